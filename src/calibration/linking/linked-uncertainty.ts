import type { BankItem, ParameterDistribution, ParameterUncertainty } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ItemModel } from '../../models/item-model.js'
import { isEstimated, itemCovariance, itemNumbers, withNumbers } from '../estimation/coordinates/item-numbers.js'

type Prior = ParameterUncertainty & { readonly kind: 'prior' }

/**
 * The uncertainty of an item's parameters on another scale. The link itself counts as known here: its error is common to all
 * items and stands in the bank's provenance.
 * @param move the item on the other scale; affine in its numbers
 * @param scale A and B, and the factor that another scaling constant puts on slopes (D of the old scale / D of the new one)
 * @source delta method, exact for affine changes: J Σ Jᵀ
 */
export function linkedUncertainty(
  item: BankItem,
  move: (item: ItemModel) => ItemModel,
  scale: PriorChange,
): ParameterUncertainty | undefined {
  if (item.uncertainty === undefined) return undefined
  return isEstimated(item) ? movedEstimate(item, move) : movedPrior(item.id, item.uncertainty as Prior, scale)
}

function movedEstimate(item: BankItem, move: (item: ItemModel) => ItemModel): ParameterUncertainty {
  const { uncertainty } = item
  if (uncertainty?.kind !== 'estimate') throw new Error('defect in melek: an item without estimated errors')
  const numbers = itemNumbers(item).map(({ value }) => value)
  const target = itemNumbers(move(item))
  // Unit steps are exact for affine changes; models that look at the order of thresholds are not asked for probabilities.
  const columns = numbers.map((value, order) =>
    itemNumbers(move(withNumbers(item, numbers.with(order, value + 1)))).map(
      (moved, row) => moved.value - (target[row]?.value ?? 0),
    ),
  )
  const own = itemCovariance(item)
  const covariance = target.map((_, i) => target.map((_each, j) => quadraticForm(columns, own, i, j)))
  const errors: Record<string, number | number[]> = {}
  for (const [order, { parameter, place }] of target.entries()) {
    const error = Math.sqrt(Math.max(0, covariance[order]?.[order] ?? 0))
    if (place === undefined) errors[parameter] = error
    else errors[parameter] = [...((errors[parameter] as number[] | undefined) ?? []), error]
  }
  return {
    kind: 'estimate',
    ...(uncertainty.n === undefined ? {} : { n: uncertainty.n }),
    standardErrors: errors,
    ...(uncertainty.covariance === undefined ? {} : { covariance }),
  }
}

function quadraticForm(
  columns: readonly (readonly number[])[],
  matrix: readonly (readonly number[])[],
  i: number,
  j: number,
): number {
  let sum = 0
  for (const [k, row] of matrix.entries()) {
    for (const [l, entry] of row.entries()) sum += (columns[k]?.[i] ?? 0) * entry * (columns[l]?.[j] ?? 0)
  }
  return sum
}

export interface PriorChange {
  readonly slope: number
  readonly intercept: number
  readonly slopeFactor: number
}

/** Judgements of slopes and locations on the other scale; those of asymptotes stay. */
function movedPrior(
  id: string,
  { discrimination, difficulty, ...rest }: Prior,
  { slope, intercept, slopeFactor }: PriorChange,
): Prior {
  if (difficulty !== undefined && !('normal' in difficulty)) {
    const message = `the difficulty of item "${id}" is judged by a distribution that has no form on another scale; judge it by a normal one`
    throw new MelekError('link-prior', message)
  }
  return {
    ...rest,
    ...(discrimination === undefined ? {} : { discrimination: scaled(discrimination, slopeFactor / slope) }),
    ...(difficulty === undefined
      ? {}
      : { difficulty: { normal: [slope * difficulty.normal[0] + intercept, slope * difficulty.normal[1]] } }),
  }
}

function scaled(distribution: ParameterDistribution, factor: number): ParameterDistribution {
  if ('normal' in distribution) return { normal: [factor * distribution.normal[0], factor * distribution.normal[1]] }
  if ('lognormal' in distribution) return { lognormal: [distribution.lognormal[0] + Math.log(factor), distribution.lognormal[1]] }
  return distribution
}
