import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { simpson } from '../../src/math/integrate.js'
import { answeredItems } from '../../src/scoring/answered-items.js'
import { likelihoodOf } from '../../src/scoring/likelihood-point.js'
import { likelihoodRoots } from '../../src/scoring/mle.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { wleRoots } from '../../src/scoring/wle.js'
import { answeredBank } from '../arbitraries/banks.js'
import { realisticItem, realisticItemOf } from '../arbitraries/items.js'
import { runs } from '../arbitraries/runs.js'
import { logLikelihood } from './integral.js'

const manyModes = answeredBank({ item: fc.oneof(realisticItemOf['3pl'], realisticItemOf['4pl'], realisticItem) })

const guessable = fc
  .record({
    discrimination: fc.double({ min: 1, max: 3, noNaN: true }),
    difficulty: fc.double({ min: -2, max: 2, noNaN: true }),
    lowerAsymptote: fc.double({ min: 0.2, max: 0.5, noNaN: true }),
  })
  .map((parameters) => ({ model: '3pl' as const, parameters }))

/** Patterns of steep items that are easily guessed, whose weighted likelihood has more than one root. */
const severalRoots = answeredBank({ item: guessable, mostItems: 6, withMissing: false }).filter(
  ({ bank, responses }) => wleRoots(bank, responses).length > 1,
)

/** −40 … 40 in steps of .02, and far beyond: where people and their maxima are. */
const places = [...Array.from({ length: 4001 }, (_, i) => (i - 2000) / 50), -1e4, -300, 300, 1e4]

function limit(bank: CompiledBank, responses: Uint8Array, direction: 'below' | 'above'): number {
  return bank.curves.reduce((sum, curve, index) => {
    const response = responses[index] as number
    return response === 255 ? sum : sum + curve.logProbabilityLimit(response, direction)
  }, 0)
}

describe('MLE', () => {
  test('no theta on a dense grid is likelier; where it is unbounded, none beats the limit at infinity', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const estimate = estimateProficiency(bank, responses, { method: 'mle' })
        fc.pre(estimate.kind !== 'no-information')
        const highest = places.reduce(
          (most, theta) => Math.max(most, logLikelihood(bank, responses, theta)),
          Number.NEGATIVE_INFINITY,
        )
        const reached =
          estimate.kind === 'finite'
            ? logLikelihood(bank, responses, estimate.theta)
            : limit(bank, responses, (estimate as { direction: 'below' | 'above' }).direction)
        expect(highest).toBeLessThanOrEqual(reached + 1e-11)
      }),
      runs(100),
    )
  })

  test('a finite estimate is not below either limit at infinity', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const estimate = estimateProficiency(bank, responses, { method: 'mle' })
        fc.pre(estimate.kind === 'finite')
        const reached = logLikelihood(bank, responses, (estimate as { theta: number }).theta)
        expect(reached).toBeGreaterThanOrEqual(limit(bank, responses, 'below'))
        expect(reached).toBeGreaterThanOrEqual(limit(bank, responses, 'above'))
      }),
    )
  })

  test('its roots alternate between maxima and minima, and the score vanishes at each', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const roots = likelihoodRoots(bank, responses)
        const likelihood = likelihoodOf(answeredItems(bank, responses))
        for (const [i, { theta, kind }] of roots.entries()) {
          const { slope, curvature } = likelihood(theta)
          // A step of 1e-12 changes the score by this much.
          expect(Math.abs(slope)).toBeLessThanOrEqual(
            1e-12 * (1 + Math.abs(theta)) * Math.abs(curvature) + 1e-13 * bank.items.length,
          )
          if (i > 0) expect(kind).not.toBe(roots[i - 1]?.kind)
        }
      }),
    )
  })
})

describe('WLE', () => {
  test('the estimate is the maximum with the highest weighted log-likelihood', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const estimate = estimateProficiency(bank, responses, { method: 'wle' })
        fc.pre(estimate.kind === 'finite')
        const maxima = wleRoots(bank, responses).filter(({ kind }) => kind === 'maximum')
        const highest = Math.max(...maxima.map(({ weightedLogLikelihood }) => weightedLogLikelihood))
        const best = maxima.find(({ weightedLogLikelihood }) => weightedLogLikelihood === highest)
        expect(estimate).toMatchObject({ theta: best?.theta })
      }),
    )
  })

  test('differences of weighted log-likelihood are those of ℓ plus the integral of J/2I', () => {
    fc.assert(
      fc.property(severalRoots, ({ bank, responses }) => {
        const roots = wleRoots(bank, responses)
        const likelihood = likelihoodOf(answeredItems(bank, responses))
        const weight = (theta: number) => likelihood(theta).biasNumerator / (2 * likelihood(theta).information)
        for (const [i, root] of roots.slice(1).entries()) {
          const previous = roots[i] as (typeof roots)[number]
          const rise = likelihood(root.theta).logLikelihood - likelihood(previous.theta).logLikelihood
          const expected = rise + simpson(weight, previous.theta, root.theta, 2000)
          expect(Math.abs(root.weightedLogLikelihood - previous.weightedLogLikelihood - expected)).toBeLessThan(1e-8)
        }
      }),
      runs(15),
    )
  })

  test('at the global maximum the weighted log-likelihood is the log-likelihood', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const estimate = estimateProficiency(bank, responses, { method: 'wle' })
        fc.pre(estimate.kind === 'finite')
        const { theta } = estimate as { theta: number }
        const root = wleRoots(bank, responses).find((one) => one.theta === theta)
        expect(root?.weightedLogLikelihood).toBeCloseTo(logLikelihood(bank, responses, theta), 12)
      }),
    )
  })
})

describe.each(['map', 'jeffreys'] as const)('%s', (method) => {
  test('no theta on a dense grid has a higher posterior density', () => {
    fc.assert(
      fc.property(manyModes, ({ bank, responses }) => {
        const estimate = estimateProficiency(bank, responses, { method })
        fc.pre(estimate.kind === 'finite')
        const likelihood = likelihoodOf(answeredItems(bank, responses))
        const height = (theta: number) => {
          const { logLikelihood: level, information } = likelihood(theta)
          return level + (method === 'map' ? -(theta ** 2) / 2 : Math.log(information) / 2)
        }
        const near = places.filter((theta) => Math.abs(theta) <= 40)
        const highest = near.reduce((most, theta) => Math.max(most, height(theta)), Number.NEGATIVE_INFINITY)
        expect(highest).toBeLessThanOrEqual(height((estimate as { theta: number }).theta) + 1e-10)
      }),
      runs(100),
    )
  })
})
