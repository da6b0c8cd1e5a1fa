import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'

/** Who was to be tested: how many people there are in each stratum. */
export interface Roster {
  /** Columns that make a stratum, the same names as in the scores. */
  readonly columns: readonly string[]
  readonly strata: readonly RosterStratum[]
  /** Σ count. */
  readonly size: number
}

export interface RosterStratum {
  /** One value per column. */
  readonly values: readonly string[]
  readonly count: number
}

/**
 * A roster from a table with a column `count` and one or more columns of strata.
 * @throws MelekError `roster-invalid` with every problem
 */
export function parseRoster(header: readonly string[], rows: readonly (readonly string[])[]): Roster {
  const names = header.map((cell) => cell.trim())
  const at = names.indexOf('count')
  const issues: Issue[] = []
  if (at < 0)
    issues.push({ code: 'column-missing', message: `a roster must have the column "count", got ${names.join(', ')}`, line: 1 })
  if (names.length < 2)
    issues.push({
      code: 'roster-without-strata',
      message: 'a roster must have a column of strata beside "count"; name the agency, at least',
      line: 1,
    })
  if (new Set(names).size < names.length)
    issues.push({ code: 'column-duplicate', message: 'a column occurs twice; remove one of them', line: 1 })
  const columns = names.filter((_, column) => column !== at)
  const strata = rows.map((cells) => ({
    values: cells.filter((_, column) => column !== at).map((cell) => cell.trim()),
    count: Number(cells[at]?.trim() === '' ? Number.NaN : cells[at]),
  }))
  const seen = new Map<string, number>()
  for (const [r, { values, count }] of strata.entries()) {
    const line = r + 2
    if (values.length !== columns.length)
      issues.push({ code: 'row-length', message: `the row has ${values.length + 1} of ${names.length} cells`, line })
    if (at >= 0 && !(Number.isInteger(count) && count >= 0))
      issues.push({ code: 'roster-count', message: `count must be a whole number of people, got "${rows[r]?.[at] ?? ''}"`, line })
    const key = stratumKey(values)
    const before = seen.get(key)
    if (before !== undefined)
      issues.push({
        code: 'roster-duplicate',
        message: `the stratum ${values.join(' × ')} stands on line ${before} already; add the counts up`,
        line,
      })
    seen.set(key, line)
  }
  const size = strata.reduce((sum, { count }) => sum + count, 0)
  if (issues.length === 0 && size === 0) issues.push({ code: 'roster-count', message: 'a roster must hold at least one person' })
  if (issues.length > 0) throw new MelekError('roster-invalid', `the roster has ${issues.length} problem(s)`, issues)
  return { columns, strata: strata.filter(({ count }) => count > 0), size }
}

/** A stratum as one text; no value holds the character between. */
export function stratumKey(values: readonly string[]): string {
  return values.join('\u001F')
}
