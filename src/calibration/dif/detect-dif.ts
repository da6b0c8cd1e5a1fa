import { benjaminiHochberg } from './benjamini-hochberg.js'
import { type ComparedPersons, comparedPersons } from './compared-persons.js'
import { type DifData, type DifOptions, difDefaults } from './dif-data.js'
import type { DifResult, ItemDif, Purification } from './dif-result.js'
import { type LogisticDif, logisticDif } from './logistic-dif.js'
import { type MantelDif, type MantelHaenszelDif, mantelDif } from './mantel-haenszel-dif.js'
import { givenMatching, matchingTable, sumScoreMatching } from './matching-table.js'

/** The options with every default filled in. */
type Settings = {
  readonly [Name in Exclude<keyof DifOptions, 'reference'>]-?: Exclude<DifOptions[Name], undefined>
} & Pick<DifOptions, 'reference'>

/** Strata of a given matching variable for the Mantel methods, in its own units. @source Zwick, Thayer & Wingersky (1994), ETS RR-94-13 */
const stratumWidth = 1

/** Items below which a matching score says too little of a person. */
const fewestAnchors = 2

/**
 * Differential item functioning between two groups of persons matched on proficiency.
 * @throws MelekError `dif-impossible` with every issue: groups unknown, too small or only one, rows incomplete
 */
export function detectDif(data: DifData, options: DifOptions): DifResult {
  const settings = withDefaults(options)
  const compared = comparedPersons(data, settings)
  const { items, anchors, purification } = purified(data, compared, settings)
  const { focalPersons, referencePersons, referenceNames, leftOut } = compared
  return {
    method: settings.method,
    ...(settings.method === 'logistic' ? { test: settings.test } : {}),
    alpha: settings.alpha,
    adjustment: settings.adjustment,
    matching: data.matching === undefined ? 'sum-score' : 'given',
    focal: { name: settings.focal, persons: focalPersons },
    reference: { names: referenceNames, persons: referencePersons },
    leftOut,
    smallGroups: Math.min(focalPersons, referencePersons) < 200 || focalPersons + referencePersons < 500,
    purification,
    anchors: data.matching === undefined ? [...anchors].map((i) => data.itemIds[i] as string) : [],
    items,
  }
}

function withDefaults(options: DifOptions): Settings {
  return {
    focal: options.focal,
    reference: options.reference,
    method: options.method ?? difDefaults.method,
    alpha: options.alpha ?? difDefaults.alpha,
    adjustment: options.adjustment ?? difDefaults.adjustment,
    purify: options.purify ?? difDefaults.purify,
    maximumPurifications: options.maximumPurifications ?? difDefaults.maximumPurifications,
    test: options.test ?? difDefaults.test,
  }
}

interface Purified {
  readonly items: readonly ItemDif[]
  readonly anchors: ReadonlySet<number>
  readonly purification: Purification
}

/** @source Lord (1980), Applications of Item Response Theory, 220; iterated: Candell & Drasgow (1988), Appl. Psych. Meas. 12, 253–260 */
function purified(data: DifData, compared: ComparedPersons, settings: Settings): Purified {
  const all = new Set(data.itemIds.keys())
  const first = studyItems(data, compared, settings, all)
  if (!settings.purify || data.matching !== undefined) return { items: first, anchors: all, purification: { kind: 'none' } }
  const seen = new Set<string>([keyOf(all)])
  let items = first
  let anchors: ReadonlySet<number> = all
  for (let iterations = 1; iterations <= settings.maximumPurifications; iterations++) {
    const next = unflagged(items)
    if (keyOf(next) === keyOf(anchors)) return { items, anchors, purification: { kind: 'stable', iterations: iterations - 1 } }
    if (next.size < fewestAnchors) return { items: first, anchors: all, purification: { kind: 'too-few-anchors', iterations } }
    if (seen.has(keyOf(next))) return { items, anchors, purification: { kind: 'unsettled', iterations } }
    seen.add(keyOf(next))
    anchors = next
    items = studyItems(data, compared, settings, anchors)
  }
  const settled = keyOf(unflagged(items)) === keyOf(anchors)
  return { items, anchors, purification: { kind: settled ? 'stable' : 'unsettled', iterations: settings.maximumPurifications } }
}

function unflagged(items: readonly ItemDif[]): ReadonlySet<number> {
  return new Set([...items.keys()].filter((i) => !(items[i]?.kind === 'estimated' && items[i].flagged)))
}

function keyOf(anchors: ReadonlySet<number>): string {
  return [...anchors].join(' ')
}

function studyItems(data: DifData, compared: ComparedPersons, settings: Settings, anchors: ReadonlySet<number>): ItemDif[] {
  const logistic = settings.method === 'logistic'
  const matching =
    data.matching === undefined
      ? sumScoreMatching(data, compared, anchors)
      : givenMatching(data, compared, logistic ? 0 : stratumWidth)
  const study = logistic ? logisticDif : mantelDif
  const figures = data.itemIds.map((_, i) => study(matchingTable(data, compared, i, matching)))
  const decided = figures.map((each) => (each.kind === 'estimated' ? decision(each, settings) : undefined))
  const adjusted = benjaminiHochberg(decided.flatMap((each) => (each === undefined ? [] : [each.p])))
  let tested = 0
  return figures.map((each, i): ItemDif => {
    const item = data.itemIds[i] as string
    if (each.kind === 'undefined') return { item, kind: 'undefined', reason: each.reason }
    const { p, ...rest } = decided[i] as Decision
    const adjustedP = adjusted[tested++] as number
    const flagged = (settings.adjustment === 'none' ? p : adjustedP) < settings.alpha
    return { item, kind: 'estimated', figures: each, p, adjustedP, flagged, ...rest }
  })
}

type Decision = Pick<Extract<ItemDif, { kind: 'estimated' }>, 'p' | 'class' | 'favours'>

/** The figures of a method that decide. */
function decision(figures: MantelHaenszelDif | MantelDif | LogisticDif, { test }: Settings): Decision {
  switch (figures.model) {
    case 'mantel-haenszel': {
      const { effect } = figures
      const favours = effect.kind === 'unbounded' ? effect.favours : favoured(effect.delta)
      return { p: figures.corrected.p, class: figures.class, favours }
    }
    case 'mantel':
      return { p: figures.uncorrected.p, class: figures.class, favours: favoured(figures.meanDifference) }
    default:
      return { p: figures.tests[test].p, class: figures.tests[test].jodoinGierl, favours: favoured(figures.logOddsRatio) }
  }
}

function favoured(effect: number): 'focal' | 'reference' | 'neither' {
  if (effect === 0) return 'neither'
  return effect > 0 ? 'focal' : 'reference'
}
