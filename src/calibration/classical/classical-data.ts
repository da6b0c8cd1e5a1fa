import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { missingResponse, type ResponseMatrix } from '../estimation/response-matrix.js'

/** What happened to an item in the hands of a person. */
export type AnswerState = 'answered' | 'omitted' | 'not-reached' | 'timed-out' | 'not-presented'

/** What a code of an answer stands for. */
export interface AnswerMeaning {
  readonly state: AnswerState
  /** Category that it counts as, 0-based; absent where it does not count. */
  readonly category?: number
  /** The option as the sheet names it; absent where answers are categories. */
  readonly option?: string
  /** The form whose own key it was scored by; absent where one key holds for all forms. */
  readonly form?: string
}

/** Answers of many persons to the same items, before any model. */
export interface ClassicalData {
  readonly itemIds: readonly string[]
  readonly persons: number
  /** Code of the answer of person p to item i at p × items + i. */
  readonly answers: Uint8Array
  /** Meaning of each code, item by item; a code without one, and 255, is an item that was not presented. */
  readonly meanings: readonly (readonly AnswerMeaning[])[]
  /** Highest category of each item where a key says it; else the highest that occurs, at least 1. */
  readonly highest?: readonly (number | undefined)[] | undefined
  /** Group of each person; every group gets its own figures of the test. */
  readonly groups?: readonly string[] | undefined
}

/** Data of a matrix of categories, whose missing responses are items that were not presented. */
export function classicalData(matrix: ResponseMatrix, groups?: readonly string[]): ClassicalData {
  const categories = Array.from({ length: missingResponse }, (_, category): AnswerMeaning => ({ state: 'answered', category }))
  const { itemIds, persons, responses } = matrix
  return { itemIds, persons, answers: responses, meanings: itemIds.map(() => categories), groups }
}

/** Which figures make an item deserve a look, and how parallel analysis is drawn. */
export interface ClassicalOptions {
  /** p-values below and above these are flagged. */
  readonly hard?: number | undefined
  readonly easy?: number | undefined
  /** Item-rest correlation below which an item discriminates little. */
  readonly discrimination?: number | undefined
  /** Share of those presented with the item above which blanks, and items not reached, are many. */
  readonly blanks?: number | undefined
  /** Answers that count from which an item is judged at all. */
  readonly answers?: number | undefined
  /** Share below which a distractor is chosen by almost nobody. */
  readonly distractor?: number | undefined
  /** Chance that a right key is taken for a wrong one, in an item, at most. */
  readonly keyRisk?: number | undefined
  readonly seed?: string | undefined
  /** Random matrices of the parallel analysis. */
  readonly replications?: number | undefined
}

/**
 * Limits by convention; nothing hangs on their last digit.
 * @source discrimination: below the .20 of Ebel & Frisbie (1991), Essentials of Educational Measurement, 5th ed., ch. 13, which is meant
 *   for correlations that hold the item itself; distractors chosen by fewer than 5 %: Haladyna & Downing (1993), Educ. Psychol. Meas.
 *   53, 999–1010; keyRisk: docs/decisions/0017-classical-analysis.md
 */
export const classicalDefaults = {
  hard: 0.2,
  easy: 0.95,
  discrimination: 0.15,
  blanks: 0.1,
  answers: 30,
  distractor: 0.05,
  keyRisk: 0.01,
  seed: 'melek',
  replications: 100,
} as const satisfies Required<ClassicalOptions>

export type ClassicalSettings = { readonly [K in keyof typeof classicalDefaults]: NonNullable<ClassicalOptions[K]> }

export function classicalSettings(options: ClassicalOptions): ClassicalSettings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...classicalDefaults, ...Object.fromEntries(given) }
}

/** @throws MelekError `classical-data` with everything that does not fit together */
export function refuseBadData({ itemIds, persons, answers, meanings, highest, groups }: ClassicalData): void {
  const issues: Issue[] = []
  const length = (name: string, got: number, wanted: number) => {
    if (got === wanted) return
    issues.push({ code: 'classical-length', message: `${name} must have ${wanted} entries, got ${got}`, path: name })
  }
  length('answers', answers.length, persons * itemIds.length)
  length('meanings', meanings.length, itemIds.length)
  if (highest !== undefined) length('highest', highest.length, itemIds.length)
  if (groups !== undefined) length('groups', groups.length, persons)
  for (const [at, item] of itemIds.entries()) {
    if (itemIds.indexOf(item) === at) continue
    issues.push({ code: 'item-duplicate', message: 'an item must occur once; rename or remove one of them', item })
  }
  if (issues.length > 0) throw new MelekError('classical-data', 'the answers cannot be analysed', issues)
}
