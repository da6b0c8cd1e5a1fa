import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { categoryCurve } from '../../src/models/category-curve.js'
import { type ItemModel, modelNames } from '../../src/models/item-model.js'
import { responseProbabilityLocation } from '../../src/models/response-probability.js'
import { arbitraryItemOf } from '../arbitraries/items.js'
import { evaluated } from './evaluated.js'

const share = fc.double({ min: 0.02, max: 0.98, noNaN: true })
const guessing = fc.constantFrom('included' as const, 'removed' as const)

describe.each(modelNames)('a %s item', (model) => {
  const item = arbitraryItemOf[model] as fc.Arbitrary<ItemModel>

  test('is answered in category k or higher with the probability asked for, at every k that it orders', () => {
    fc.assert(
      fc.property(item, share, guessing, fc.constantFrom(1, 1.7), (each, responseProbability, way, D) => {
        const curve = categoryCurve(each, D)
        const from = (values: readonly number[], k: number) => values.slice(k).reduce((total, value) => total + value, 0)
        const limits = (direction: 'below' | 'above') =>
          Array.from({ length: curve.categories }, (_, k) => Math.exp(curve.logProbabilityLimit(k, direction)))
        for (let category = 1; category < curve.categories; category++) {
          const options = { responseProbability, guessing: way, category }
          const location = responseProbabilityLocation(each, options, D)
          const [c, d] = [from(limits('below'), category), from(limits('above'), category)]
          if (location.kind === 'not-increasing') {
            expect(each.model).toBe('nrm')
          } else if (location.kind === 'unreachable') {
            expect(way).toBe('included')
            if (location.asymptote === 'lower') expect(responseProbability).toBeLessThanOrEqual(c + 1e-15)
            else expect(responseProbability).toBeGreaterThanOrEqual(d - 1e-15)
          } else {
            const reached = from(Array.from(evaluated(each, location.theta, D).probability), category)
            const asked = way === 'removed' ? (reached - c) / (d - c) : reached
            // Where c is all but d, rounding of P alone moves a share of d − c.
            const rounding = way === 'removed' ? (8 * Number.EPSILON) / (d - c) : 0
            expect(Math.abs(asked - responseProbability)).toBeLessThan(1e-10 + rounding)
          }
        }
      }),
    )
  })

  test('asks for more proficiency the higher the probability', () => {
    fc.assert(
      fc.property(item, share, share, guessing, (each, one, other, way) => {
        fc.pre(Math.abs(one - other) > 1e-6)
        const at = (responseProbability: number) =>
          responseProbabilityLocation(each, { responseProbability, guessing: way, category: 1 })
        const [low, high] = [at(Math.min(one, other)), at(Math.max(one, other))]
        fc.pre(low.kind === 'location' && high.kind === 'location')
        if (low.kind === 'location' && high.kind === 'location') expect(low.theta).toBeLessThan(high.theta)
      }),
    )
  })
})
