import { unreachable } from '../../issues/unreachable.js'
import type {
  GeneralizedPartialCreditItem,
  NominalResponseItem,
  OneParameterItem,
  PartialCreditItem,
  RatingScaleItem,
  TwoParameterItem,
} from '../item-model.js'
import { partialCreditFamily } from '../model-family.js'
import { requiredSlope } from './slope-intercept.js'

/** The models that compare adjacent categories, the dichotomous ones without asymptotes among them. */
export type AdjacentCategoryItem =
  | OneParameterItem
  | TwoParameterItem
  | PartialCreditItem
  | GeneralizedPartialCreditItem
  | RatingScaleItem

export interface DiscriminationAndSteps {
  readonly discrimination: number
  readonly steps: readonly number[]
}

/**
 * Slope and steps of any adjacent-category item, P_k ∝ exp Σ_{j≤k} a(θ − b_j): a dichotomous item has the one step b, a
 * rating scale the steps b + τ_k.
 * @source Masters & Wright (1984), Psychometrika 49, 529–544
 */
export function partialCreditForm(item: AdjacentCategoryItem): DiscriminationAndSteps {
  switch (item.model) {
    case '1pl':
      return { discrimination: item.parameters.discrimination ?? 1, steps: [item.parameters.difficulty] }
    case '2pl':
      return { discrimination: item.parameters.discrimination, steps: [item.parameters.difficulty] }
    case 'pcm':
      return { discrimination: 1, steps: item.parameters.steps }
    case 'gpcm':
      return item.parameters
    case 'rsm': {
      const { difficulty, steps } = item.parameters
      return { discrimination: 1, steps: steps.map((step) => difficulty + step) }
    }
    default:
      return unreachable(item)
  }
}

/** 2PL for one step, GPCM for several. */
export function itemFromPartialCreditForm(form: DiscriminationAndSteps): TwoParameterItem | GeneralizedPartialCreditItem {
  const { discrimination, steps } = form
  const [difficulty, ...others] = steps
  if (difficulty !== undefined && others.length === 0) return { model: '2pl', parameters: { discrimination, difficulty } }
  return { model: 'gpcm', parameters: { discrimination, steps } }
}

/**
 * An adjacent-category item as the nominal model it is: a_k = ka, c_k = −aΣ_{j≤k} b_j.
 * @source Thissen & Steinberg (1986), Psychometrika 51, 567–577
 * @example
 * nominalFromAdjacentCategory({ model: 'gpcm', parameters: { discrimination: 2, steps: [-1, 0.5] } })
 * // => { model: 'nrm', parameters: { slopes: [2, 4], intercepts: [2, 1] } }
 */
export function nominalFromAdjacentCategory(item: AdjacentCategoryItem): NominalResponseItem {
  const { discrimination, steps } = partialCreditForm(item)
  const shape = partialCreditFamily(discrimination, steps)
  return { model: 'nrm', parameters: { slopes: shape.slopes.slice(1), intercepts: shape.intercepts.slice(1) } }
}

export type AdjacentCategoryFromNominal =
  | { readonly kind: 'adjacent-category'; readonly item: TwoParameterItem | GeneralizedPartialCreditItem }
  /** The slopes do not rise in equal steps from 0: only the nominal model holds them. */
  | { readonly kind: 'nominal-only' }

/** How far from equal spacing slopes may be, relative to the spacing: files carry about ten digits. */
export const SPACING_TOLERANCE = 1e-9

/**
 * A nominal item whose slopes are 0, a, 2a, … as the GPCM (for two categories 2PL) item it is: b_k = −(c_k − c_{k−1})/a.
 * @source Thissen & Steinberg (1986), Psychometrika 51, 567–577
 */
export function adjacentCategoryFromNominal(item: NominalResponseItem): AdjacentCategoryFromNominal {
  const { slopes, intercepts } = item.parameters
  const spacing = (slopes.at(-1) ?? 0) / slopes.length
  const even = slopes.every((slope, k) => Math.abs(slope - (k + 1) * spacing) <= SPACING_TOLERANCE * Math.abs(spacing))
  if (!even || !(spacing > 0)) return { kind: 'nominal-only' }
  const steps = stepsFromIntercepts(spacing, intercepts)
  return { kind: 'adjacent-category', item: itemFromPartialCreditForm({ discrimination: spacing, steps }) }
}

/** b_k = −(c_k − c_{k−1})/a from the intercepts of the categories 1, 2, …, that of category 0 being 0. */
export function stepsFromIntercepts(discrimination: number, intercepts: readonly number[]): number[] {
  const a = requiredSlope(discrimination)
  return intercepts.map((intercept, k) => ((intercepts[k - 1] ?? 0) - intercept) / a)
}
