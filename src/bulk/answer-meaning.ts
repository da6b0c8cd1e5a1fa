import type { AnswerMeaning } from '../calibration/classical/classical-data.js'
import type { Layout } from '../tables/layout.js'
import { shownCell } from '../tables/person-text.js'
import type { AnswerCategory, AnswerReading, ResponseReaderOptions, StateRule } from '../tables/responses.js'
import type { KeyedOptions } from './keyed-options.js'

/** What answers count as, as the omission rules of `score`. */
export interface AnswerRules {
  readonly base: 0 | 1
  readonly blank: ResponseReaderOptions['blank']
  readonly omitted: StateRule
  readonly notReached: StateRule
  readonly timedOut: StateRule
}

/** By what raw answers are understood. */
export interface AnswerSense {
  readonly rules: AnswerRules
  /** As `answerCategory` makes it; absent where cells are categories. */
  readonly category?: AnswerCategory | undefined
  readonly options: KeyedOptions
  readonly layout?: Layout | undefined
}

/** What a cell that is not empty says, or why it says nothing: a reading of another kind than `category`. */
export type MeaningOfAnswer = (item: string, text: string, form: string | undefined) => AnswerMeaning | AnswerReading

/** Reads a cell as `score` does, but keeps which option it was. */
export function meaningOfAnswer({ rules, category, options, layout }: AnswerSense): MeaningOfAnswer {
  const states = stateMeanings(rules)
  const omittedTexts = new Set((layout?.omitted ?? []).map((text) => text.trim()))
  const multipleMarks = new Set((layout?.multipleMarks ?? []).map((text) => text.trim()))
  const answered = (item: string, text: string, form: string | undefined, value: number): AnswerMeaning => {
    const option = multipleMarks.has(text) ? text : options.named(item, text, form)
    return {
      state: 'answered',
      category: value,
      ...(option === undefined ? {} : { option }),
      ...(options.hasOwnKey(item, form) ? { form: form?.trim() as string } : {}),
    }
  }
  return (item, text, form) => {
    if (omittedTexts.has(text)) return states.omitted
    if (multipleMarks.has(text)) return answered(item, text, form, 0)
    const reading = category?.(item, text, form) ?? plainCategory(text, rules.base)
    if (reading.kind === 'omitted') return states.omitted
    if (reading.kind === 'timed-out') return states['timed-out']
    if (reading.kind === 'category') return answered(item, text, form, reading.category)
    const state = stateCodes[text]
    return state === undefined ? reading : states[state]
  }
}

/** States that a file may write in a cell; what is not presented is the reader's own. */
const stateCodes: Readonly<Record<string, 'omitted' | 'not-reached' | 'timed-out'>> = {
  O: 'omitted',
  R: 'not-reached',
  T: 'timed-out',
}

/** What is said by a state, whose rule decides whether it counts. */
export function stateMeanings({ omitted, notReached, timedOut }: AnswerRules) {
  const counted = (rule: StateRule) => (rule === 'wrong' ? { category: 0 } : {})
  return {
    omitted: { state: 'omitted', ...counted(omitted) },
    'not-reached': { state: 'not-reached', ...counted(notReached) },
    'timed-out': { state: 'timed-out', ...counted(timedOut) },
  } as const satisfies Readonly<Record<string, AnswerMeaning>>
}

/** Highest category that a byte can hold beside 255. */
const highestCategory = 254

function plainCategory(text: string, base: number): AnswerReading {
  const value = /^\d{1,3}$/.test(text) ? Number(text) - base : -1
  if (value >= 0 && value <= highestCategory) return { kind: 'category', category: value }
  const wanted = `categories are whole numbers ${base}…${highestCategory + base}`
  return {
    kind: 'invalid',
    reason: `${shownCell(text)} is not a category: ${wanted}, for raw options give keys (--key, --keys or --layout)`,
  }
}
