import type { ScoreColumns } from './score-columns.js'

/** What each person reached in all, in a form that lets one item be taken out. */
export interface PersonTotals {
  /** Sum of the categories that count, less that of the mean categories of the same items. */
  readonly above: Float64Array
  /** Sum of their highest categories; 0 for a person without answers. */
  readonly attainable: Float64Array
  /** Sum of the highest categories of all items. */
  readonly most: number
}

/** Totals of each person over the items whose answer counts. */
export function personTotals({ items, persons, scores, highest, means }: ScoreColumns): PersonTotals {
  const above = new Float64Array(persons)
  const expected = new Float64Array(persons)
  const attainable = new Float64Array(persons)
  for (let i = 0; i < items; i++) {
    const column = scores[i] as Uint8Array
    const top = highest[i] as number
    const mean = means[i] as number
    for (let p = 0; p < persons; p++) {
      const score = column[p]!
      if (score > top) continue
      above[p]! += score
      expected[p]! += mean
      attainable[p]! += top
    }
  }
  // Sums of whole numbers first: persons of one score are then equal to the last bit.
  for (let p = 0; p < persons; p++) above[p]! -= expected[p]!
  return { above, attainable, most: highest.reduce((sum, top) => sum + top, 0) }
}

/** How much of each person belongs to the upper and to the lower group, 0…1. */
export interface ExtremeGroups {
  readonly upper: Float64Array
  readonly lower: Float64Array
}

/**
 * The upper and lower 27 % by total score. Persons of the score at the boundary belong to a group in part, so that the groups have
 * 27 % exactly and no order of the file matters.
 * @source Kelley (1939), J. Educ. Psychol. 30, 17–24
 */
export function extremeGroups({ above, attainable, most }: PersonTotals): ExtremeGroups {
  const totals = above.map((points, p) => {
    const possible = attainable[p] as number
    return possible === 0 ? Number.NaN : (points * most) / possible
  })
  const sorted = totals.filter((total) => !Number.isNaN(total)).sort()
  const wanted = 0.27 * sorted.length
  const low = shareAt(sorted, wanted)
  const high = shareAt(
    sorted.map((_, k) => -(sorted[sorted.length - 1 - k] as number)),
    wanted,
  )
  const weight = (total: number, { bound, part }: Boundary) => (total < bound ? 1 : total === bound ? part : 0)
  return { lower: totals.map((total) => weight(total, low)), upper: totals.map((total) => weight(-total, high)) }
}

interface Boundary {
  readonly bound: number
  /** Share of those at the bound that belongs to the group. */
  readonly part: number
}

/** Where a group of so many at the low end of an ascending column ends. */
function shareAt(sorted: Float64Array, wanted: number): Boundary {
  if (sorted.length === 0) return { bound: -Infinity, part: 0 }
  const bound = sorted[Math.min(sorted.length - 1, Math.ceil(wanted) - 1)] as number
  const below = sorted.indexOf(bound)
  let through = below
  while (through < sorted.length && sorted[through] === bound) through++
  return { bound, part: (wanted - below) / (through - below) }
}
