import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nominalFromAdjacentCategory } from '../../src/models/conversions/partial-credit-form.js'
import { changeScalingConstant } from '../../src/models/conversions/scaling-constant.js'
import { pointInformation } from '../../src/models/information.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { arbitraryItem, arbitraryItemOf, arbitraryTheta, realisticItemOf, realisticTheta } from '../arbitraries/items.js'
import { evaluated, largestDifference } from './evaluated.js'

/** Probabilities, slopes and curvatures agree to rounding, relative to the size of the slopes. */
function expectSameCurve(one: ItemModel, other: ItemModel, theta: number, constants: readonly [number, number] = [1, 1]): void {
  const first = evaluated(one, theta, constants[0])
  const second = evaluated(other, theta, constants[1])
  const size = 1 + Math.max(...first.slope.map(Math.abs))
  expect(largestDifference(first.probability, second.probability)).toBeLessThan(1e-11)
  expect(largestDifference(first.slope, second.slope)).toBeLessThan(1e-11 * size)
  expect(largestDifference(first.curvature, second.curvature)).toBeLessThan(1e-11 * size * size)
}

function informationAt(item: ItemModel, theta: number): number {
  const point = evaluated(item, theta)
  return pointInformation(point, point.probability.length)
}

/** Central thetas: far out the cancellation in the logits of the nominal form is what would be compared. */
const theta = realisticTheta

test('a 1PL item without a slope is a 2PL item of slope 1', () => {
  fc.assert(
    fc.property(arbitraryItemOf['2pl'], arbitraryTheta, ({ parameters: { difficulty } }, at) => {
      expect(evaluated({ model: '1pl', parameters: { difficulty } }, at)).toEqual(
        evaluated({ model: '2pl', parameters: { discrimination: 1, difficulty } }, at),
      )
    }),
  )
})

test('a 2PL item is a 3PL item with a lower asymptote of 0, and that a 4PL item with an upper asymptote of 1', () => {
  fc.assert(
    fc.property(arbitraryItemOf['2pl'], arbitraryTheta, (item, at) => {
      const three: ItemModel = { model: '3pl', parameters: { ...item.parameters, lowerAsymptote: 0 } }
      const four: ItemModel = { model: '4pl', parameters: { ...three.parameters, upperAsymptote: 1 } }
      expect(evaluated(three, at)).toEqual(evaluated(item, at))
      expect(evaluated(four, at)).toEqual(evaluated(item, at))
    }),
  )
})

test('a 3PL item is a 4PL item with an upper asymptote of 1', () => {
  fc.assert(
    fc.property(arbitraryItemOf['3pl'], arbitraryTheta, (item, at) => {
      const four: ItemModel = { model: '4pl', parameters: { ...item.parameters, upperAsymptote: 1 } }
      expect(evaluated(four, at)).toEqual(evaluated(item, at))
    }),
  )
})

test('a 3PL item read from its wrong answers is a 4PL item without a lower asymptote, upside down', () => {
  fc.assert(
    fc.property(realisticItemOf['3pl'], theta, ({ parameters }, at) => {
      const { discrimination, difficulty } = parameters
      // A c whose 1 − c is exact, so that both items are the same one.
      const lowerAsymptote = 1 - (1 - parameters.lowerAsymptote)
      const mirrored = { discrimination, difficulty: -difficulty, lowerAsymptote: 0, upperAsymptote: 1 - lowerAsymptote }
      const item = evaluated({ model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote } }, at)
      const mirror = evaluated({ model: '4pl', parameters: mirrored }, -at)
      expect(largestDifference(item.probability, mirror.probability.toReversed())).toBeLessThan(1e-14)
      expect(
        largestDifference(
          item.slope,
          mirror.slope.toReversed().map((slope) => -slope),
        ),
      ).toBeLessThan(1e-12)
      expect(largestDifference(item.curvature, mirror.curvature.toReversed())).toBeLessThan(1e-12)
    }),
  )
})

test('a GRM item of two categories is a 2PL item', () => {
  fc.assert(
    fc.property(arbitraryItemOf['2pl'], arbitraryTheta, ({ parameters }, at) => {
      const { discrimination, difficulty } = parameters
      expectSameCurve(
        { model: 'grm', parameters: { discrimination, thresholds: [difficulty] } },
        { model: '2pl', parameters },
        at,
      )
    }),
  )
})

test('a GRM item with its categories joined at one threshold is the 2PL item there', () => {
  fc.assert(
    fc.property(realisticItemOf.grm, theta, ({ model, parameters }, at) => {
      const { discrimination, thresholds } = parameters
      const { probability } = evaluated({ model, parameters }, at)
      thresholds.forEach((difficulty, k) => {
        const reached = probability.slice(k + 1).reduce((total, p) => total + p, 0)
        const joined = evaluated({ model: '2pl', parameters: { discrimination, difficulty } }, at).probability[1] as number
        expect(Math.abs(reached - joined)).toBeLessThan(1e-13)
      })
    }),
  )
})

