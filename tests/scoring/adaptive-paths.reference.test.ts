import { describe, test } from 'vitest'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import reference from '../reference/bank20-paths.json' with { type: 'json' }
import { expectEstimate } from './expect-estimate.js'

const rows = Array.from({ length: 20 }, (_, i) => {
  const k = i + 1
  return [0.6 + 0.08 * ((7 * k) % 20), -2.4 + 0.25 * ((11 * k) % 20), 0.05 * ((3 * k) % 6)]
})
const bank = bankOf(rows.map(logisticItem))

describe.each(['map', 'eap'] as const)('theta and standard error after every answer of the %s path', (method) => {
  const answers = new Uint8Array(20).fill(255)
  const steps = reference.paths[method].map((step) => {
    answers[step.item - 1] = step.response
    return { ...step, responses: answers.slice() }
  })

  test.each(steps)('step $step', ({ responses, theta, standardError }) => {
    expectEstimate(estimateProficiency(bank, responses, { method }), { theta, standardError }, 1e-8)
  })
})
