import type { DifResult, ItemDif } from '../calibration/dif/dif-result.js'
import type { DotGuide } from './item-dots-chart.js'

/** What the effect of an item is measured in. */
export type DifUnit = 'delta' | 'sd' | 'log-odds' | 'score' | 'score-share' | 'rmsd'

export interface DifEffect {
  readonly unit: DifUnit
  /** Below 0 where the item is harder for the focal group; absent where it has no bound. */
  readonly value?: number | undefined
  readonly error?: number | undefined
}

type Estimated = Extract<ItemDif, { kind: 'estimated' }>

/** The effect of an item in the unit of its method. */
export function difEffect({ figures }: Estimated): DifEffect {
  switch (figures.model) {
    case 'mantel-haenszel':
      return figures.effect.kind === 'finite'
        ? { unit: 'delta', value: figures.effect.delta, error: figures.effect.deltaError }
        : { unit: 'delta' }
    case 'mantel':
      return { unit: 'sd', value: figures.meanDifferenceInSd }
    case 'likelihood-ratio':
    case 'wald':
      return isDichotomous(figures.reference.model)
        ? { unit: 'score', value: figures.signedDifference }
        : { unit: 'sd', value: figures.differenceInSd }
    case 'rmsd':
      return { unit: 'rmsd', value: Math.max(figures.reference, figures.focal) }
    case 'catsib':
      return { unit: 'score-share', value: -figures.beta / figures.highest, error: figures.betaError / figures.highest }
    default:
      return { unit: 'log-odds', value: figures.logOddsRatio, error: figures.logOddsRatioError }
  }
}

function isDichotomous(model: string): boolean {
  return /^\dpl$/.test(model)
}

/** Sizes from which an effect is of class B and C, for effects that have such sizes. */
const limits: Readonly<Partial<Record<DifUnit, readonly [b: number, c: number]>>> = {
  delta: [1, 1.5],
  sd: [0.17, 0.25],
  score: [0.05, 0.1],
  'score-share': [0.059, 0.088],
}

/** The lines where classes begin; a distance has a limit of its own and no sign. */
export function classGuides(unit: DifUnit, rmsdLimit: number): DotGuide[] {
  if (unit === 'rmsd') return [rmsdLimit, 2 * rmsdLimit].map((value, k) => ({ value, label: k === 0 ? 'B' : 'C' }))
  const [b, c] = limits[unit] ?? []
  if (b === undefined || c === undefined) return []
  return [-c, -b, b, c].map((value) => ({ value, label: Math.abs(value) === b ? 'B' : 'C' }))
}

/** The estimated items by unit, in the order in which units occur. */
export function itemsByUnit({ items }: DifResult): ReadonlyMap<DifUnit, readonly Estimated[]> {
  const found = new Map<DifUnit, Estimated[]>()
  for (const each of items) {
    if (each.kind !== 'estimated') continue
    const { unit } = difEffect(each)
    found.set(unit, [...(found.get(unit) ?? []), each])
  }
  return found
}
