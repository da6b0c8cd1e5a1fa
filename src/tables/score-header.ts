import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { matchesAny } from './name-pattern.js'

export interface ScoreHeader {
  readonly columns: readonly string[]
  /** Names of the columns of plausible values, in the order of their numbers. */
  readonly plausibleValues: readonly string[]
  readonly keptColumns: readonly string[]
  readonly hasStandard: boolean
}

/** Which column is what, by index; −1 where there is none. */
export interface ScorePlan {
  readonly header: ScoreHeader
  readonly person: number
  readonly theta: number
  readonly standardError: number
  readonly answered: number
  readonly status: number
  readonly level: number
  readonly targetProbability: number
  readonly plausibleValues: readonly number[]
  readonly kept: readonly number[]
}

/** @throws MelekError `scores-header` with every column that is missing or occurs twice */
export function planScoreColumns(
  cells: readonly string[],
  line: number,
  options: { readonly plausibleValues?: string | undefined; readonly keep?: readonly string[] | undefined },
): ScorePlan {
  const columns = cells.map((cell) => cell.trim())
  const issues: Issue[] = []
  const at = (name: string, required = false): number => {
    const first = columns.indexOf(name)
    if (first < 0 && required) {
      issues.push({
        code: 'column-missing',
        message: `a score file must have the column "${name}", got ${columns.join(', ')}`,
        line,
        column: name,
      })
    }
    if (first >= 0 && columns.lastIndexOf(name) !== first) {
      issues.push({ code: 'column-duplicate', message: 'the column occurs twice; remove one of them', line, column: name })
    }
    return first
  }
  const own = {
    person: at('person', true),
    theta: at('theta', true),
    standardError: at('standard_error', true),
    answered: at('answered'),
    status: at('status'),
    level: at('level'),
    targetProbability: at('p_target'),
  }
  const plausibleValues = plausibleColumns(columns, options.plausibleValues)
  const taken = new Set([...Object.values(own), ...plausibleValues])
  const kept = [...columns.keys()].filter((column) => {
    const name = columns[column]!
    return options.keep === undefined ? !taken.has(column) && name !== '' : matchesAny(options.keep, name)
  })
  for (const column of kept) at(columns[column]!)
  if (issues.length > 0)
    throw new MelekError('scores-header', 'the columns of the score file could not be understood', uniqueIssues(issues))
  const names = (indices: readonly number[]) => indices.map((column) => columns[column]!)
  const header = {
    columns,
    plausibleValues: names(plausibleValues),
    keptColumns: names(kept),
    hasStandard: own.targetProbability >= 0,
  }
  return { header, ...own, plausibleValues, kept }
}

/** Columns of plausible values in the order of the number at their end. */
function plausibleColumns(columns: readonly string[], pattern: string | undefined): number[] {
  const isOne = (name: string) => (pattern === undefined ? /^pv\d+$/i.test(name) : matchesAny([pattern], name))
  const number = (column: number) => Number(/(\d+)\D*$/.exec(columns[column]!)?.[1] ?? 0)
  return [...columns.keys()].filter((column) => isOne(columns[column]!)).sort((a, b) => number(a) - number(b) || a - b)
}

function uniqueIssues(issues: readonly Issue[]): Issue[] {
  return issues.filter(
    (issue, i) => issues.findIndex((other) => other.code === issue.code && other.column === issue.column) === i,
  )
}
