import { describe, expect, test } from 'vitest'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import type { ScoringMethod } from '../../src/scoring/scoring-options.js'
import { wleRoots } from '../../src/scoring/wle.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import reference from '../reference/scoring-exact.json' with { type: 'json' }
import { expectEstimate, expectWithin } from './expect-estimate.js'

const { tolerance } = reference.passport

const asymptotes: Record<string, (row: readonly number[]) => number[]> = {
  '2pl': ([a = 1, b = 0]) => [a, b, 0, 1],
  '3pl': ([a = 1, b = 0, c = 0]) => [a, b, c, 1],
  '4pl': ([a = 1, b = 0, c = 0]) => [a, b, c, 0.95],
}

describe.each(reference.cases)('$model, $pattern', ({ model, responses, ...figures }) => {
  const bank = bankOf(reference.items.map((row) => logisticItem(asymptotes[model]?.(row) as number[])))
  const score = (method: ScoringMethod, standardError: 'expected' | 'observed' = 'expected') =>
    estimateProficiency(bank, responses, { method, standardError })

  test('EAP and posterior SD', () => {
    expectEstimate(score('eap'), figures.eap, tolerance)
  })

  test.each(['map', 'wle', 'jeffreys'] as const)('%s with expected and observed standard error', (method) => {
    const { theta, expectedInformation, observedInformation } = figures[method]
    const prior = method === 'map' ? 1 : 0
    expectEstimate(score(method), { theta, standardError: 1 / Math.sqrt(expectedInformation + prior) }, tolerance)
    const observed = observedInformation + prior
    const estimate = score(method, 'observed')
    if (observed > 0) expectEstimate(estimate, { theta, standardError: 1 / Math.sqrt(observed) }, tolerance)
    else expect(estimate).toMatchObject({ kind: 'finite', standardError: null })
  })

  test('MLE, or unbounded where there is none', () => {
    const estimate = score('mle')
    if (figures.mle === null) expect(estimate.kind).toBe('unbounded')
    else {
      const { theta, expectedInformation } = figures.mle
      // The SE of a flat likelihood is thousands: its own digits, not its absolute error, are held.
      expectEstimate(estimate, { theta }, tolerance)
      expectWithin(1 / (estimate as { standardError: number }).standardError ** 2, expectedInformation, tolerance)
    }
  })

  test('as many roots of Warm’s equation as there are', () => {
    const roots = wleRoots(bank, responses)
    expect(roots).toHaveLength(figures.wleRoots.length)
    for (const [i, { theta }] of roots.entries()) expectWithin(theta, figures.wleRoots[i], tolerance)
  })
})
