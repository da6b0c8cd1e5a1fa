import type { Issue } from '../../issues/issue.js'
import { type Roster, stratumKey } from './roster.js'

/** A stratum of the roster with the number of its people and of those tested. */
export interface TestedStratum {
  readonly values: readonly string[]
  readonly size: number
  readonly tested: number
}

/** So many strata are named; of more, the first and their number. */
const mostListed = 20

/**
 * Holds those tested against the roster.
 * @param tested number of persons per stratum
 * @returns a stratum nobody knows, and more persons tested than there are, as issues
 */
export function matchStrata(
  roster: Roster,
  tested: readonly { readonly values: readonly string[]; readonly persons: number }[],
): { readonly strata: readonly TestedStratum[]; readonly issues: readonly Issue[] } {
  const persons = new Map(tested.map((each) => [stratumKey(each.values), each.persons]))
  const strata = roster.strata.map(({ values, count }) => ({
    values,
    size: count,
    tested: persons.get(stratumKey(values)) ?? 0,
  }))
  const known = new Set(roster.strata.map(({ values }) => stratumKey(values)))
  const unknown = tested.filter(({ values }) => !known.has(stratumKey(values)))
  const over = strata.filter((stratum) => stratum.tested > stratum.size)
  const issues: Issue[] = [
    ...unknown.slice(0, mostListed).map(({ values, persons: n }) => ({
      code: 'roster-stratum-unknown',
      message: `${n} person(s) of the stratum ${values.join(' × ')} are not on the roster; add the stratum or correct its name`,
    })),
    ...over.slice(0, mostListed).map(({ values, size, tested: n }) => ({
      code: 'roster-exceeded',
      message: `${n} persons of the stratum ${values.join(' × ')} were tested, but the roster has ${size}; correct the count`,
    })),
  ]
  return { strata, issues }
}

/**
 * Weight of each person of a stratum, N/n, so that those tested stand for those who were not. A stratum of which nobody
 * was tested has nobody to stand for it: its people are spread over the other strata in proportion.
 */
export function stratumWeights(strata: readonly TestedStratum[]): ReadonlyMap<string, number> {
  const met = strata.filter(({ tested }) => tested > 0)
  const all = strata.reduce((sum, { size }) => sum + size, 0)
  const covered = met.reduce((sum, { size }) => sum + size, 0)
  return new Map(met.map(({ values, size, tested }) => [stratumKey(values), (size * all) / covered / tested]))
}
