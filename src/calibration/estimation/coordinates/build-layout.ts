import type { CalibrationModel } from '../item-specification.js'
import { namesParameter } from '../parameter-name.js'
import type { Coordinate } from './item-chart.js'
import { coordinatesInto, type ParameterValues } from './item-parameters.js'
import { modelChart } from './model-charts.js'
import type { Block, GroupLayout, ItemLayout, ParameterLayout } from './parameter-layout.js'
import type { ParameterPriors, PriorDensity } from './prior-density.js'

/** An item with everything decided: what is estimated, what is held, what is shared, and where to start. */
export interface ResolvedItem {
  readonly item: string
  readonly model: CalibrationModel
  readonly categories: number
  readonly ratingScale: string | undefined
  readonly held: readonly string[]
  readonly equal: Readonly<Partial<Record<string, string>>>
  readonly priors: ParameterPriors
  /** Values of what is held, starting values of the rest; the later lists overrule the earlier ones. */
  readonly values: readonly ParameterValues[]
}

export interface ResolvedGroup {
  readonly name: string
  readonly mean: { readonly free: boolean; readonly start: number }
  readonly sd: { readonly free: boolean; readonly start: number }
}

/** Steepest slope Da that is still an estimate; beyond, the curve is a step and its slope is not identified. */
export const steepestSlope = 15
/** Logit of an asymptote at which it counts as absent. */
const asymptoteLimit = 12

/**
 * Gives every number that is estimated its slot.
 * @param groupsOf what is estimated of the groups, given whether some item is wholly held and so carries the scale
 */
export function buildLayout(
  items: readonly ResolvedItem[],
  scalingConstant: number,
  groupsOf: (anchored: boolean) => readonly ResolvedGroup[],
): ParameterLayout {
  const slots = createSlots()
  const layouts = items.map((item) => layoutItem(item, scalingConstant, slots))
  const anchored = layouts.some((item) => item.slots.every((slot) => slot < 0))
  const groupLayouts = groupsOf(anchored).map(({ name, mean, sd }): GroupLayout => {
    const slotOf = (free: boolean, start: number) =>
      free ? slots.take({ start, lowest: -Infinity, highest: Infinity, prior: undefined }) : -1
    return {
      name,
      meanSlot: slotOf(mean.free, mean.start),
      logSdSlot: slotOf(sd.free, Math.log(sd.start)),
      mean: mean.start,
      logSd: Math.log(sd.start),
    }
  })
  const all = slots.all()
  return {
    items: layouts,
    groups: groupLayouts,
    size: all.length,
    start: Float64Array.from(all, ({ starts }) => starts.reduce((sum, value) => sum + value, 0) / starts.length),
    priors: all.map(({ prior }) => prior),
    lowest: Float64Array.from(all, ({ lowest }) => lowest),
    highest: Float64Array.from(all, ({ highest }) => highest),
    blocks: blocksOf(layouts),
  }
}

interface Slot {
  readonly starts: number[]
  readonly lowest: number
  readonly highest: number
  readonly prior: PriorDensity | undefined
}

interface NewSlot extends Omit<Slot, 'starts'> {
  readonly start: number
}

interface Slots {
  take(slot: NewSlot, label?: string): number
  all(): readonly Slot[]
}

function createSlots(): Slots {
  const all: Slot[] = []
  const byLabel = new Map<string, number>()
  return {
    take({ start, ...slot }, label) {
      const known = label === undefined ? undefined : byLabel.get(label)
      if (known !== undefined) {
        all[known]?.starts.push(start)
        return known
      }
      all.push({ ...slot, starts: [start] })
      if (label !== undefined) byLabel.set(label, all.length - 1)
      return all.length - 1
    },
    all: () => all,
  }
}

