import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDesign } from '../../src/adaptive/session/design-schema.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { simulateTests } from '../../src/simulation/simulate-tests.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'

const design = parseDesign(
  JSON.parse(readFileSync(new URL('../../docs/designs/national-sitting/design.json', import.meta.url), 'utf8')),
)

test('the design of a national sitting keeps its blueprint, and its exposure control spreads the first item over many', () => {
  const examinees = normalExaminees(60, { mean: 0, sd: 1 }, 'national')
  const simulation = simulateTests({ engine: engineOf(mixedBank(240), design), examinees, seed: 'national' })
  const tests = [...simulation.tests]
  expect(simulation.summary().violations).toEqual({ tests: 0, rules: {} })
  expect(new Set(tests.map(({ items }) => items[0])).size).toBeGreaterThan(20)
})
