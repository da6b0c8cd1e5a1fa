import { describe, expect, test } from 'vitest'
import { emptyExposure, exposureRate } from '../../src/adaptive/exposure/exposure-state.js'
import type { Design } from '../../src/adaptive/session/design.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { exposureWaves } from '../../src/simulation/exposure-waves.js'
import type { SimulatedTest } from '../../src/simulation/simulate-test.js'
import { simulateTests } from '../../src/simulation/simulate-tests.js'
import { simulateInPool } from '../../src/simulation/simulation-pool.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'
import { builtWorker } from './worker-entry.js'

const bank = mixedBank(60)
const eligibility: Design = { exposure: { method: 'eligibility', max: 0.25 }, stop: [{ rule: 'length', items: 8 }] }
const people = (count: number) => normalExaminees(count, { mean: 0, sd: 1 }, 'exposure')

describe('a rehearsal of a design that looks at counts of exposure', () => {
  test('holds its target within 0.02 over the whole run, the first tests included', () => {
    const simulation = simulateTests({ engine: engineOf(bank, eligibility), examinees: people(800), seed: 'x' })
    const tests = [...simulation.tests]
    const { maximum, items } = simulation.summary().exposure
    expect(maximum).toBeLessThan(0.27)
    const state = simulation.exposure()
    expect(state?.persons).toEqual([800])
    // The counts are those of the tests, and hold no names of rehearsed persons.
    for (const { item, rate } of items) expect(exposureRate(state as never, item)).toBeCloseTo(rate, 12)
    expect(state?.sessions).toEqual([])
    expect(tests.every(({ exposure }) => exposure?.relaxed === false)).toBe(true)
  })

  test('goes on from counts of another run, and refuses those at other thetas', () => {
    const engine = engineOf(bank, eligibility)
    const before = simulateTests({ engine, examinees: people(200), seed: 'before' })
    for (const _ of before.tests);
    const [first] = simulateTests({ engine, examinees: people(1), seed: 'x', exposure: before.exposure() }).tests
    expect((first as SimulatedTest).exposure?.barred[0]?.length).toBeGreaterThan(0)
    const elsewhere = simulateTests({ engine, examinees: people(1), seed: 'x', exposure: emptyExposure([-1, 1]) })
    expect(() => [...elsewhere.tests]).toThrow('counted at theta')
  })

  test('gives the same tests by one thread and by two', async () => {
    const entry = builtWorker('src/simulation/simulation-worker.ts')
    const run = async (workers: number) => {
      const tests: SimulatedTest[] = []
      const setup = { bank, design: eligibility, sitting: { seed: 'x' }, examinees: people(70), workers, entry }
      for await (const block of simulateInPool(setup)) tests.push(...block)
      return tests
    }
    const [one, two] = [await run(1), await run(2)]
    expect(two).toEqual(one)
    expect(one.map(({ items }) => items)).toEqual(
      [...simulateTests({ engine: engineOf(bank, eligibility), examinees: people(70), seed: 'x' }).tests].map(
        ({ items }) => items,
      ),
    )
  })
})

test('waves grow with the counts, by a fiftieth of them', () => {
  const waves = exposureWaves(engineOf(bank, eligibility))
  const sizes: number[] = []
  for (const wave of waves.split(people(4000))) {
    sizes.push(wave.length)
    waves.add(wave.map(({ person }) => ({ exposure: { session: person, theta: 0, given: [], barred: [[]], relaxed: false } })))
  }
  expect(sizes.slice(0, 101)).toEqual([...Array(100).fill(1), 2])
  expect(Math.max(...sizes)).toBeLessThanOrEqual(80)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4000)
  const all = exposureWaves(engineOf(bank, { stop: [{ rule: 'length', items: 3 }] }))
  expect([...all.split(people(3))].map((wave) => wave.length)).toEqual([1, 1, 1])
  expect(all.counts).toBeUndefined()
})
