// Readable twin: curveInformation in models/information.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointInformation } from '../../../models/information.js'
import { type LogisticFamily, modelFamily } from '../../../models/model-family.js'
import { tieEpsilon } from '../ranking.js'
import { type InformationListOptions, informationLists } from './information-lists.js'
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
  const { listAt } = informationLists(bank, { patience: 0, width: 0.03, ...options })
  const informationAt = informationColumns(bank)
  const lists = { listAt, informationAt }
  return (theta, barred) => {
    const list = listAt(theta)
    if (list === undefined) return mostInformative(lists, theta, barred, idRank)
    const { order, bounds } = list
    let best = -1
    let top = Number.NEGATIVE_INFINITY
    let tied = Number.NEGATIVE_INFINITY
    for (let i = 0; i < order.length; i++) {
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
}