function layoutItem(item: ResolvedItem, scalingConstant: number, slots: Slots): ItemLayout {
  const { model, categories } = item
  const chart = modelChart({ model, categories, scalingConstant, places: placesOf(item) })
  const x = new Float64Array(chart.coordinates.length)
  // Models without a slope of their own have one of 1.
  for (const [at, { parameter }] of chart.coordinates.entries()) if (parameter === 'discrimination') x[at] = 1
  for (const values of item.values) coordinatesInto(x, chart, values)
  const own = chart.coordinates.map((coordinate, at) => {
    if (isHeld(item, coordinate)) return -1
    return slots.take(
      { start: x[at] as number, ...rangeOf(coordinate, scalingConstant), prior: priorOf(item, coordinate) },
      labelOf(item, coordinate),
    )
  })
  return { item: item.item, model, chart, slots: Int32Array.from(own), held: x, ratingScale: item.ratingScale }
}

/** Locations themselves are estimated where one of them is held, shared or has a prior. */
function placesOf({ held, equal, priors }: ResolvedItem): 'intercepts' | 'locations' {
  const named = [...held, ...Object.keys(equal)].some((name) => /^(difficulty|thresholds|steps)/.test(name))
  return named || priors.difficulty !== undefined ? 'locations' : 'intercepts'
}

function isHeld({ model, held }: ResolvedItem, { parameter, place }: Coordinate): boolean {
  if (parameter === 'discrimination' && (model === '1pl' || model === 'pcm')) return true
  return held.some((name) => namesParameter(name, parameter, place))
}

function labelOf({ model, equal, ratingScale, categories }: ResolvedItem, { parameter, place }: Coordinate): string | undefined {
  for (const [name, label] of Object.entries(equal)) {
    if (label !== undefined && namesParameter(name, parameter, place)) return JSON.stringify([parameter, place ?? -1, label])
  }
  if (model === '1pl-common' && parameter === 'discrimination') return '1pl-common'
  if (model === 'rsm' && parameter === 'steps') return JSON.stringify(['rating scale', ratingScale ?? '', categories, place])
  return undefined
}

function priorOf({ model, priors }: ResolvedItem, { parameter }: Coordinate): PriorDensity | undefined {
  // The steps of a rating scale say how far apart its places are, not where they are.
  if (model === 'rsm' && parameter === 'steps') return undefined
  return parameter === 'thresholds' || parameter === 'steps' ? priors.difficulty : priors[parameter]
}

function rangeOf({ parameter }: Coordinate, scalingConstant: number): { readonly lowest: number; readonly highest: number } {
  switch (parameter) {
    case 'discrimination':
      return { lowest: -steepestSlope / scalingConstant, highest: steepestSlope / scalingConstant }
    case 'slopes':
      return { lowest: -steepestSlope, highest: steepestSlope }
    case 'lowerAsymptote':
      return { lowest: -asymptoteLimit, highest: Infinity }
    case 'upperAsymptote':
      return { lowest: -Infinity, highest: asymptoteLimit }
    default:
      return { lowest: -Infinity, highest: Infinity }
  }
}

/** Items joined by shared slots. */
function blocksOf(items: readonly ItemLayout[]): Block[] {
  const blockOfSlot = new Map<number, { items: number[]; slots: Set<number> }>()
  const blocks = new Set<{ items: number[]; slots: Set<number> }>()
  for (const [index, { slots }] of items.entries()) {
    const free = [...slots].filter((slot) => slot >= 0)
    if (free.length === 0) continue
    const joined = { items: [index], slots: new Set(free) }
    for (const slot of free) {
      const other = blockOfSlot.get(slot)
      if (other === undefined || !blocks.has(other)) continue
      joined.items = [...other.items, ...joined.items]
      for (const one of other.slots) joined.slots.add(one)
      blocks.delete(other)
    }
    blocks.add(joined)
    for (const slot of joined.slots) blockOfSlot.set(slot, joined)
  }
  return [...blocks].map((block) => ({ items: block.items, slots: [...block.slots].sort((one, other) => one - other) }))
}
