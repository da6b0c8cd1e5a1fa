// Readable twin: drawResponse, in session/draw-response.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { KEY_END, type KeyedState, keyedState, takeKeyInto, takeUnitsInto, uniformAfter } from '../../../math/keyed-state.js'
import { logistic } from '../../../math/logistic.js'
import type { CategoryCurve } from '../../../models/category-curve.js'
import { type InformationColumns, informationColumns } from '../../selection/listed/information-columns.js'

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

/**
 * What answers are drawn from. Plain columns, handed to plain functions: a draw costs the same however many banks a process knows.
 */
interface DrawColumns extends InformationColumns {
  /** What all ids begin with, taken in once a person. */
  readonly prefix: string
  /** The UTF-16 units behind it of all ids, each closed as `takeKeyInto` closes a key. */
  readonly units: Int32Array
  /** Where those of an item begin; one entry more for the end. */
  readonly firstUnit: Int32Array
  readonly ofSeed: KeyedState
  /** After the person and the prefix. */
  readonly ofPerson: KeyedState
  /** True proficiency of the person, logits. */
  theta: number
}

/** Keys and curves are worked out once where they are the same for many answers. */
export function drawnResponses(bank: CompiledBank, seed: string): DrawnResponses {
  const columns = drawColumns(bank, seed)
  const { ofPerson, ofSeed, prefix } = columns
  return {
    begin(person, theta) {
      takeKeyInto(ofPerson, ofSeed, person)
      takeUnitsInto(ofPerson, prefix)
      columns.theta = theta
    },
    respond: (index) => drawCategory(columns, index),
  }
}

function drawColumns(bank: CompiledBank, seed: string): DrawColumns {
  const prefix = commonPrefix(bank.itemIds)
  const rests = bank.itemIds.map((id) => [...unitsOf(id.slice(prefix.length)), KEY_END])
  let length = 0
  const firstUnit = Int32Array.from([0, ...rests.map((rest) => (length += rest.length))])
  const ofSeed = keyedState()
  takeKeyInto(ofSeed, ofSeed, 'response')
  takeKeyInto(ofSeed, ofSeed, seed)
  return {
    ...informationColumns(bank),
    prefix,
    units: Int32Array.from(rests.flat()),
    firstUnit,
    ofSeed,
    ofPerson: keyedState(),
    theta: Number.NaN,
  }
}

/** What all texts begin with. */
function commonPrefix(texts: readonly string[]): string {
  return texts.reduce((prefix, text) => {
    let length = 0
    while (length < prefix.length && prefix[length] === text[length]) length += 1
    return prefix.slice(0, length)
  }, texts[0] ?? '')
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

function drawCategory(columns: DrawColumns, index: number): number {
  const { ofPerson, units, firstUnit } = columns
  const uniform = uniformAfter(ofPerson, units, firstUnit[index] as number, firstUnit[index + 1] as number)
  const a = columns.slope[index] as number
  if (a === 0) return categoryAt(columns, index, uniform)
  const least = 1 - (columns.upper[index] as number)
  const height = (columns.upper[index] as number) - (columns.lower[index] as number)
  const z = -a * (columns.theta - (columns.location[index] as number))
  const place = (z + tableEnd) * perLogit
  if (place >= 0 && place < tableLast) {
    const at = Math.trunc(place)
    const below = logisticTable[at] as number
    const about = least + height * (below + (place - at) * ((logisticTable[at + 1] as number) - below))
    if (Math.abs(uniform - about) > tableError) return uniform < about ? 0 : 1
  }
  // As the curve has it, so that not even the last bit parts the twins.
  return uniform < least + height * logistic(z) ? 0 : 1
}

function categoryAt({ curves, point, theta }: DrawColumns, index: number, uniform: number): number {
  const curve = curves[index] as CategoryCurve
  curve.pointInto(point, theta)
  let cumulative = 0
  for (let category = 0; category < curve.categories - 1; category++) {
    cumulative += point.probability[category] as number
    if (uniform < cumulative) return category
  }
  return curve.categories - 1
}
