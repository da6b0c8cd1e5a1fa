// Readable twin: drawResponse, in session/draw-response.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type KeyedState, keyedState, takeKeyInto, uniformOf } from '../../../math/keyed-state.js'
import { logistic } from '../../../math/logistic.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { modelFamily } from '../../../models/model-family.js'

/** The answers of simulated persons, one person at a time. */
export interface DrawnResponses {
  /** Whose answers are drawn from here on. @param theta true proficiency, logits */
  begin(person: string, theta: number): void
  /** Category of the answer to the item at a place of the bank: the one that `drawResponse` gives under the same keys. */
  respond(index: number): number
}

/** Keys and curves are worked out once where they are the same for many answers. */
export function drawnResponses(bank: CompiledBank, seed: string): DrawnResponses {
  const point = createCurvePoint(bank.maximumCategories)
  const logistics = bank.items.map((item) => {
    const shape = modelFamily(item, bank.scale.scalingConstant)
    return shape.family === 'logistic' ? shape : undefined
  })
  const ofSeed = keyedState()
  takeKeyInto(ofSeed, ofSeed, 'response')
  takeKeyInto(ofSeed, ofSeed, seed)
  const ofPerson: KeyedState = keyedState()
  const ofItem: KeyedState = keyedState()
  let proficiency = 0
  return {
    begin(person, theta) {
      takeKeyInto(ofPerson, ofSeed, person)
      proficiency = theta
    },
    respond(index) {
      takeKeyInto(ofItem, ofPerson, bank.itemIds[index] as string)
      const uniform = uniformOf(ofItem)
      const shape = logistics[index]
      if (shape === undefined) return categoryAt(bank.curves[index] as CategoryCurve, uniform)
      // As the curve has it, so that not even the last bit parts the twins.
      const wrong = 1 - shape.upper + (shape.upper - shape.lower) * logistic(-shape.slope * (proficiency - shape.location))
      return uniform < wrong ? 0 : 1
    },
  }

  function categoryAt(curve: CategoryCurve, uniform: number): number {
    curve.pointInto(point, proficiency)
    let cumulative = 0
    for (let category = 0; category < curve.categories - 1; category++) {
      cumulative += point.probability[category] as number
      if (uniform < cumulative) return category
    }
    return curve.categories - 1
  }
}
