import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import { categoryCurve } from '../../src/models/category-curve.js'
import { probabilities } from '../../src/models/item-functions.js'
import { engineOf, mixedBank } from './banks.js'
import { curveOf } from './play-session.js'

const model = { model: 'gpcm', parameters: { discrimination: 1.2, steps: [-0.5, 0.4] } } as const

test('drawn responses follow the probabilities of the categories, four standard errors allowed', () => {
  const curve = categoryCurve(model)
  const persons = 4000
  const counts = [0, 0, 0]
  for (let p = 0; p < persons; p++) {
    const category = drawResponse(curve, 0.3, { seed: 's', person: String(p), item: 'i' })
    counts[category] = (counts[category] as number) + 1
  }
  for (const [k, probability] of probabilities(model, 0.3).entries()) {
    expect(Math.abs((counts[k] as number) / persons - probability)).toBeLessThan(
      4 * Math.sqrt((probability * (1 - probability)) / persons),
    )
  }
})

test('drawn responses rise with theta for the same person and item', () => {
  const engine = engineOf(mixedBank(7))
  fc.assert(
    fc.property(fc.string(), fc.double({ min: -4, max: 4, noNaN: true }), fc.nat({ max: 6 }), (person, theta, k) => {
      const item = engine.bank.itemIds[k] as string
      const at = (value: number) => drawResponse(curveOf(engine, item), value, { seed: 's', person, item })
      expect(at(theta + 0.5)).toBeGreaterThanOrEqual(at(theta))
    }),
  )
})
