import { unreachable } from '../../issues/unreachable.js'
import { meanOf } from '../../math/mean.js'
import type { ItemModel, NominalResponseItem } from '../item-model.js'
import { modelFamily } from '../model-family.js'
import { fromFirst } from './centred-nominal.js'
import { itemFromPartialCreditForm, stepsFromIntercepts } from './partial-credit-form.js'
import { difficultyFromSlopeIntercept, requiredSlope, slopeInterceptFromDifficulty } from './slope-intercept.js'

/**
 * One row of mirt's parameter table for a one-dimensional model, by mirt's item classes and parameter names; D = 1.
 * `g` and `u` are probabilities. Vectors begin with the category that their comment names.
 */
export type MirtParameters =
  | { readonly class: 'dich'; readonly a1: number; readonly d: number; readonly g: number; readonly u: number }
  /** d1, d2, …, decreasing: P(X ≥ k) = σ(a1 θ + d_k) */
  | { readonly class: 'graded'; readonly a1: number; readonly d: readonly number[] }
  /** ak0, ak1, … and d0, d1, …: P_k ∝ exp(a1 ak_k θ + d_k) */
  | { readonly class: 'gpcm' | 'nominal'; readonly a1: number; readonly ak: readonly number[]; readonly d: readonly number[] }
  /** b1, b2, … and a shift c of all steps: P_k ∝ exp(a1(kθ − Σ_{j≤k} b_j) + kc) */
  | { readonly class: 'gpcmIRT' | 'rsm'; readonly a1: number; readonly b: readonly number[]; readonly c: number }

/**
 * The item on the metric of D = 1 from mirt's parameters. Dichotomous items become the smallest of 2PL, 3PL and 4PL that
 * holds them; a gpcm whose scores `ak` are not 0, 1, 2, … becomes NRM; an rsm with a slope other than 1 becomes GPCM.
 * @throws MelekError `slope-zero` where a difficulty would need dividing by a slope of 0
 * @source Chalmers (2012), J. Stat. Softw. 48(6), 1–29, §2
 * @example
 * itemFromMirt({ class: 'gpcm', a1: 2, ak: [0, 1, 2], d: [0, 2, 1] })
 * // => { model: 'gpcm', parameters: { discrimination: 2, steps: [-1, 0.5] } }
 */
export function itemFromMirt(row: MirtParameters): ItemModel {
  switch (row.class) {
    case 'dich':
      return dichotomousItem(row.a1, row.d, row.g, row.u)
    case 'graded': {
      const thresholds = row.d.map((d) => difficultyFromSlopeIntercept({ slope: row.a1, intercept: d }).difficulty)
      return { model: 'grm', parameters: { discrimination: row.a1, thresholds } }
    }
    case 'gpcm':
      if (row.ak.every((ak, k) => ak === k)) {
        const steps = stepsFromIntercepts(row.a1, fromFirst(row.d))
        return itemFromPartialCreditForm({ discrimination: row.a1, steps })
      }
      return nominalItem(row.a1, row.ak, row.d)
    case 'nominal':
      return nominalItem(row.a1, row.ak, row.d)
    case 'gpcmIRT':
    case 'rsm': {
      const shift = row.c / requiredSlope(row.a1)
      if (row.class === 'gpcmIRT' || row.a1 !== 1)
        return itemFromPartialCreditForm({ discrimination: row.a1, steps: row.b.map((b) => b - shift) })
      // Centred before the shift, so that items of one scale get the very same steps.
      const mean = meanOf(row.b)
      return { model: 'rsm', parameters: { difficulty: mean - shift, steps: row.b.map((b) => b - mean) } }
    }
    default:
      return unreachable(row)
  }
}

/**
 * mirt's parameters of an item given on the metric of D = 1: classes dich, graded, gpcm, rsm and nominal. As in mirt the
 * scores `ak` of a nominal item run from 0 to categories − 1, unless its last slope is 0 (then a1 = 1).
 * @source Chalmers (2012), J. Stat. Softw. 48(6), 1–29, §2
 * @example
 * mirtFromItem({ model: '2pl', parameters: { discrimination: 2, difficulty: -0.5 } })
 * // => { class: 'dich', a1: 2, d: 1, g: 0, u: 1 }
 */
export function mirtFromItem(item: ItemModel): MirtParameters {
  if (item.model === 'rsm') return { class: 'rsm', a1: 1, b: item.parameters.steps, c: -item.parameters.difficulty }
  const shape = modelFamily(item)
  switch (shape.family) {
    case 'logistic': {
      const { slope, intercept } = slopeInterceptFromDifficulty({ discrimination: shape.slope, difficulty: shape.location })
      return { class: 'dich', a1: slope, d: intercept, g: shape.lower, u: shape.upper }
    }
    case 'graded':
      return { class: 'graded', a1: shape.slope, d: shape.thresholds.map((threshold) => -shape.slope * threshold) }
    case 'divide-by-total': {
      const top = shape.slopes.length - 1
      const last = shape.slopes[top] as number
      const a1 = last === 0 ? 1 : last / top
      if (item.model === 'nrm') return { class: 'nominal', a1, ak: shape.slopes.map((slope) => slope / a1), d: shape.intercepts }
      return { class: 'gpcm', a1, ak: shape.slopes.map((_, k) => k), d: shape.intercepts }
    }
    default:
      return unreachable(shape)
  }
}

function dichotomousItem(a1: number, d: number, g: number, u: number): ItemModel {
  const form = difficultyFromSlopeIntercept({ slope: a1, intercept: d })
  if (u !== 1) return { model: '4pl', parameters: { ...form, lowerAsymptote: g, upperAsymptote: u } }
  if (g !== 0) return { model: '3pl', parameters: { ...form, lowerAsymptote: g } }
  return { model: '2pl', parameters: form }
}

function nominalItem(a1: number, ak: readonly number[], d: readonly number[]): NominalResponseItem {
  return { model: 'nrm', parameters: { slopes: fromFirst(ak).map((score) => a1 * score), intercepts: fromFirst(d) } }
}