test('a GPCM item of two categories is a 2PL item', () => {
  fc.assert(
    fc.property(arbitraryItemOf['2pl'], theta, ({ parameters }, at) => {
      const { discrimination, difficulty } = parameters
      expectSameCurve({ model: 'gpcm', parameters: { discrimination, steps: [difficulty] } }, { model: '2pl', parameters }, at)
    }),
  )
})

test('GRM and GPCM items of two categories keep the digits of the 2PL item’s information far out', () => {
  fc.assert(
    fc.property(realisticItemOf['2pl'], fc.constantFrom(-100, -40, 40, 100), ({ parameters }, at) => {
      const { discrimination, difficulty } = parameters
      const two = informationAt({ model: '2pl', parameters }, at)
      // The logits themselves, of size up to 300, carry their rounding into the exponential.
      const graded = informationAt({ model: 'grm', parameters: { discrimination, thresholds: [difficulty] } }, at)
      const adjacent = informationAt({ model: 'gpcm', parameters: { discrimination, steps: [difficulty] } }, at)
      expect(Math.abs(graded / two - 1)).toBeLessThan(1e-12)
      expect(Math.abs(adjacent / two - 1)).toBeLessThan(1e-12)
    }),
  )
})

test('neighbouring GPCM categories alone are a 2PL item at their step', () => {
  fc.assert(
    fc.property(realisticItemOf.gpcm, theta, ({ model, parameters }, at) => {
      const { probability } = evaluated({ model, parameters }, at)
      parameters.steps.forEach((difficulty, k) => {
        const [lower, upper] = [probability[k] as number, probability[k + 1] as number]
        const alone: ItemModel = { model: '2pl', parameters: { discrimination: parameters.discrimination, difficulty } }
        expect(Math.abs(upper / (lower + upper) - (evaluated(alone, at).probability[1] as number))).toBeLessThan(1e-12)
      })
    }),
  )
})

test('a GPCM item is the NRM item with slopes ka and intercepts −aΣb, on any D', () => {
  fc.assert(
    fc.property(arbitraryItemOf.gpcm, theta, fc.constantFrom(1, 1.702), (item, at, D) => {
      const { discrimination, steps } = item.parameters
      const stepSum = (last: number) => steps.slice(0, last + 1).reduce((total, step) => total + step, 0)
      const intercepts = steps.map((_, k) => -D * discrimination * stepSum(k))
      const slopes = steps.map((_, k) => (k + 1) * D * discrimination)
      expectSameCurve(item, { model: 'nrm', parameters: { slopes, intercepts } }, at, [D, 1])
      expectSameCurve(item, nominalFromAdjacentCategory(item), at)
    }),
  )
})

test('a PCM item is a GPCM item of slope 1', () => {
  fc.assert(
    fc.property(arbitraryItemOf.pcm, arbitraryTheta, ({ parameters: { steps } }, at) => {
      expect(evaluated({ model: 'gpcm', parameters: { discrimination: 1, steps } }, at)).toEqual(
        evaluated({ model: 'pcm', parameters: { steps } }, at),
      )
    }),
  )
})

test('an RSM item is the PCM item with steps b + τ', () => {
  fc.assert(
    fc.property(arbitraryItemOf.rsm, arbitraryTheta, (item, at) => {
      const steps = item.parameters.steps.map((step) => item.parameters.difficulty + step)
      expect(evaluated({ model: 'pcm', parameters: { steps } }, at)).toEqual(evaluated(item, at))
    }),
  )
})

test('the nominal model is the only one without D: in every other it multiplies the slope', () => {
  fc.assert(
    fc.property(arbitraryItem, theta, fc.constantFrom(1.7, 1.702), (item, at, D) => {
      expectSameCurve(item, changeScalingConstant(item, { from: D, to: 1 }), at, [D, 1])
    }),
  )
  fc.assert(
    fc.property(arbitraryItemOf.nrm, arbitraryTheta, (item, at) => {
      expect(evaluated(item, at, 1.702)).toEqual(evaluated(item, at, 1))
    }),
  )
})

test('D stretches the scale of a PCM item: P(θ; D, b) = P(Dθ; 1, Db)', () => {
  fc.assert(
    fc.property(realisticItemOf.pcm, theta, ({ parameters }, at) => {
      const stretched: ItemModel = { model: 'pcm', parameters: { steps: parameters.steps.map((step) => 1.7 * step) } }
      const one = evaluated({ model: 'pcm', parameters }, at, 1.7)
      expect(largestDifference(one.probability, evaluated(stretched, 1.7 * at).probability)).toBeLessThan(1e-12)
    }),
  )
})
