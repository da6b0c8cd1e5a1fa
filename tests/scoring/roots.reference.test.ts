import { describe, expect, test } from 'vitest'
import { likelihoodRoots } from '../../src/scoring/mle.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { wleRoots } from '../../src/scoring/wle.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import reference from '../reference/scoring-roots.json' with { type: 'json' }
import { expectEstimate, expectWithin } from './expect-estimate.js'

const { tolerance } = reference.passport

describe.each(reference.cases)('$name', ({ items, responses, ...figures }) => {
  const bank = bankOf(items.map(logisticItem))

  test('MAP and its standard error 1/√(I + 1)', () => {
    expectEstimate(estimateProficiency(bank, responses, { method: 'map' }), figures.map, tolerance)
  })

  test('EAP over 33 nodes, trapezoid, to 1e-8; over the default nodes within 1e-6 of the integral', () => {
    const nodes = { count: 33, low: -4, high: 4, trapezoid: true }
    expectEstimate(estimateProficiency(bank, responses, { nodes }), figures.eap33, tolerance)
    expectEstimate(estimateProficiency(bank, responses), figures.eapDense, 1e-6)
  })

  test('every stationary point of the likelihood, and the MLE at the highest or at infinity', () => {
    const roots = likelihoodRoots(bank, responses)
    expect(roots.map(({ kind }) => kind)).toEqual(figures.likelihoodRoots.map(({ kind }) => kind))
    for (const [i, root] of roots.entries()) {
      expectWithin(root.theta, figures.likelihoodRoots[i]?.theta, tolerance)
      expectWithin(root.logLikelihood, figures.likelihoodRoots[i]?.logLikelihood, tolerance)
    }
    const maxima = figures.likelihoodRoots.filter(({ kind }) => kind === 'maximum')
    const best = maxima.toSorted((one, other) => other.logLikelihood - one.logLikelihood)[0]
    const estimate = estimateProficiency(bank, responses, { method: 'mle' })
    if (best === undefined) expect(estimate.kind).toBe('unbounded')
    else expectEstimate(estimate, best, tolerance)
  })

  test('every root of Warm’s equation', () => {
    const roots = wleRoots(bank, responses)
    expect(roots.map(({ kind }) => kind)).toEqual(figures.wleRoots.map(({ kind }) => kind))
    for (const [i, root] of roots.entries()) expectWithin(root.theta, figures.wleRoots[i]?.theta, tolerance)
  })
})
