import type { CalibrationModel, ItemSpecification } from '../../estimation/item-specification.js'
import { missingResponse } from '../../estimation/response-matrix.js'
import type { ComparedPersons } from '../compared-persons.js'
import type { DifData } from '../dif-data.js'

/** Ends the name of a column of the focal group alone; no id of a file contains the character. */
const focalMark = '\u0000'

/** Name of an item's column that holds the focal group's answers alone. */
export function focalName(item: string): string {
  return item + focalMark
}

/** The item of a column. */
export function itemOfColumn(name: string): string {
  return name.endsWith(focalMark) ? name.slice(0, -focalMark.length) : name
}

/** Responses in which some items are two: one for the reference group, one for the focal group. */
export interface SplitResponses {
  readonly itemIds: readonly string[]
  readonly persons: number
  readonly responses: Uint8Array
}

/**
 * The compared persons' answers to some items, those of `split` told apart by group, so that a calibration gives them parameters of
 * their own in each.
 * @param usable the items that take part, ascending
 */
export function splitResponses(
  data: DifData,
  { rows, focal }: ComparedPersons,
  usable: readonly number[],
  split: ReadonlySet<number>,
): SplitResponses {
  const own = usable.filter((item) => split.has(item))
  const width = usable.length + own.length
  const responses = new Uint8Array(rows.length * width).fill(missingResponse)
  for (const [p, row] of rows.entries()) {
    const isFocal = focal[p] === 1
    for (const [column, item] of usable.entries())
      if (!isFocal || !split.has(item)) responses[p * width + column] = data.responses[row * data.itemIds.length + item] as number
    if (!isFocal) continue
    for (const [k, item] of own.entries())
      responses[p * width + usable.length + k] = data.responses[row * data.itemIds.length + item] as number
  }
  const idOf = (item: number) => data.itemIds[item] as string
  return { itemIds: [...usable.map(idOf), ...own.map((item) => focalName(idOf(item)))], persons: rows.length, responses }
}

/** Asymptotes are not told apart by group: their estimates are so unsure that a difference would say nothing. */
const sharedParameters = ['lowerAsymptote', 'upperAsymptote'] as const
const asymptotes: Readonly<Partial<Record<CalibrationModel, readonly (typeof sharedParameters)[number][]>>> = {
  '3pl': ['lowerAsymptote'],
  '4pl': ['lowerAsymptote', 'upperAsymptote'],
}

/**
 * What is wanted of every column: the model of the bank, asymptotes the same in both groups.
 * @source Thissen (2001), IRTLRDIF v.2.0b (tests of slope and location with a common asymptote)
 */
export function splitSpecifications(data: DifData, itemIds: readonly string[]): ItemSpecification[] {
  const places = new Map(data.itemIds.map((id, place) => [id, place]))
  return itemIds.map((id): ItemSpecification => {
    const item = places.get(itemOfColumn(id)) as number
    const model = modelOf(data, item)
    const shared = asymptotes[model] ?? []
    const known = data.bank?.items[item]
    return {
      item: id,
      model,
      ...(known?.model === 'rsm' && known.parameters.ratingScale !== undefined
        ? { ratingScale: known.parameters.ratingScale }
        : {}),
      ...(shared.length === 0 ? {} : { equal: Object.fromEntries(shared.map((name) => [name, data.itemIds[item] as string])) }),
      priors: shared.length === 0 ? {} : asymptotePriors,
    }
  })
}

/** Without any prior the asymptotes of most items have no finite estimate; the slopes, which are tested, have none. */
const asymptotePriors = { lowerAsymptote: { logitNormal: [-1.4, 0.5] }, upperAsymptote: { logitNormal: [3, 0.5] } } as const

/** The model that an item is calibrated by. */
export function modelOf(data: DifData, item: number): CalibrationModel {
  const known = data.bank?.items[item]
  if (known !== undefined)
    return known.model === '1pl' && (known.parameters.discrimination ?? 1) !== 1 ? '1pl-common' : known.model
  return highestResponse(data, item) > 1 ? 'gpcm' : '2pl'
}

function highestResponse({ responses, itemIds, categories, persons }: DifData, item: number): number {
  if (categories !== undefined) return (categories[item] as number) - 1
  let highest = 0
  for (let p = 0; p < persons; p++) {
    const response = responses[p * itemIds.length + item] as number
    if (response !== missingResponse) highest = Math.max(highest, response)
  }
  return highest
}
