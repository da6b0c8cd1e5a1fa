import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Criterion } from '../criterion.js'
import { maximumInformation } from '../maximum-information.js'
import { isTied, type Ranking, tieEpsilon } from '../ranking.js'
import { type InformationListOptions, type InformationLists, informationLists } from './information-lists.js'

/**
 * Maximum information that looks at few items: going down a list of upper bounds, it stops where no bound reaches the best item found.
 * The ranking is that of the full scan, ties included; {@link maximumInformation} is its readable twin.
 */
export function listedInformation(bank: CompiledBank, options: Partial<InformationListOptions> = {}): Criterion {
  const lists = informationLists(bank, options)
  return {
    ...maximumInformation(bank),
    rankInto(values, candidates, { theta }, idRank) {
      return rankAllowed(values, () => onlyThese(candidates), theta, idRank)
    },
    rankAllowed,
  }

  function rankAllowed(values: Float64Array, allowedNow: () => Uint8Array, theta: number, idRank: ArrayLike<number>) {
    const list = lists.listAt(theta)
    if (list === undefined) return undefined
    const allowed = allowedNow()
    const size = allowed.reduce((count, one) => count + one, 0)
    return listedRanking({ ...list, size, allowed, idRank, evaluate })

    function evaluate(index: number) {
      const value = lists.informationAt(index, theta)
      values[index] = value
      return value
    }
  }

  function onlyThese(candidates: readonly number[]): Uint8Array {
    const allowed = new Uint8Array(bank.items.length)
    for (const index of candidates) allowed[index] = 1
    return allowed
  }
}

interface Listed {
  readonly order: Int32Array
  readonly bounds: Float64Array
  readonly size: number
  readonly allowed: Uint8Array
  readonly idRank: ArrayLike<number>
  readonly evaluate: (index: number) => number
}

function listedRanking({ order, bounds, size, allowed, idRank, evaluate }: Listed): Ranking {
  const seen: { readonly index: number; readonly value: number }[] = []
  const ranked: number[] = []
  let next = 0
  let top = Number.NEGATIVE_INFINITY
  const lookFurther = () => {
    while (next < order.length && isTied(bounds[next] as number, top)) {
      const index = order[next] as number
      next += 1
      if (allowed[index] !== 1) continue
      const value = evaluate(index)
      top = Math.max(top, value)
      seen.push({ index, value })
    }
  }
  return {
    size,
    at(place) {
      while (ranked.length <= place && ranked.length < size) {
        top = seen.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY)
        lookFurther()
        const tied = seen.filter(({ value }) => isTied(value, top))
        const best = tied.reduce((one, other) => ((idRank[other.index] as number) < (idRank[one.index] as number) ? other : one))
        seen.splice(seen.indexOf(best), 1)
        ranked.push(best.index)
      }
      return ranked[place]
    },
  }
}

/**
 * The most informative item that is not barred, without making anything: for rehearsals that give millions of items. Of equals the first
 * id in code-unit order, as in a ranking.
 * @param barred 1 for each item that must not be given
 * @returns −1 where all are barred
 */
export function mostInformative(lists: InformationLists, theta: number, barred: Uint8Array, idRank: ArrayLike<number>): number {
  const list = lists.listAt(theta)
  let best = -1
  let top = Number.NEGATIVE_INFINITY
  // Items within rounding of the highest seen so far; a higher one may still push some of them out.
  let rivals: number[] | undefined
  for (let i = 0; i < barred.length; i++) {
    if (list !== undefined && (list.bounds[i] as number) < top - tieEpsilon * top) break
    const index = list === undefined ? i : (list.order[i] as number)
    if (barred[index] === 1) continue
    const value = lists.informationAt(index, theta)
    if (best >= 0 && isTied(value, top) && isTied(top, value)) {
      rivals ??= [best]
      rivals.push(index)
      if (value > top) top = value
    } else if (value > top) {
      top = value
      best = index
      rivals = undefined
    }
  }
  if (rivals === undefined) return best
  return rivals
    .filter((index) => isTied(lists.informationAt(index, theta), top))
    .reduce((one, other) => ((idRank[other] as number) < (idRank[one] as number) ? other : one))
}
