import type { ParameterDistribution, ParameterUncertainty } from '../bank/item-bank.js'
import { logistic } from '../math/logistic.js'
import type { ItemModel } from '../models/item-model.js'
import type { ItemDistribution } from './item-distribution.js'
import { normalPoints } from './normal-points.js'

/** The parameters that a judgement may be about, in the order of their axes. */
const judged = ['discrimination', 'difficulty', 'lowerAsymptote', 'upperAsymptote'] as const
type JudgedParameter = (typeof judged)[number]
type Judgement = ParameterUncertainty & { readonly kind: 'prior' }
type Values = Partial<Record<JudgedParameter, number>>

/**
 * An item whose parameters were judged before any data, each by a distribution of its own. Where an item has no parameter
 * of that name, `difficulty` shifts its thresholds or steps as a whole; the parameters of an NRM item count as known.
 */
export function judgedItemDistribution(item: ItemModel, judgement: Judgement): ItemDistribution {
  const names = item.model === 'nrm' ? [] : judged.filter((name) => judgement[name] !== undefined && concerns(item, name))
  return {
    axes: names.length,
    itemAt(deviates) {
      const values: Values = {}
      names.forEach((name, axis) => {
        values[name] = valueAt(judgement[name] as ParameterDistribution, deviates[axis] as number)
      })
      return allowed(values) ? withValues(item, values, judgement.difficulty) : undefined
    },
  }
}

function concerns(item: ItemModel, name: JudgedParameter): boolean {
  return name === 'difficulty' || name in item.parameters
}

/** The value of a distribution at a standard normal deviate. */
function valueAt(distribution: ParameterDistribution, deviate: number): number {
  if ('normal' in distribution) return distribution.normal[0] + distribution.normal[1] * deviate
  if ('lognormal' in distribution) return Math.exp(distribution.lognormal[0] + distribution.lognormal[1] * deviate)
  return logistic(distribution.logitNormal[0] + distribution.logitNormal[1] * deviate)
}

function meanOf(distribution: ParameterDistribution): number {
  const { points, weights } = normalPoints(1)
  return points.reduce((sum, [deviate], i) => sum + (weights[i] as number) * valueAt(distribution, deviate as number), 0)
}

function allowed({ discrimination = 1, lowerAsymptote = 0, upperAsymptote = 1 }: Values): boolean {
  return discrimination > 0 && lowerAsymptote >= 0 && upperAsymptote <= 1 && lowerAsymptote < upperAsymptote
}

function withValues(item: ItemModel, values: Values, judgedDifficulty: ParameterDistribution | undefined): ItemModel {
  const { difficulty, ...others } = values
  if (difficulty === undefined) return { ...item, parameters: { ...item.parameters, ...others } } as ItemModel
  if ('difficulty' in item.parameters) return { ...item, parameters: { ...item.parameters, ...values } } as ItemModel
  const shift = difficulty - meanOf(judgedDifficulty as ParameterDistribution)
  const shifted = (list: readonly number[]) => list.map((location) => location + shift)
  switch (item.model) {
    case 'grm':
      return { ...item, parameters: { ...item.parameters, ...others, thresholds: shifted(item.parameters.thresholds) } }
    case 'pcm':
      return { ...item, parameters: { steps: shifted(item.parameters.steps) } }
    case 'gpcm':
      return { ...item, parameters: { ...item.parameters, ...others, steps: shifted(item.parameters.steps) } }
    default:
      return item
  }
}

/**
 * The same judgement with the asymptotes at their means. P is linear in them, so the curve averaged over their
 * distributions is the curve at their means.
 */
export function withMeanAsymptotes(item: ItemModel, judgement: Judgement): { item: ItemModel; judgement: Judgement } {
  const { lowerAsymptote, upperAsymptote, ...rest } = judgement
  const means: Values = {}
  if (lowerAsymptote !== undefined && 'lowerAsymptote' in item.parameters) means.lowerAsymptote = meanOf(lowerAsymptote)
  if (upperAsymptote !== undefined && 'upperAsymptote' in item.parameters) means.upperAsymptote = meanOf(upperAsymptote)
  const averaged = { ...item, parameters: { ...item.parameters, ...means } } as ItemModel
  return allowed(means) ? { item: averaged, judgement: rest } : { item, judgement }
}
