import type { BankItem, ItemBank, Provenance } from '../../bank/item-bank.js'
import type { CalibratedItem, CalibrationResult } from './calibration-result.js'

export interface CalibratedBankOptions {
  readonly id: string
  /** Default "1". */
  readonly version?: string | undefined
  /** Default: that of the anchor, else `id/version`. */
  readonly scaleId?: string | undefined
  /** Name of the response file, for the provenance. */
  readonly source: string
  /** Name and version of the program, for the provenance. */
  readonly program?: string | undefined
  /** The bank that held items came from: the new one stands on its scale and takes over its other items. */
  readonly anchor?: ItemBank | undefined
}

/** A bank, and the ids of items that may not enter it. */
export interface CalibratedBank {
  readonly bank: ItemBank
  /** Items whose slope is negative (check the key) or has no finite estimate; those of an anchor stay as they were. */
  readonly withheld: readonly string[]
}

/**
 * The item bank of a calibration: on the scale of its anchor, with all its items, or else on a scale of its own, whose
 * population is the persons of the file. A calibration that did not converge, or whose information is singular or nearly, gives a
 * provisional bank that says so in its provenance.
 */
export function bankFromCalibration(result: CalibrationResult, options: CalibratedBankOptions): CalibratedBank {
  const { anchor } = options
  const usable = new Map(result.items.filter((item) => !item.held && isUsable(item)).map((item) => [item.item, item]))
  const known = new Map(anchor?.items.map((item) => [item.id, item]))
  const places = [...(anchor?.items.map(({ id }) => id) ?? []), ...result.items.map(({ item }) => item)]
  const held = new Map(result.items.filter((item) => item.held).map((item) => [item.item, item]))
  const items = [...new Set(places)].flatMap((id): BankItem[] => {
    const calibrated = usable.get(id)
    if (calibrated !== undefined) return [bankItem(calibrated, known.get(id), options)]
    const old = known.get(id)
    const fixed = held.get(id)
    return old !== undefined ? [old] : fixed === undefined ? [] : [bankItem(fixed, undefined, options)]
  })
  const bank: ItemBank = {
    format: 'melek-bank/1',
    id: options.id,
    version: options.version ?? '1',
    scale: scaleOf(result, options),
    security: anchor?.security ?? 'private',
    items,
    provenance: bankProvenance(result, options),
  }
  return { bank, withheld: result.items.filter((item) => !isUsable(item)).map((item) => item.item) }
}

function scaleOf(result: CalibrationResult, options: CalibratedBankOptions): ItemBank['scale'] {
  const { anchor, id, version = '1', source, scaleId } = options
  const status = doubtOf(result) === undefined ? 'calibrated' : 'provisional'
  if (anchor !== undefined)
    return { ...anchor.scale, id: scaleId ?? anchor.scale.id, status: status === 'provisional' ? status : anchor.scale.status }
  return {
    id: scaleId ?? `${id}/${version}`,
    metric: 'logit',
    scalingConstant: result.scalingConstant,
    status,
    population: { name: `persons of ${source}`, n: result.persons, ...pooledMoments(result.groups) },
  }
}

function bankProvenance(result: CalibrationResult, { source, program, anchor }: CalibratedBankOptions): Provenance {
  const doubt = doubtOf(result)
  return {
    calibratedFrom: source,
    ...(doubt === undefined ? {} : { note: doubt }),
    method: 'marginal maximum likelihood by EM',
    ...(program === undefined ? {} : { program }),
    persons: result.persons,
    freeParameters: result.freeParameters,
    standardErrors: result.standardErrorMethod,
    converged: result.converged,
    logLikelihood: result.logLikelihood,
    logPrior: result.logPrior,
    ...(anchor === undefined ? {} : { anchor: anchorName(anchor), anchorUncertainty: result.anchorUncertainty }),
  }
}

/** Why the parameters are not yet those of a calibrated bank. */
function doubtOf({ converged, iterations, warnings }: CalibrationResult): string | undefined {
  if (!converged)
    return `the calibration did not converge in ${iterations} iterations: these parameters are not its estimates; calibrate again with more iterations`
  return warnings.find(({ code }) => code === 'calibration-singular')?.message
}

function anchorName({ id, version, scale }: ItemBank): Provenance {
  return { bank: id, version, scaleId: scale.id }
}

function isUsable({ warnings }: CalibratedItem): boolean {
  return !warnings.includes('negative-slope') && !warnings.includes('steep-slope')
}

/** Mean and SD of all persons of all groups together, each group as large as the weights of its persons make it. */
function pooledMoments(groups: CalibrationResult['groups']): { readonly mean: number; readonly sd: number } {
  const sizes = groups.map(({ persons, weight }) => weight ?? persons)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const pooled = (figure: (group: CalibrationResult['groups'][number]) => number) =>
    groups.reduce((sum, group, g) => sum + (sizes[g] as number) * figure(group), 0) / all
  const mean = pooled((group) => group.mean)
  return { mean, sd: Math.sqrt(pooled((group) => group.variance + (group.mean - mean) ** 2)) }
}

/** A calibrated item; what an item on trial had besides its parameters it keeps. */
function bankItem(item: CalibratedItem, before: BankItem | undefined, { source, anchor }: CalibratedBankOptions): BankItem {
  const { item: id, standardErrors, covariance, n, warnings: _, held: __, ...model } = item
  const uncertainty =
    covariance === undefined ? {} : { uncertainty: { kind: 'estimate' as const, n, standardErrors, covariance } }
  const provenance =
    anchor === undefined ? {} : { provenance: { calibratedFrom: source, n, anchor: anchorName(anchor) } satisfies Provenance }
  const { enemies = [], content = {}, family } = before ?? {}
  return {
    ...model,
    id,
    status: 'operational',
    content,
    enemies,
    ...(family === undefined ? {} : { family }),
    ...uncertainty,
    ...provenance,
  }
}
