// Readable twin: drawResponse, in session/draw-response.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type KeyedState, keyedState, takeKeyInto, uniformOf } from '../../../math/keyed-state.js'
import { logistic } from '../../../math/logistic.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { type LogisticFamily, modelFamily } from '../../../models/model-family.js'

/** The logistic function at steps of 1/16 logit, by which nearly all draws are decided. */
const tableEnd = 16
const perLogit = 16
const tableLast = 2 * tableEnd * perLogit
const logisticTable = Float64Array.from({ length: tableLast + 1 }, (_, at) => logistic(at / perLogit - tableEnd))
/** Twice the most that a straight line errs between two steps: h²/8 times the highest curvature, 1/(6√3). */
const tableError = 1e-4

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
  const shapes = bank.items.map((item) => modelFamily(item, bank.scale.scalingConstant))
  // Slopes are above 0, so 0 tells the other shapes apart.
  const column = (name: Exclude<keyof LogisticFamily, 'family'>) =>
    Float64Array.from(shapes, (shape) => (shape.family === 'logistic' ? shape[name] : 0))
  const slope = column('slope')
  const location = column('location')
  const lower = column('lower')
  const upper = column('upper')
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
      const a = slope[index] as number
      if (a === 0) return categoryAt(bank.curves[index] as CategoryCurve, uniform)
      const least = 1 - (upper[index] as number)
      const height = (upper[index] as number) - (lower[index] as number)
      const z = -a * (proficiency - (location[index] as number))
      const place = (z + tableEnd) * perLogit
      if (place >= 0 && place < tableLast) {
        const at = Math.trunc(place)
        const below = logisticTable[at] as number
        const about = least + height * (below + (place - at) * ((logisticTable[at + 1] as number) - below))
        if (Math.abs(uniform - about) > tableError) return uniform < about ? 0 : 1
      }
      // As the curve has it, so that not even the last bit parts the twins.
      return uniform < least + height * logistic(z) ? 0 : 1
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
