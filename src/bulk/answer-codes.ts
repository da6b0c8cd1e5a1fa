import type { AnswerMeaning } from '../calibration/classical/classical-data.js'
import type { Layout } from '../tables/layout.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import { type AnswerSense, meaningOfAnswer, stateMeanings } from './answer-meaning.js'

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
export function answerCodes(items: readonly string[], sense: AnswerSense): AnswerCodes {
  const { rules, options, layout } = sense
  const blank = layout?.omitted?.some((text) => text.trim() === '') === true ? 'omitted' : rules.blank
  const empty = stateMeanings(rules)[blank === 'not-reached' ? 'not-reached' : 'omitted']
  const tables = new Map(items.map((item) => [item, createCodeTable(empty)]))
  const meaningOf = meaningOfAnswer(sense)
  const codeOf = (item: string, meaning: AnswerMeaning) => tables.get(item)?.code(meaning)
  /** Gives a code to options that somebody may have chosen. */
  const foresee = (chosen: (item: string, form: string | undefined) => readonly string[]) => {
    for (const item of items)
      for (const form of [undefined, ...options.forms])
        for (const option of chosen(item, form)) {
          const meaning = meaningOf(item, option, form)
          if ('state' in meaning) codeOf(item, meaning)
        }
  }
  foresee(options.stated)
  const { omitted: _omitted, multipleMarks: _marks, ...plainLayout } = layout ?? {}
  return {
    reader: {
      ...{ base: 0, blank, omitted: 'wrong', notReached: 'wrong', timedOut: 'wrong' },
      layout: layout === undefined ? undefined : (plainLayout as Layout),
      answerCategory(item, text, form) {
        const meaning = meaningOf(item, text, form)
        return 'state' in meaning ? { kind: 'category', category: codeOf(item, meaning) ?? mostCodes } : meaning
      },
    },
    meanings() {
      const usual = usualLetters([...tables.values()].map(({ meanings }) => meanings))
      foresee((item, form) => usual.filter((letter) => options.named(item, letter, form) === letter))
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
