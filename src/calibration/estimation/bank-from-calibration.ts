import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import type { CalibratedItem, CalibrationResult } from './calibration-result.js'

export interface CalibratedBankOptions {
  readonly id: string
  /** Name of the response file, for the provenance. */
  readonly source: string
  /** The bank that held items came from: the new one stands on its scale. */
  readonly anchor?: ItemBank | undefined
}

/** A bank on a new scale of its own, and the ids of items that may not enter it. */
export interface CalibratedBank {
  readonly bank: ItemBank
  /** Items whose slope is negative (check the key) or has no finite estimate. */
  readonly withheld: readonly string[]
}

/**
 * The item bank of a calibration: on the scale of its anchor, or else on one of its own, whose population is the persons of
 * the file.
 */
export function bankFromCalibration(result: CalibrationResult, options: CalibratedBankOptions): CalibratedBank {
  const good = result.items.filter(isUsable)
  const bank: ItemBank = {
    format: 'melek-bank/1',
    id: options.id,
    version: '1',
    scale: options.anchor?.scale ?? ownScale(result, options),
    security: 'private',
    items: good.map(bankItem),
    provenance: {
      calibratedFrom: options.source,
      method: 'marginal maximum likelihood by EM',
      converged: result.converged,
      logLikelihood: result.logLikelihood,
    },
  }
  return { bank, withheld: result.items.filter((item) => !isUsable(item)).map((item) => item.item) }
}

function ownScale(result: CalibrationResult, { id, source }: CalibratedBankOptions): ItemBank['scale'] {
  return {
    id: `${id}/1`,
    metric: 'logit',
    scalingConstant: result.scalingConstant,
    status: 'calibrated',
    population: { name: `persons of ${source}`, n: result.persons, ...pooledMoments(result.groups) },
  }
}

function isUsable({ warnings }: CalibratedItem): boolean {
  return !warnings.includes('negative-slope') && !warnings.includes('steep-slope')
}

/** Mean and SD of all persons of all groups together. */
function pooledMoments(groups: CalibrationResult['groups']): { readonly mean: number; readonly sd: number } {
  const persons = groups.reduce((sum, group) => sum + group.persons, 0)
  const mean = groups.reduce((sum, group) => sum + group.persons * group.mean, 0) / persons
  const square = groups.reduce((sum, group) => sum + group.persons * (group.variance + (group.mean - mean) ** 2), 0) / persons
  return { mean, sd: Math.sqrt(square) }
}

function bankItem({ item, standardErrors, covariance, n, warnings: _, held: __, ...model }: CalibratedItem): BankItem {
  const uncertainty =
    covariance === undefined ? {} : { uncertainty: { kind: 'estimate' as const, n, standardErrors, covariance } }
  return { ...model, id: item, status: 'operational', content: {}, enemies: [], ...uncertainty }
}
