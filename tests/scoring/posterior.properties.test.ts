import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/math/random-source.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { levelProbabilities } from '../../src/scoring/level-probabilities.js'
import { posterior } from '../../src/scoring/posterior.js'
import { posteriorMoments } from '../../src/scoring/posterior-curve.js'
import { posteriorMass } from '../../src/scoring/posterior-mass.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { defaultNodes } from '../../src/scoring/scoring-grid.js'
import { probabilityAbove } from '../../src/scoring/tail-probability.js'
import { answeredBank, bankOf, drawResponses } from '../arbitraries/banks.js'
import { realisticItem } from '../arbitraries/items.js'
import { expectEstimate, expectWithin } from './expect-estimate.js'
import { posteriorIntegral } from './integral.js'

/** On nodes, next to nodes, between nodes, off the grid. */
const cuts = [-7, -6, -2.4, -1.2, -1e-9, 0, 1e-9, 0.1, 0.2, 0.25, 0.7, 1.4 + 1e-12, 3.3, 6, 7]

test('P(θ ≥ cut) is within 1e-6 of the integral over 4,801 nodes for cuts on, near and between nodes', () => {
  fc.assert(
    fc.property(answeredBank(), ({ bank, responses }) => {
      const curve = posterior(bank, responses)
      const integral = posteriorIntegral(bank, responses)
      for (const cut of cuts) expectWithin(probabilityAbove(curve, cut), integral.probabilityAbove(cut), 1e-6)
    }),
    { numRuns: 50 },
  )
})

test('so it is for items far steeper than the nodes are close', () => {
  const steep = fc
    .record({
      discrimination: fc.double({ min: 5, max: 40, noNaN: true }),
      difficulty: fc.double({ min: -3, max: 3, noNaN: true }),
      lowerAsymptote: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
    })
    .map((parameters): ItemModel => ({ model: '3pl', parameters }))
  fc.assert(
    fc.property(answeredBank({ item: steep, mostItems: 5 }), ({ bank, responses }) => {
      const curve = posterior(bank, responses)
      const integral = posteriorIntegral(bank, responses, { nodes: 24001 })
      for (const cut of cuts) expectWithin(probabilityAbove(curve, cut), integral.probabilityAbove(cut), 1e-6)
    }),
    { numRuns: 10 },
  )
})

test('without answers it is the prior', () => {
  const curve = posterior(bankOf([{ model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }]), [255], {
    prior: { kind: 'normal', mean: 0.3, sd: 0.8 },
  })
  // 1 − Φ((0.7 − 0.3)/0.8), of a normal cut off at ±6 SD.
  expectWithin(probabilityAbove(curve, 0.7), 0.3085375387259869, 1e-8)
  expectWithin(posteriorMoments(curve).mean, 0.3, 1e-12)
})

test('P(θ ≥ cut) never rises with the cut, and P(θ < cut) is the rest', () => {
  fc.assert(
    fc.property(answeredBank(), fc.array(fc.double({ min: -7, max: 7, noNaN: true }), { minLength: 2 }), (answered, thetas) => {
      const mass = posteriorMass(posterior(answered.bank, answered.responses))
      const above = thetas.toSorted((one, other) => one - other).map((cut) => mass.probabilityAbove(cut))
      for (const [i, value] of above.slice(1).entries()) expect(value).toBeLessThanOrEqual((above[i] as number) + 1e-15)
      for (const cut of thetas) expectWithin(mass.probabilityAbove(cut) + mass.probabilityBelow(cut), 1, 1e-12)
    }),
  )
})

test('levels are differences of P(θ ≥ cut) and sum to 1', () => {
  fc.assert(
    fc.property(
      answeredBank(),
      fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 5 }),
      (answered, tenths) => {
        const levels = tenths.toSorted((one, other) => one - other).map((tenth) => tenth / 10)
        const curve = posterior(answered.bank, answered.responses)
        const probabilities = levelProbabilities(curve, levels)
        expect(probabilities).toHaveLength(levels.length + 1)
        expectWithin(
          probabilities.reduce((sum, value) => sum + value),
          1,
          1e-12,
        )
        expectWithin(probabilities.at(-1), probabilityAbove(curve, levels.at(-1) as number), 1e-15)
      },
    ),
  )
})

describe('EAP', () => {
  test('over the default nodes is within 1e-5 of the integral for any pattern of 12 items with slopes up to 1.5', () => {
    const usual = realisticItem.filter(({ model, parameters }) => {
      return (
        ['1pl', '2pl', '3pl', '4pl', 'grm'].includes(model) &&
        ((parameters as { discrimination?: number }).discrimination ?? 1) <= 1.5
      )
    })
    fc.assert(
      fc.property(answeredBank({ item: usual }), ({ bank, responses }) => {
        const integral = posteriorIntegral(bank, responses)
        const figures = { theta: integral.mean, standardError: integral.standardDeviation }
        expectEstimate(estimateProficiency(bank, responses), figures, 1e-5)
      }),
      { numRuns: 50 },
    )
  })

  test.each([100, 300, 1000])('of %i items is refined: within 1e-6 of an integral 100 times finer', (count) => {
    const random = createRandom(`narrow ${count}`)
    const bank = bankOf(
      Array.from({ length: count }, (): ItemModel => {
        const parameters = { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal() }
        return { model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.1 + 0.15 * random.uniform() } }
      }),
    )
    const nodeDistance = (defaultNodes.high - defaultNodes.low) / (defaultNodes.count - 1)
    let refined = 0
    for (const theta of [-0.1, 0.63, 1.2]) {
      const responses = drawResponses(bank, theta, random)
      const { grid } = posterior(bank, responses)
      if (grid.spacing >= nodeDistance) continue
      refined += 1
      // Ten posterior SDs and more on either side, at the distance of 4,801 nodes on −6 … 6.
      const integral = posteriorIntegral(bank, responses, { low: theta - 3, high: theta + 3, nodes: 2401 })
      const figures = { theta: integral.mean, standardError: integral.standardDeviation }
      expectEstimate(estimateProficiency(bank, responses), figures, 1e-6)
    }
    expect(refined).toBeGreaterThan(0)
  })
})

test('under a uniform prior nothing lies beyond the grid, however hard the answers push', () => {
  const bank = bankOf(
    Array.from({ length: 200 }, () => ({ model: '2pl', parameters: { discrimination: 2, difficulty: 5.9 } }) as const),
  )
  const estimate = estimateProficiency(bank, new Array(200).fill(1), { prior: { kind: 'uniform' } })
  // ∫ over −6 … 6 of σ(2(θ − 5.9))^200, trapezoid of 480,001 nodes.
  expectEstimate(estimate, { theta: 5.994512455760248, standardError: 0.005455599907078932 }, 1e-6)
})
