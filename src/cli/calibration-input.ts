import type { ItemBank } from '../bank/item-bank.js'
import { readBank } from '../bulk/read-bank.js'
import type { CalibrationOptions, StandardErrorMethod } from '../calibration/estimation/calibration-options.js'
import type { CalibrationModel, ItemSpecification } from '../calibration/estimation/item-specification.js'
import type { LatentRule } from '../calibration/estimation/latent-nodes.js'
import { priorsOfItem } from '../calibration/estimation/priors-schema.js'
import { testletResponses } from '../calibration/estimation/testlets.js'
import { MelekError } from '../issues/melek-error.js'
import { readModelTable } from './read-model-table.js'
import { type ChosenPriors, readPriors } from './read-priors.js'
import { type ResponseFile, type ResponseFileOptions, readResponseMatrix } from './read-response-matrix.js'
import { readTestlets } from './read-testlets.js'

/** The options of `calibrate` that say what is fitted to what. */
export interface CalibrationInputOptions extends Pick<ResponseFileOptions, 'id' | 'ignore' | 'blank' | 'base' | 'long'> {
  readonly model?: CalibrationModel
  readonly models?: string
  readonly testlets?: string
  readonly compare?: readonly CalibrationModel[]
  readonly group?: string
  readonly reference?: string
  readonly weight?: string
  readonly cluster?: string
  readonly anchor?: string
  readonly priors: string
  readonly scalingConstant?: number
  readonly nodes?: LatentRule
  readonly latent: 'normal' | 'empirical-histogram'
  readonly identify: 'persons' | 'items'
  readonly maxIterations: number
  readonly tolerance: number
  readonly se?: StandardErrorMethod | 'none'
}

export interface CalibrationInputs {
  readonly file: ResponseFile
  readonly settings: CalibrationOptions
  readonly anchor: ItemBank | undefined
  readonly priors: ChosenPriors
}

/**
 * Everything that a calibration reads: responses with their columns about persons, testlets, model table, anchor and priors.
 * @throws MelekError `calibration-models-missing`, and as the readers and `testletResponses`
 */
export async function readCalibrationInputs(path: string, options: CalibrationInputOptions): Promise<CalibrationInputs> {
  const { group, weight, cluster } = options
  const keep = [group, weight, cluster].filter((name) => name !== undefined)
  const testlets = options.testlets === undefined ? {} : await readTestlets(options.testlets)
  const read = await readResponseMatrix(path, {
    id: options.id,
    keep: [...new Set(keep)],
    ignore: options.ignore,
    blank: options.blank,
    base: options.base,
    long: options.long,
  })
  const file = { ...read, ...testletResponses(read, testlets) }
  const anchor = options.anchor === undefined ? undefined : await readBank(options.anchor)
  const priors = await readPriors(options.priors)
  const table = options.models === undefined ? undefined : await readModelTable(options.models)
  const column = (name: string | undefined) => {
    const at = name === undefined ? -1 : file.keptColumns.indexOf(name)
    return at < 0 ? undefined : file.kept.map((cells) => (cells[at] ?? '').trim())
  }
  const settings: CalibrationOptions = {
    model: options.model,
    items: specificationsOf(file.itemIds, { table, priors, anchor, options, testlets: Object.keys(testlets) }),
    groups: column(group),
    referenceGroup: options.reference,
    weights: column(weight)?.map(numberOf),
    clusters: column(cluster),
    anchor,
    priors: priors.kind === 'run' ? priors.priors : 'default',
    scalingConstant: options.scalingConstant,
    nodes: options.nodes,
    latent: options.latent,
    identify: options.identify,
    maximumIterations: options.maxIterations,
    gradientTolerance: options.tolerance,
    standardErrors: options.se,
  }
  return { file, settings, anchor, priors }
}

/** NaN, which the calibration refuses, for what is no number. */
function numberOf(cell: string): number {
  return cell === '' ? Number.NaN : Number(cell.replace(',', '.'))
}

interface Specified {
  readonly table: readonly ItemSpecification[] | undefined
  readonly priors: ChosenPriors
  readonly anchor: ItemBank | undefined
  readonly options: CalibrationInputOptions
  readonly testlets: readonly string[]
}

/**
 * Model of a testlet that none is named for: that of the run, or where it has but two categories the one with a step a point.
 * @source Muraki (1992), Appl. Psych. Meas. 16, 159–176 (GPCM); Masters (1982), Psychometrika 47, 149–174 (PCM, beside the 1PL)
 */
function testletModel(model: CalibrationModel = '2pl'): CalibrationModel {
  if (model === '1pl') return 'pcm'
  return model === '1pl-common' || model === '2pl' || model === '3pl' || model === '4pl' ? 'gpcm' : model
}

/** The items of the table, and those that a bank of priors knows, whose model counts where no other is named. */
function specificationsOf(
  itemIds: readonly string[],
  { table, priors, anchor, options, testlets }: Specified,
): readonly ItemSpecification[] {
  const named = new Map(table?.map((specification) => [specification.item, specification]))
  const judged = new Map(priors.kind === 'bank' ? priors.bank.items.map((item) => [item.id, item]) : [])
  const anchored = new Set(anchor?.items.map(({ id }) => id))
  for (const item of testlets)
    if (!named.has(item) && !judged.has(item) && !anchored.has(item))
      named.set(item, { item, model: testletModel(options.model) })
  const chosen = options.model !== undefined || options.compare !== undefined
  const without =
    table === undefined || chosen ? [] : itemIds.filter((id) => !named.has(id) && !judged.has(id) && !anchored.has(id))
  if (without.length > 0) {
    throw new MelekError(
      'calibration-models-missing',
      'some items have no model; add them to the model table, name --model for the rest, or leave them out with --ignore',
      without.map((item) => ({ code: 'calibration-models-missing', message: 'it has no model', item })),
    )
  }
  const fromBank = itemIds.flatMap((id): ItemSpecification[] => {
    const item = judged.get(id)
    if (item === undefined || (options.compare !== undefined && !named.has(id))) return []
    const own = named.get(id) ?? { item: id, model: options.model ?? item.model }
    const itemPriors = priorsOfItem(item)
    return [Object.keys(itemPriors).length === 0 ? own : { ...own, priors: itemPriors }]
  })
  const known = new Set(fromBank.map(({ item }) => item))
  return [...fromBank, ...[...named.values()].filter(({ item }) => !known.has(item))]
}
