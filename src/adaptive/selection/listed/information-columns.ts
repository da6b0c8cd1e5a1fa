// Readable twin: curveInformation in models/information.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'
import { type LogisticFamily, modelFamily } from '../../../models/model-family.js'
import { tieEpsilon } from '../ranking.js'
import {
  type InformationList,
  type InformationListOptions,
  informationListDefaults,
  informationLists,
} from './information-lists.js'
import { mostInformative } from './listed-information.js'

/** Fisher information by the item's place in the bank, 1/logit². */
export type InformationAt = (index: number, theta: number) => number

/**
 * Fisher information of the items of a bank: for a dichotomous item from columns with one exponential, a²(d − c)²L²M²/(PQ), in the form
 * in which nothing cancels or vanishes.
 * @source Birnbaum (1968), in Lord & Novick, eq. 20.2.2; Barton & Lord (1981), ETS RR-81-20 for the upper asymptote
 */
export function informationColumns(bank: CompiledBank): InformationAt {
  const shapes = bank.items.map((item) => modelFamily(item, bank.scale.scalingConstant))
  // Slopes are above 0, so 0 tells the other shapes apart.
  const column = (name: Exclude<keyof LogisticFamily, 'family'>) =>
    Float64Array.from(shapes, (shape) => (shape.family === 'logistic' ? shape[name] : 0))
  const slope = column('slope')
  const location = column('location')
  const lower = column('lower')
  const upper = column('upper')
  const point = createCurvePoint(bank.maximumCategories)
  return (index, theta) => {
    const a = slope[index] as number
    if (a === 0) return curveAt(index, theta)
    const z = a * (theta - (location[index] as number))
    const odds = Math.exp(z < 0 ? z : -z)
    const near = 1 / (1 + odds)
    const far = odds * near
    const L = z < 0 ? far : near
    const M = z < 0 ? near : far
    const c = lower[index] as number
    const d = upper[index] as number
    if (d === 1) return c === 0 ? a * a * L * M : (a * a * (1 - c) * L * L * M) / (c + (1 - c) * L)
    return withUpperAsymptote(a * a * (d - c), L, M, c, d)
  }

  function curveAt(index: number, theta: number): number {
    const curve = bank.curves[index] as CategoryCurve
    curve.pointInto(point, theta)
    return pointInformation(point, curve.categories)
  }
}

function withUpperAsymptote(scale: number, L: number, M: number, c: number, d: number): number {
  const height = d - c
  const wrong = 1 - d + height * M
  return c === 0 ? (scale * L * M * M) / wrong : (scale * height * L * L * M * M) / ((c + height * L) * wrong)
}

/**
 * The most informative item that is not barred, found from columns and lists: as {@link mostInformative}, its readable twin, which is
 * asked where items are tied.
 * @param idRank place of each item's id in code-unit order
 * @returns a function of theta and of a 1 for each item that must not be given; −1 where all are barred
 */
export function bestByColumns(
  bank: CompiledBank,
  idRank: ArrayLike<number>,
  options: Partial<InformationListOptions> = {},
): (theta: number, barred: Uint8Array) => number {
  const { low, width, ...settings } = { ...informationListDefaults, width: 0.03, ...options }
  const informationAt = informationColumns(bank)
  const lists = { ...informationLists(bank, { ...settings, low, width, patience: 0 }), informationAt }
  const singlePeaked = bank.items.map((item) => modelFamily(item, bank.scale.scalingConstant).family === 'logistic')
  const cells: (Cell | undefined)[] = Array.from({ length: Math.round((settings.high - low) / width) }, () => undefined)
  return (theta, barred) => {
    const at = Math.floor((theta - low) / width)
    const cell = at >= 0 && at < cells.length ? (cells[at] ?? makeCell(at, theta)) : undefined
    if (cell === undefined) return mostInformative(lists, theta, barred, idRank)
    const { order, bounds, floors } = cell
    const first = nextAllowed(order, barred, 0)
    // Most items are the best one of all over a whole cell.
    const second = nextAllowed(order, barred, first + 1)
    if (first < order.length && (floors[first] as number) > (bounds[second] as number)) return order[first] as number
    let best = -1
    let top = Number.NEGATIVE_INFINITY
    let tied = Number.NEGATIVE_INFINITY
    for (let i = first; i < order.length; i++) {
      const index = order[i] as number
      if (barred[index] === 1) continue
      if ((bounds[i] as number) < tied) break
      const value = informationAt(index, theta)
      if (value < tied) continue
      if (best >= 0 && value <= top * (1 + 2 * tieEpsilon)) return mostInformative(lists, theta, barred, idRank)
      top = value
      tied = value * (1 - tieEpsilon)
      best = index
    }
    return best
  }
  function makeCell(at: number, theta: number): Cell | undefined {
    const list = lists.listAt(theta)
    if (list === undefined) return undefined
    // Between the ends of a cell an information with one peak falls below neither of its values there.
    const floors = Float64Array.from(list.order, (index) => {
      if (!singlePeaked[index]) return Number.NEGATIVE_INFINITY
      const ends = [-0.01, 1.01].map((part) => informationAt(index, low + (at + part) * width))
      return Math.min(...ends) * (1 - 1e-9)
    })
    cells[at] = { ...list, floors }
    return cells[at]
  }
}

interface Cell extends InformationList {
  /** What each item informs at least, in the order of the list; −Infinity where that is not known. */
  readonly floors: Float64Array
}

/** Place of the next item that is not barred; the length of the list where there is none. */
function nextAllowed(order: Int32Array, barred: Uint8Array, from: number): number {
  let place = from
  while (place < order.length && barred[order[place] as number] === 1) place += 1
  return place
}
