import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { matchesAny } from '../../tables/name-pattern.js'

/** Which columns of a table of persons are wanted; names may hold `*`. */
export interface ScoreColumnOptions {
  /** Plausible values; default pv1, pv2, … */
  readonly plausibleValues?: string | undefined
  readonly weight?: string | undefined
  readonly replicateWeights?: string | undefined
  /** Columns of text to be told apart: the group, the strata of a roster. */
  readonly texts?: readonly string[] | undefined
  /** Column of the person's id; default `person`, without which duplicates cannot be seen. */
  readonly person?: string | undefined
}

/** The columns of a table of persons by their places; −1 where there is none. */
export interface ScorePlan {
  readonly columns: readonly string[]
  readonly person: number
  readonly status: number
  readonly theta: number
  readonly standardError: number
  /** In the order of the numbers at the end of their names. */
  readonly plausibleValues: readonly number[]
  readonly weight: number
  /** In the order of the numbers at the end of their names. */
  readonly replicateWeights: readonly number[]
  readonly texts: readonly number[]
}

/** Names that plausible values have where no pattern is given. */
const plausibleNames = /^pv\d+$/i

/** Whether a column of a table of persons is used for anything. */
export function isScoreColumn(name: string, options: ScoreColumnOptions): boolean {
  const { plausibleValues, replicateWeights, weight, texts = [], person = 'person' } = options
  const named = ['theta', 'standard_error', 'status', person, weight, ...texts].includes(name)
  const patterns = [plausibleValues, replicateWeights].filter((pattern) => pattern !== undefined)
  return named || matchesAny(patterns, name) || (plausibleValues === undefined && plausibleNames.test(name))
}

/**
 * Finds the columns of a table of persons.
 * @throws MelekError `scores-columns` with every column that is missing, occurs twice or breaks a numbering
 */
export function planScores(header: readonly string[], options: ScoreColumnOptions): ScorePlan {
  const columns = header.map((cell) => cell.trim())
  const issues: Issue[] = []
  const at = (name: string | undefined, required: boolean): number => {
    if (name === undefined) return -1
    const first = columns.indexOf(name)
    if (first < 0 && required) issues.push(absent(name, columns))
    if (first >= 0 && columns.lastIndexOf(name) !== first)
      issues.push({ code: 'column-duplicate', message: 'the column occurs twice; remove one of them', line: 1, column: name })
    return first
  }
  const plausibleValues = numbered(columns, options.plausibleValues ?? plausibleNames)
  const replicateWeights = options.replicateWeights === undefined ? [] : numbered(columns, options.replicateWeights)
  if (options.replicateWeights !== undefined && replicateWeights.length === 0)
    issues.push(absent(options.replicateWeights, columns))
  if (options.plausibleValues !== undefined && plausibleValues.length === 0) issues.push(absent(options.plausibleValues, columns))
  issues.push(...gapIssues(columns, replicateWeights), ...gapIssues(columns, plausibleValues))
  const plan: ScorePlan = {
    columns,
    person: at(options.person ?? 'person', options.person !== undefined),
    status: at('status', false),
    theta: at('theta', false),
    standardError: at('standard_error', false),
    plausibleValues,
    weight: at(options.weight, true),
    replicateWeights,
    texts: (options.texts ?? []).map((name) => at(name, true)),
  }
  if (issues.length > 0) throw new MelekError('scores-columns', 'the columns of the scores could not be understood', issues)
  return plan
}

function absent(name: string, columns: readonly string[]): Issue {
  const listed = columns.length <= 30 ? columns.join(', ') : `${columns.slice(0, 30).join(', ')} … (${columns.length} columns)`
  return { code: 'column-missing', message: `no column "${name}"; there are ${listed}`, column: name }
}

/** Places of the columns that a pattern names, in the order of the number at their end. */
function numbered(columns: readonly string[], pattern: string | RegExp): number[] {
  const is = (name: string) => (typeof pattern === 'string' ? matchesAny([pattern], name) : pattern.test(name))
  return [...columns.keys()]
    .filter((column) => is(columns[column] as string))
    .sort((one, other) => numberOf(columns[one] as string) - numberOf(columns[other] as string) || one - other)
}

/** The number in the changing part of a name: `PV3MATH` is 3, `W_FSTR12` is 12. */
function numberOf(name: string): number {
  return Number(/(\d+)\D*$/.exec(name)?.[1] ?? 0)
}

/** A numbered set of columns must run without a gap: one that was lost on the way makes every variance wrong. */
function gapIssues(columns: readonly string[], set: readonly number[]): Issue[] {
  if (set.length < 2) return []
  const numbers = set.map((column) => numberOf(columns[column] as string))
  return numbers.flatMap((number, k) =>
    k === 0 || number === (numbers[k - 1] as number) + 1
      ? []
      : [
          {
            code: 'column-numbering',
            message: `after column "${columns[set[k - 1] as number]}" comes "${columns[set[k] as number]}"; a set of columns has to be numbered without a gap, so one is missing or a column too many is named`,
            column: columns[set[k] as number] as string,
          },
        ],
  )
}
