import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { findRoot } from '../../math/roots.js'
import { createCurvePoint } from '../../models/category-curve.js'
import type { ItemModel } from '../../models/item-model.js'

/**
 * Whether the response probability counts right answers by guessing: `included` P(θ) = RP; `removed` (P(θ) − c)/(d − c) = RP. There is
 * no default, because the two give different cuts.
 */
export type GuessingRule = 'included' | 'removed'

/** Page of a booklet: reaching a category of an item, with the theta at which that has the response probability. */
export interface BookletPage {
  readonly item: string
  /** The lowest category that counts as success: 1 for an item that is right or wrong. */
  readonly category: number
  /** Logits. */
  readonly location: number
}

export type Location = { readonly kind: 'location'; readonly theta: number } | { readonly kind: 'refused'; readonly issue: Issue }

/** Where the search gives up: no test tells thetas apart out there. */
const farthest = 60

/** Theta at which a category or a higher one has the response probability. */
export function responseProbabilityLocation(
  bank: CompiledBank,
  item: number,
  category: number,
  rule: { readonly probability: number; readonly guessing: GuessingRule },
): Location {
  const model = bank.items[item] as ItemModel & { readonly id: string }
  if (model.model === 'nrm') {
    const message = 'categories of an NRM item have no order, so that none of them is mastered; leave the item out of the booklet'
    return { kind: 'refused', issue: { code: 'bookmark-nominal', message, item: model.id } }
  }
  const { lower, upper } = asymptotes(model)
  const target = rule.guessing === 'removed' ? lower + (upper - lower) * rule.probability : rule.probability
  if (target <= lower || target >= upper) {
    const message = `the probability of success lies between ${lower} and ${upper} and never is ${target}; take another response probability or leave the item out`
    return { kind: 'refused', issue: { code: 'bookmark-unreachable', message, item: model.id } }
  }
  const above = successProbability(bank, item, category)
  const found = findRoot((theta) => above(theta) - target, -farthest, farthest)
  if (found.kind === 'root') return { kind: 'location', theta: found.x }
  const message = `no theta between ±${farthest} logits gives the probability ${target}; leave the item out`
  return { kind: 'refused', issue: { code: 'bookmark-unreachable', message, item: model.id } }
}

function asymptotes(model: ItemModel): { readonly lower: number; readonly upper: number } {
  const lower = 'lowerAsymptote' in model.parameters ? model.parameters.lowerAsymptote : 0
  const upper = 'upperAsymptote' in model.parameters ? model.parameters.upperAsymptote : 1
  return { lower, upper }
}

function successProbability(bank: CompiledBank, item: number, category: number): (theta: number) => number {
  const curve = bank.curves[item]
  const point = createCurvePoint(bank.maximumCategories)
  return (theta) => {
    curve?.pointInto(point, theta)
    let probability = 0
    for (let k = category; k < (curve?.categories ?? 0); k++) probability += point.probability[k] as number
    return probability
  }
}
