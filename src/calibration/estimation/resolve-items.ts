import type { BankItem } from '../../bank/item-bank.js'
import { type CalibrationOptions, calibrationDefaults, defaultPriors } from './calibration-options.js'
import type { ResolvedItem } from './coordinates/build-layout.js'
import type { ParameterValues } from './coordinates/item-parameters.js'
import type { ParameterPriors } from './coordinates/prior-density.js'
import { type CategoryCounts, countCategories, meanScoresOfCategories, startingValues } from './coordinates/starting-values.js'
import type { CalibrationModel, ItemSpecification } from './item-specification.js'
import type { SparseResponses } from './response-matrix.js'

/** The items of a run with model, categories, held and shared parameters, priors and starting values. */
export interface ResolvedItems {
  readonly items: readonly ResolvedItem[]
  /** Number of answers by item and category, as many categories as the item has. */
  readonly counts: CategoryCounts
}

/** Number of categories of models that say so themselves. */
export function fixedCategories(model: CalibrationModel): number | undefined {
  return /^[1-4]pl/.test(model) ? 2 : undefined
}

/** Decides everything about every item of the responses. */
export function resolveItems(responses: SparseResponses, options: CalibrationOptions): ResolvedItems {
  const specifications = specificationsOf(responses.itemIds, options)
  const seen = countCategories(responses)
  const categories = categoriesOf(specifications, seen)
  const counts = seen.map((own, i) => Float64Array.from({ length: categories[i] as number }, (_, k) => own[k] ?? 0))
  const scores = specifications.some(({ model }) => model === 'nrm') ? meanScoresOfCategories(responses, counts) : undefined
  const scalingConstant = scalingConstantOf(options)
  const earlier = new Map(options.start?.items.map((item) => [item.item, item]))
  const items = specifications.map((specification, i): ResolvedItem => {
    const { item, model, ratingScale, held = [], equal = {}, parameters } = specification
    const before = earlier.get(item)
    const values: ParameterValues[] = [
      startingValues(model, { counts: counts[i] as Float64Array, meanScores: scores?.[i] }, scalingConstant),
    ]
    if (before !== undefined && isSameModel(before.model, model)) values.push(before.parameters as ParameterValues)
    if (parameters !== undefined) values.push(parameters)
    return {
      item,
      model,
      categories: categories[i] as number,
      ratingScale,
      held,
      equal,
      priors: priorsOf(specification, options),
      values,
    }
  })
  return { items, counts }
}

/** D of the run: that of the anchor's scale where there is one. */
export function scalingConstantOf({ anchor, scalingConstant }: CalibrationOptions): number {
  return scalingConstant ?? anchor?.scale.scalingConstant ?? calibrationDefaults.scalingConstant
}

function isSameModel(one: string, other: CalibrationModel): boolean {
  return one === other || (one === '1pl' && other === '1pl-common')
}

/** What is wanted of each item: held as in the anchor, as named, the model of the anchor's item on trial, or that of the run. */
export function specificationsOf(itemIds: readonly string[], options: CalibrationOptions): ItemSpecification[] {
  const named = new Map(options.items?.map((specification) => [specification.item, specification]))
  const anchors = new Map(options.anchor?.items.map((item) => [item.id, item]))
  return itemIds.map((item) => {
    const anchor = anchors.get(item)
    if (anchor !== undefined && isHeldBy(anchor)) return anchorSpecification(anchor)
    return named.get(item) ?? { item, model: anchor?.model ?? options.model ?? calibrationDefaults.model }
  })
}

/** Whether an item of the anchor carries its scale; one on trial is calibrated itself, by the model that it has there. */
export function isHeldBy({ status }: Pick<BankItem, 'status'>): boolean {
  return status !== 'pretest'
}

function anchorSpecification({ id, model, parameters }: BankItem): ItemSpecification {
  return {
    item: id,
    model,
    parameters: parameters as ParameterValues,
    held: ['discrimination', 'difficulty', 'lowerAsymptote', 'upperAsymptote', 'thresholds', 'steps', 'slopes', 'intercepts'],
    ...('ratingScale' in parameters ? { ratingScale: parameters.ratingScale } : {}),
  }
}

/** As many categories as the parameters say, else as the highest response asks for; a rating scale has as many for all its items. */
function categoriesOf(specifications: readonly ItemSpecification[], counts: CategoryCounts): number[] {
  const seen = counts.map((own) => own.length)
  const ofScale = new Map<string, number>()
  for (const [i, { model, ratingScale = '' }] of specifications.entries())
    if (model === 'rsm') ofScale.set(ratingScale, Math.max(ofScale.get(ratingScale) ?? 2, seen[i] as number))
  return specifications.map(({ model, parameters, ratingScale = '' }, i) => {
    const fixed = fixedCategories(model)
    if (fixed !== undefined) return Math.max(fixed, seen[i] as number)
    const list = parameters?.thresholds ?? parameters?.steps ?? parameters?.slopes
    const given = typeof list === 'object' ? list.length + 1 : 2
    return Math.max(given, model === 'rsm' ? (ofScale.get(ratingScale) as number) : (seen[i] as number))
  })
}

function priorsOf({ model, priors }: ItemSpecification, options: CalibrationOptions): ParameterPriors {
  if (priors !== undefined) return priors
  const chosen = options.priors ?? calibrationDefaults.priors
  if (chosen === 'none') return {}
  return chosen === 'default' ? (defaultPriors[model] ?? {}) : chosen
}
