import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import type { CalibratedItem, CalibrationResult } from './calibration-result.js'

export interface CalibratedBankOptions {
  readonly id: string
  /** Name of the response file, for the provenance. */
  readonly source: string
}

/** A bank on a new scale of its own, and the ids of items that may not enter it. */
export interface CalibratedBank {
  readonly bank: ItemBank
  /** Items with a slope ≤ 0: their key must be checked first. */
  readonly withheld: readonly string[]
}

/** The item bank of a calibration: a scale of its own, whose population is the persons of the file. */
export function bankFromCalibration(result: CalibrationResult, options: CalibratedBankOptions): CalibratedBank {
  const good = result.items.filter((item) => item.warnings.length === 0)
  const [group] = result.groups
  const bank: ItemBank = {
    format: 'melek-bank/1',
    id: options.id,
    version: '1',
    scale: {
      id: `${options.id}/1`,
      metric: 'logit',
      scalingConstant: 1,
      status: 'calibrated',
      population: {
        name: `persons of ${options.source}`,
        n: result.persons,
        mean: group?.mean ?? 0,
        sd: Math.sqrt(group?.variance ?? 1),
      },
    },
    security: 'private',
    items: good.map((item) => bankItem(item, result.persons)),
    provenance: {
      calibratedFrom: options.source,
      method: 'marginal maximum likelihood by EM',
      converged: result.converged,
      logLikelihood: result.logLikelihood,
    },
  }
  return { bank, withheld: result.items.filter((item) => item.warnings.length > 0).map((item) => item.item) }
}

function bankItem({ item, standardErrors, warnings: _, ...model }: CalibratedItem, n: number): BankItem {
  const uncertainty =
    Object.keys(standardErrors).length === 0 ? {} : { uncertainty: { kind: 'estimate' as const, n, standardErrors } }
  return { ...model, id: item, status: 'operational', content: {}, enemies: [], ...uncertainty }
}
