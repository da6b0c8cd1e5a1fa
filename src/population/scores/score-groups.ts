import { MelekError } from '../../issues/melek-error.js'
import type { RosterCoverage } from '../population-result.js'
import { matchStrata, type TestedStratum } from '../roster/match-strata.js'
import { stratumKey } from '../roster/roster.js'
import type { CollectedScores, ScoreCell } from './collect-scores.js'
import type { ScoreShareInput } from './score-options.js'
import type { ScorePlan } from './score-plan.js'

/** A cell with the number of people that its stratum has; undefined without a roster. */
export interface SizedCell {
  readonly cell: ScoreCell
  readonly size: number | undefined
}

/** Some cells taken together: a group, or all. */
export interface ScoreSet {
  readonly name: string
  readonly n: number
  readonly cells: readonly SizedCell[]
  /** People on the roster, those of strata that nobody was tested of among them; undefined without a roster. */
  readonly size: number | undefined
}

export interface ScoreGroups {
  readonly total: ScoreSet
  /** In the order of the names' code units; of a roster also groups of which nobody was tested. */
  readonly groups: readonly ScoreSet[]
  readonly coverage: RosterCoverage | null
}

/** How persons without a group are called. */
const nameless = '–'

/**
 * Puts cells into groups and holds them against the roster.
 * @param texts for each text column its texts, see ScoreRows
 * @throws MelekError `roster-mismatch` for strata that the roster does not know, or has too few people of
 */
export function scoreGroups(
  input: ScoreShareInput,
  plan: ScorePlan,
  { cells }: CollectedScores,
  texts: readonly (readonly string[])[],
): ScoreGroups {
  const columns = plan.texts.map((column) => plan.columns[column] as string)
  const textOf = (cell: ScoreCell, name: string) => {
    const at = columns.indexOf(name)
    return texts[at]?.[cell.places[at] as number] ?? ''
  }
  const { group, roster } = input
  const valuesOf = (cell: ScoreCell) => (roster?.columns ?? []).map((name) => textOf(cell, name))
  const strata = roster === undefined ? undefined : strataOf(input, cells, valuesOf)
  const sizeOf = new Map(strata?.map(({ values, size }) => [stratumKey(values), size]))
  const sized = cells.map((cell): SizedCell => ({ cell, size: sizeOf.get(stratumKey(valuesOf(cell))) }))
  const set = (name: string, own: readonly SizedCell[], size: number | undefined): ScoreSet => {
    return { name, n: own.reduce((sum, { cell }) => sum + cell.persons, 0), cells: own, size }
  }
  const total = set('', sized, roster?.size)
  const coverage =
    strata === undefined
      ? null
      : {
          size: strata.reduce((sum, { size }) => sum + size, 0),
          tested: total.n,
          emptyStrata: strata.filter(({ tested }) => tested === 0).map(({ values }) => values.join(' × ')),
        }
  if (group === undefined) return { total, groups: [], coverage }
  const place = roster?.columns.indexOf(group) ?? -1
  const byName = new Map<string, SizedCell[]>()
  for (const { values } of strata ?? []) byName.set(values[place] as string, [])
  for (const each of sized) {
    const name = textOf(each.cell, group)
    byName.set(name, [...(byName.get(name) ?? []), each])
  }
  const groups = [...byName]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => {
      const size = strata?.filter(({ values }) => values[place] === name).reduce((sum, stratum) => sum + stratum.size, 0)
      return set(name === '' ? nameless : name, own, size)
    })
  return { total, groups, coverage }
}

function strataOf(
  { roster }: ScoreShareInput,
  cells: readonly ScoreCell[],
  valuesOf: (cell: ScoreCell) => readonly string[],
): readonly TestedStratum[] {
  if (roster === undefined) return []
  const tested = cells.map((cell) => ({ values: valuesOf(cell), persons: cell.persons }))
  const { strata, issues } = matchStrata(roster, tested)
  if (issues.length > 0) throw new MelekError('roster-mismatch', 'roster and scores do not fit together', issues)
  return strata
}
