import type { Issue } from '../../issues/issue.js'
import type { FileLine } from './file-text.js'

/** Andrich thresholds in the units of the file: of all items alike, or by entry number. */
export interface Thresholds {
  readonly common: readonly number[] | undefined
  readonly byEntry: ReadonlyMap<string, readonly number[]>
}

/** Lines `category threshold` of one rating scale, or `entry category threshold` of several. */
export function readThresholds(lines: readonly FileLine[], issues: Issue[]): Thresholds {
  const byEntry = new Map<string, { line: number; category: number; value: number }[]>()
  for (const { line, text } of lines) {
    const cells = text
      .replace(/;.*$/, '')
      .trim()
      .split(/[\s,]+/)
    if (cells.length === 1 && cells[0] === '') continue
    const numbers = cells.map(Number)
    if (cells.length < 2 || cells.length > 3 || numbers.some(Number.isNaN)) {
      const message = `a line holds category and threshold, or entry, category and threshold, got "${text.trim()}"`
      issues.push({ code: 'item-file-row', message, line })
      continue
    }
    const entry = cells.length === 3 ? (cells[0] as string) : ''
    const [category, value] = numbers.slice(-2) as [number, number]
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), { line, category, value }])
  }
  const found = new Map([...byEntry].map(([entry, rows]) => [entry, thresholdsOf(rows, issues)]))
  const common = found.get('')
  found.delete('')
  return { common, byEntry: found }
}

/** The thresholds above the lowest category, whose own line holds a 0 in place of one. */
function thresholdsOf(
  rows: readonly { readonly line: number; readonly category: number; readonly value: number }[],
  issues: Issue[],
): number[] {
  const sorted = [...rows].sort((one, other) => one.category - other.category)
  const [lowest] = sorted
  if (lowest === undefined) return []
  const gap = sorted.find(({ category }, k) => category !== lowest.category + k)
  if (gap !== undefined) {
    const message = `categories must follow each other without a gap, got ${sorted.map(({ category }) => category).join(', ')}`
    issues.push({ code: 'item-file-row', message, line: gap.line })
  }
  if (lowest.category === 0) return sorted.slice(1).map(({ value }) => value)
  if (lowest.value === 0 && sorted.length > 1) {
    const message = `category ${lowest.category} may be the lowest, or have a threshold of 0; delete its line in the first case, add one for category ${lowest.category - 1} in the other`
    issues.push({ code: 'category-unsaid', message, line: lowest.line })
  }
  return sorted.map(({ value }) => value)
}
