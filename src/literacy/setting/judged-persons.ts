import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { readTable } from '../../tables/read-records.js'
import type { JudgedPerson } from './contrasting-groups.js'

export interface JudgedPersons {
  readonly persons: readonly JudgedPerson[]
  /** Rows that nobody has judged, and judged persons without a finite estimate. */
  readonly leftOut: { readonly notJudged: number; readonly withoutTheta: number }
}

const words: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'yes', 'y', 'ya', 'true'].map((word) => [word, true] as const),
  ...['0', 'no', 'n', 'tidak', 'false'].map((word) => [word, false] as const),
])

/**
 * Persons with an estimate and a judgement from CSV with the columns `theta` and `proficient`, for instance a score file with a kept
 * column. A judgement is 1 or 0, yes or no, ya or tidak; an empty one leaves the person out, as does an empty theta.
 * @throws MelekError `judges-file` with every column that is missing and every cell that cannot be read; what `readTable` throws
 */
export function readJudgedPersons(bytes: Uint8Array): JudgedPersons {
  const { header, records, decimal } = readTable(bytes)
  const missing = ['theta', 'proficient'].filter((column) => !header.includes(column))
  const issues: Issue[] = missing.map((column) => ({
    code: 'column-missing',
    message: `the file must have the column "${column}"`,
    line: 1,
    column,
  }))
  if (issues.length > 0) throw unreadable(issues)
  const leftOut = { notJudged: 0, withoutTheta: 0 }
  const persons = records.flatMap(({ cells, line }): JudgedPerson[] => {
    const cell = (column: string) => (cells[header.indexOf(column)] ?? '').trim()
    const [figure, judgement] = [cell('theta'), cell('proficient')]
    if (judgement === '') {
      leftOut.notJudged += 1
      return []
    }
    const proficient = words.get(judgement.toLowerCase())
    if (proficient === undefined) {
      const message = `a judgement must be 1 or 0 (yes or no, ya or tidak), got "${judgement}"`
      issues.push({ code: 'judgement-unreadable', message, line, column: 'proficient' })
      return []
    }
    if (figure === '') {
      leftOut.withoutTheta += 1
      return []
    }
    const theta = Number(decimal === ',' ? figure.replace(',', '.') : figure)
    if (Number.isFinite(theta)) return [{ theta, proficient }]
    issues.push({ code: 'cell-not-number', message: `the cell must be a number, got "${figure}"`, line, column: 'theta' })
    return []
  })
  if (issues.length > 0) throw unreadable(issues)
  return { persons, leftOut }
}

function unreadable(issues: readonly Issue[]): MelekError {
  return new MelekError('judges-file', 'the file of the judges could not be read', issues)
}
