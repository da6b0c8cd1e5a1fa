// Readable twin: mostInformative in listed-information.ts.
import type { CompiledBank } from '../../../bank/compile-bank.js'
import { tieEpsilon } from '../ranking.js'
import { type InformationBound, informationBound } from './information-bound.js'
import { type InformationColumns, informationAt, informationColumns } from './information-columns.js'
import { informationListDefaults, informationLists } from './information-lists.js'
import { mostInformative } from './listed-information.js'

/**
 * For each cell of theta the items of the highest bounds, one cell behind the other. Plain columns, handed to plain functions: a search
 * costs the same however many banks a process knows.
 */
export interface ListedTops {
  readonly columns: InformationColumns
  readonly idRank: ArrayLike<number>
  /** Number of items of the bank. */
  readonly items: number
  /** Places of a cell: the items listed, and one more for the end. */
  readonly stride: number
  /** 1 for the cells that are made; the others are made when they are first asked for. */
  readonly made: Uint8Array
  /** Index of each item; at the end the number of items, which no item has. */
  readonly order: Int32Array
  /** The most that each informs anywhere in its cell; at the end what those not listed do, −Infinity where all are. */
  readonly bounds: Float64Array
  /** The least that each informs there; −Infinity where that is not known. */
  readonly floors: Float64Array
  /** By the item's index. */
  readonly boundOf: (index: number) => InformationBound
  readonly twin: (theta: number, barred: Uint8Array) => number
}

/** Cells of 0.01 logit: in most of them one item is the best all over the cell. */
const { low, high } = informationListDefaults
const perLogit = 100
const width = 1 / perLogit
const cells = (high - low) * perLogit
/** @param listed how many items of each cell; where all of them are barred, the whole bank is looked at */
export function listedTops(bank: CompiledBank, idRank: ArrayLike<number>, listed: number): ListedTops {
  const items = bank.items.length
  const stride = Math.min(items, listed) + 1
  const bounds = bank.items.map((): InformationBound | undefined => undefined)
  const lists = informationLists(bank)
  return {
    columns: informationColumns(bank),
    idRank,
    items,
    stride,
    made: new Uint8Array(cells),
    order: new Int32Array(cells * stride),
    bounds: new Float64Array(cells * stride),
    floors: new Float64Array(cells * stride),
    boundOf(index) {
      bounds[index] ??= informationBound(bank, index)
      return bounds[index]
    },
    twin: (theta, barred) => mostInformative(lists, theta, barred, idRank),
  }
}

/**
 * The most informative item that is not barred; of equals the first id in code-unit order.
 * @param barred 1 for each item that must not be given, and behind those of the bank one more entry, 0
 * @returns −1 where all are barred
 */
export function bestOfTops(tops: ListedTops, theta: number, barred: Uint8Array): number {
  const place = (theta - low) * perLogit
  if (!(place >= 0 && place < cells)) return byTwin(tops, theta, barred)
  const cell = Math.trunc(place)
  if (tops.made[cell] === 0) makeCell(tops, cell)
  const { order, bounds, floors, items } = tops
  let first = cell * tops.stride
  while (barred[order[first] as number] === 1) first += 1
  const best = order[first] as number
  if (best === items) return byTwin(tops, theta, barred)
  let second = first + 1
  while (barred[order[second] as number] === 1) second += 1
  return (floors[first] as number) > (bounds[second] as number) ? best : bestFrom(tops, first, theta, barred)
}

/** Compares items down the list, until no bound reaches the best one found. */
function bestFrom(tops: ListedTops, first: number, theta: number, barred: Uint8Array): number {
  const { order, bounds, columns, items } = tops
  let best = -1
  let top = Number.NEGATIVE_INFINITY
  let tied = Number.NEGATIVE_INFINITY
  for (let i = first; (bounds[i] as number) >= tied; i++) {
    const index = order[i] as number
    if (index === items) return (bounds[i] as number) === Number.NEGATIVE_INFINITY ? best : byTwin(tops, theta, barred)
    if (barred[index] === 1) continue
    const value = informationAt(columns, index, theta)
    if (value < tied) continue
    if (best >= 0 && value <= top * (1 + 2 * tieEpsilon)) return byTwin(tops, theta, barred)
    top = value
    tied = value * (1 - tieEpsilon)
    best = index
  }
  return best
}

function byTwin({ twin, items }: ListedTops, theta: number, barred: Uint8Array): number {
  return twin(theta, barred.subarray(0, items))
}

/** A theta at the edge may round into the neighbouring cell, so each reaches a little beyond its own. */
function makeCell(tops: ListedTops, cell: number): void {
  const { made, order, bounds, floors, stride, items, columns, boundOf } = tops
  const from = low + (cell - 0.01) * width
  const to = low + (cell + 1.01) * width
  const values = Float64Array.from({ length: items }, (_, index) => boundOf(index)(from, to))
  const listed = highest(values, stride - 1)
  const start = cell * stride
  const end = start + listed.length
  order.set(listed, start)
  order[end] = items
  bounds.set(
    listed.map((index) => values[index] as number),
    start,
  )
  for (const index of listed) values[index] = Number.NEGATIVE_INFINITY
  bounds[end] = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  for (const [at, index] of listed.entries()) floors[start + at] = floorOf(columns, index, from, to)
  made[cell] = 1
}

/** Indices of the highest values, the highest first. */
function highest(values: Float64Array, count: number): number[] {
  const least = Float64Array.from(values).sort()[values.length - count] as number
  const found: number[] = []
  values.forEach((value, index) => {
    if (value >= least) found.push(index)
  })
  return found.sort((one, other) => (values[other] as number) - (values[one] as number)).slice(0, count)
}

/** Between the ends of a cell an information with one peak falls below neither of its values there. */
function floorOf(columns: InformationColumns, index: number, from: number, to: number): number {
  if (columns.slope[index] === 0) return Number.NEGATIVE_INFINITY
  return Math.min(informationAt(columns, index, from), informationAt(columns, index, to)) * (1 - 1e-9)
}
