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

export interface AnswerCodesOptions {
  readonly items: readonly string[]
  readonly rules: AnswerRules
  /** As `answerCategory` makes it; absent where cells are categories. */
  readonly category?: AnswerCategory | undefined
  readonly options: KeyedOptions
  readonly layout?: Layout | undefined
}

/** Lets a reader of responses keep what was answered, where it would keep the category alone. */
export interface AnswerCodes {
  /** How the reader must be told to read. */
  readonly reader: Pick<
    ResponseReaderOptions,
    'blank' | 'omitted' | 'notReached' | 'timedOut' | 'base' | 'layout' | 'answerCategory'
  >
  /** What each code that was given stands for, item by item; 255 is not presented. */
  meanings(): readonly (readonly AnswerMeaning[])[]
}

/** Codes an item can have besides 255, which the reader gives to items that were not presented. */
const mostCodes = 255

/** Answers of an item that are told apart by option; further ones, as of an item answered in free text, by category alone. */
const mostNamed = 200

/**
 * A reader gives each cell a byte. Here it is not the category but the number of a meaning: state, category, option and form. Code 0
 * is an empty cell that counts as omitted or not reached; the reader itself knows of no other state than that and "not presented".
 */
export function answerCodes({ items, rules, category, options, layout }: AnswerCodesOptions): AnswerCodes {
  const { base } = rules
  const blank = layout?.omitted?.some((text) => text.trim() === '') === true ? 'omitted' : rules.blank
  const states = stateMeanings(rules)
  const tables = new Map(
    items.map((item) => [item, createCodeTable(states[blank === 'not-reached' ? 'not-reached' : 'omitted'])]),
  )
  const omittedTexts = new Set((layout?.omitted ?? []).map((text) => text.trim()))
  const multipleMarks = new Set((layout?.multipleMarks ?? []).map((text) => text.trim()))
  function answerMeaning(item: string, text: string, form: string | undefined): AnswerMeaning | AnswerReading {
    if (omittedTexts.has(text)) return states.omitted
    if (multipleMarks.has(text)) return meaningOf(item, text, form, 0)
    const reading = category?.(item, text, form) ?? plainCategory(text, base)
    if (reading.kind === 'omitted') return states.omitted
    if (reading.kind === 'timed-out') return states['timed-out']
    if (reading.kind === 'category') return meaningOf(item, text, form, reading.category)
    const state = stateCodes[text]
    return state === undefined ? reading : states[state]
  }

  function meaningOf(item: string, text: string, form: string | undefined, value: number): AnswerMeaning {
    const option = multipleMarks.has(text) ? text : options.named(item, text, form)
    const own = options.hasOwnKey(item, form)
    return {
      state: 'answered',
      category: value,
      ...(option === undefined ? {} : { option }),
      ...(own ? { form: form?.trim() as string } : {}),
    }
  }

  for (const item of items)
    for (const form of [undefined, ...options.forms])
      for (const option of options.stated(item, form)) {
        const meaning = answerMeaning(item, option, form)
        if ('state' in meaning) tables.get(item)?.code(meaning)
      }
  const { omitted: _omitted, multipleMarks: _marks, ...plainLayout } = layout ?? {}
  return {
    reader: {
      base: 0,
      blank,
      omitted: 'wrong',
      notReached: 'wrong',
      timedOut: 'wrong',
      layout: layout === undefined ? undefined : (plainLayout as Layout),
      answerCategory(item, text, form) {
        const meaning = answerMeaning(item, text, form)
        if (!('state' in meaning)) return meaning
        return { kind: 'category', category: tables.get(item)?.code(meaning) ?? mostCodes }
      },
    },
    meanings() {
      const usual = usualLetters([...tables.values()].map(({ meanings }) => meanings))
      for (const item of items)
        for (const form of [undefined, ...options.forms])
          for (const letter of usual) {
            const meaning = options.named(item, letter, form) === letter ? answerMeaning(item, letter, form) : undefined
            if (meaning !== undefined && 'state' in meaning) tables.get(item)?.code(meaning)
          }
      return items.map((item) => tables.get(item)?.meanings ?? [])
    },
  }
}

/** Letters that more than half of the items with letters have among their answers: an option that nobody chose is an option too. */
function usualLetters(items: readonly (readonly AnswerMeaning[])[]): string[] {
  const counts = new Map<string, number>()
  let lettered = 0
  for (const meanings of items) {
    const letters = new Set(meanings.flatMap(({ option }) => (option !== undefined && /^[A-Za-z]$/.test(option) ? [option] : [])))
    if (letters.size > 0) lettered++
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => 2 * count > lettered).map(([letter]) => letter)
}

/** States that a file may write in a cell; what is not presented is the reader's own. */
const stateCodes: Readonly<Record<string, 'omitted' | 'not-reached' | 'timed-out'>> = {
  O: 'omitted',
  R: 'not-reached',
  T: 'timed-out',
}

function stateMeanings({ omitted, notReached, timedOut }: AnswerRules) {
  const counted = (rule: StateRule) => (rule === 'wrong' ? { category: 0 } : {})
  return {
    omitted: { state: 'omitted', ...counted(omitted) },
    'not-reached': { state: 'not-reached', ...counted(notReached) },
    'timed-out': { state: 'timed-out', ...counted(timedOut) },
  } as const satisfies Readonly<Record<string, AnswerMeaning>>
}

function plainCategory(text: string, base: number): AnswerReading {
  if (/^\d{1,3}$/.test(text) && Number(text) >= base && Number(text) - base < mostCodes)
    return { kind: 'category', category: Number(text) - base }
  const wanted = `categories are whole numbers ${base}…${mostCodes - 1 + base}`
  return {
    kind: 'invalid',
    reason: `${shownCell(text)} is not a category: ${wanted}, for raw options give keys (--key, --keys or --layout)`,
  }
}

/** Numbers for the meanings of one item, in the order in which they occur. */
function createCodeTable(blank: AnswerMeaning) {
  const meanings: AnswerMeaning[] = [blank]
  const codes = new Map<string, number>([[JSON.stringify(blank), 0]])
  return {
    meanings,
    /** @returns undefined where an item has too many answers even without their options */
    code(meaning: AnswerMeaning): number | undefined {
      const { option: _option, ...nameless } = meaning
      const wanted = meanings.length >= mostNamed && !codes.has(JSON.stringify(meaning)) ? nameless : meaning
      const text = JSON.stringify(wanted)
      const known = codes.get(text)
      if (known !== undefined) return known
      if (meanings.length >= mostCodes) return undefined
      codes.set(text, meanings.length)
      meanings.push(wanted)
      return meanings.length - 1
    },
  }
}
