import { meanOf } from '../../math/mean.js'
import type { GeneralizedPartialCreditItem, NominalResponseItem, TwoParameterItem } from '../item-model.js'
import { fromFirst } from './centred-nominal.js'
import {
  type AdjacentCategoryItem,
  adjacentCategoryFromNominal,
  itemFromPartialCreditForm,
  nominalFromAdjacentCategory,
  partialCreditForm,
} from './partial-credit-form.js'

/** A row of TAM's `item_irt` table; D = 1. */
export interface TamItemIrt {
  readonly alpha: number
  readonly beta: number
  /** tau.Cat1, tau.Cat2, …; may be empty for a dichotomous item */
  readonly tau: readonly number[]
}

/** A row of TAM's `item` table for one dimension; D = 1. Both vectors begin with category 0. */
export interface TamItem {
  /** AXsi_.Cat0, AXsi_.Cat1, …: the negated intercepts */
  readonly axsi: readonly number[]
  /** B.Cat0.Dim1, B.Cat1.Dim1, …: the slopes */
  readonly b: readonly number[]
}

/**
 * The item from TAM's `item_irt`: a = alpha, b_k = beta + tau_k.
 * @source Robitzsch, Kiefer & Wu (2024), TAM: Test Analysis Modules, R package, value `item_irt` of tam.mml
 * @example
 * itemFromTamIrt({ alpha: 1.2, beta: 0.5, tau: [-1, 1] })
 * // => { model: 'gpcm', parameters: { discrimination: 1.2, steps: [-0.5, 1.5] } }
 */
export function itemFromTamIrt(row: TamItemIrt): TwoParameterItem | GeneralizedPartialCreditItem {
  const tau = row.tau.length === 0 ? [0] : row.tau
  return itemFromPartialCreditForm({ discrimination: row.alpha, steps: tau.map((step) => row.beta + step) })
}

/** TAM's `item_irt` of an item given on the metric of D = 1: beta is the mean of the steps, tau sums to 0. */
export function tamIrtFromItem(item: AdjacentCategoryItem): TamItemIrt {
  const { discrimination, steps } = partialCreditForm(item)
  const beta = meanOf(steps)
  return { alpha: discrimination, beta, tau: steps.map((step) => step - beta) }
}

/**
 * The item from TAM's `item` table: P_k ∝ exp(B_k θ − AXsi_k). Where B rises in equal steps, GPCM (2PL for two
 * categories) with b_k = (AXsi_k − AXsi_{k−1})/a; else NRM.
 * @source Adams, Wilson & Wang (1997), Appl. Psych. Meas. 21, 1–23
 * @example
 * itemFromTam({ axsi: [0, -1, 1], b: [0, 2, 4] })
 * // => { model: 'gpcm', parameters: { discrimination: 2, steps: [-0.5, 1] } }
 */
export function itemFromTam(row: TamItem): TwoParameterItem | GeneralizedPartialCreditItem | NominalResponseItem {
  const intercepts = fromFirst(row.axsi).map((axsi) => -axsi)
  const item = { model: 'nrm', parameters: { slopes: fromFirst(row.b), intercepts } } as const
  const adjacent = adjacentCategoryFromNominal(item)
  return adjacent.kind === 'adjacent-category' ? adjacent.item : item
}

/** The AXsi and B columns of TAM's `item` table for an item given on the metric of D = 1. */
export function tamFromItem(item: AdjacentCategoryItem | NominalResponseItem): TamItem {
  const { slopes, intercepts } = (item.model === 'nrm' ? item : nominalFromAdjacentCategory(item)).parameters
  return { axsi: [0, ...intercepts.map((intercept) => -intercept)], b: [0, ...slopes] }
}
