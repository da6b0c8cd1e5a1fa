import { calibrate } from '../../estimation/calibrate.js'
import type { CalibratedItem, CalibrationResult } from '../../estimation/calibration-result.js'
import type { ComparedPersons } from '../compared-persons.js'
import type { DifData } from '../dif-data.js'
import { focalName, itemOfColumn, splitResponses, splitSpecifications } from './split-items.js'

/** A calibration of both groups, in which some items have parameters of their own in each. */
export interface GroupFit {
  readonly result: CalibrationResult
  readonly split: ReadonlySet<number>
}

/** Fits models to the two groups. Refits start from a fit that is near. */
export type GroupFitter = (
  split: ReadonlySet<number>,
  options?: { readonly near?: GroupFit | undefined; readonly errors?: boolean | undefined },
) => GroupFit

/** Largest gradient a person for likelihood ratios, whose error is of the order of its square: below 1e-5 for 100,000 persons. */
const ratioTolerance = 1e-5

/** Names of the groups of the calibration, the reference group first. */
export const fittedGroups = ['reference', 'focal'] as const

/**
 * A fitter for these persons; the reference group sets the scale, mean and variance of the focal group are free. Fits are kept,
 * so that asking again costs nothing.
 */
export function createGroupFitter(data: DifData, compared: ComparedPersons, usable: readonly number[]): GroupFitter {
  const groups = Array.from(compared.focal, (focal) => fittedGroups[focal as 0 | 1])
  const kept = new Map<string, GroupFit>()
  return (split, { near, errors = false } = {}) => {
    const key = `${errors} ${[...split].sort((one, other) => one - other).join(' ')}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const matrix = splitResponses(data, compared, usable, split)
    const result = calibrate(matrix, {
      items: splitSpecifications(data, matrix.itemIds),
      groups,
      referenceGroup: fittedGroups[0],
      scalingConstant: data.bank?.scale.scalingConstant,
      standardErrors: errors ? 'observed' : 'none',
      ...(errors ? {} : { gradientTolerance: ratioTolerance }),
      start: near === undefined ? undefined : startFrom(near, matrix.itemIds),
    })
    const fit = { result, split: new Set(split) }
    kept.set(key, fit)
    return fit
  }
}

/** The parameters of a near fit for every column: an item that was one so far starts the same in both groups. */
function startFrom({ result }: GroupFit, itemIds: readonly string[]): Pick<CalibrationResult, 'items' | 'groups'> {
  const known = new Map(result.items.map((item) => [item.item, item]))
  const items = itemIds.flatMap((id) => {
    const from = known.get(id) ?? known.get(itemOfColumn(id))
    return from === undefined ? [] : [{ ...from, item: id }]
  })
  return { items, groups: result.groups }
}

/** An item's parameters in the reference and in the focal group: the same where it is not split. */
export function itemInGroups({ result }: GroupFit, id: string): readonly [reference: CalibratedItem, focal: CalibratedItem] {
  const reference = result.items.find(({ item }) => item === id) as CalibratedItem
  return [reference, result.items.find(({ item }) => item === focalName(id)) ?? reference]
}

/** Latent distribution of the focal group. */
export function focalDistribution({ result }: GroupFit): { readonly mean: number; readonly sd: number } {
  const { mean, variance } = result.groups.find(({ name }) => name === fittedGroups[1]) ?? { mean: 0, variance: 1 }
  return { mean, sd: Math.sqrt(variance) }
}
