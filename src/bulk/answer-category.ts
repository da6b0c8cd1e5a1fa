import type { AnswerScoring, KeyItem, KeysDocument } from '../bank/answer-keys.js'
import { highestCategory, scoreAnswer } from '../bank/score-answer.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { Layout } from '../tables/layout.js'
import { shownCell } from '../tables/person-text.js'
import type { AnswerCategory, AnswerReading, ResponseItem } from '../tables/responses.js'
import { answerInText, declaredOptions } from './answer-text.js'
import type { KeyTable } from './key-table.js'

/** Everything that says what a raw answer is worth; the earlier one wins: map of the layout, its keys, key table, keys document. */
export interface AnswerSources {
  readonly layout?: Layout | undefined
  readonly table?: KeyTable | undefined
  readonly document?: KeysDocument | undefined
  readonly base: 0 | 1
}

/**
 * The function from a cell to a category, or undefined where nothing holds a key, so that cells are categories already.
 * @throws MelekError `keys-mismatch` where a key gives more categories than the item of the bank has
 */
export function answerCategory(sources: AnswerSources, items: readonly ResponseItem[]): AnswerCategory | undefined {
  const keys = createKeyFinder(sources)
  if (!keys.any) return undefined
  const maps: AnswerMaps = new Map(sources.layout?.items.map(({ item, map }) => [item, map]))
  refuseMismatch(keys, maps, items)
  return (itemId, rawText, form) => {
    const map = maps.get(itemId)
    if (map !== undefined) return mappedCategory(map, rawText)
    const scoring = keys.find(itemId, form)
    if (scoring === 'form-unknown')
      return { kind: 'invalid', reason: `the form "${form ?? ''}" has no keys; add them or correct the form` }
    if (scoring === undefined) return plainCategory(rawText, sources.base)
    return keyedCategory({ id: itemId, scoring }, rawText)
  }
}

/** Finds the key of an item in a form. */
export interface KeyFinder {
  /** Whether any item has a key or a map. */
  readonly any: boolean
  /** Every form that keys of its own belong to, and none. */
  readonly forms: readonly (string | undefined)[]
  find(itemId: string, form: string | undefined): AnswerScoring | 'form-unknown' | undefined
}

/** The keys of all sources, the earlier one winning. */
export function createKeyFinder({ layout, table, document }: AnswerSources): KeyFinder {
  const single = new Map<string, AnswerScoring>(document?.items.map(({ id, scoring }) => [id, scoring]))
  for (const [item, correct] of table?.anyForm ?? []) single.set(item, { kind: 'choice', correct })
  for (const { item, key } of layout?.items ?? []) if (key !== undefined) single.set(item, { kind: 'choice', correct: key })
  const byForm = new Map<string, Map<string, AnswerScoring>>()
  const add = (form: string, item: string, correct: string) => {
    const keys = byForm.get(form) ?? new Map<string, AnswerScoring>()
    byForm.set(form, keys.set(item, { kind: 'choice', correct }))
  }
  for (const [form, keys] of table?.byForm ?? []) for (const [item, correct] of keys) add(form, item, correct)
  for (const [form, keys] of Object.entries(layout?.keysByForm ?? {}))
    for (const [item, key] of Object.entries(keys)) add(form, item, key)
  const anyMap = layout?.items.some(({ map }) => map !== undefined) === true
  return {
    any: single.size > 0 || byForm.size > 0 || anyMap,
    forms: [undefined, ...byForm.keys()],
    find(itemId, form) {
      const key = (form === undefined ? undefined : byForm.get(form.trim())?.get(itemId)) ?? single.get(itemId)
      const keyedElsewhere = key === undefined && [...byForm.values()].some((keys) => keys.has(itemId))
      return keyedElsewhere ? 'form-unknown' : key
    },
  }
}

type AnswerMaps = ReadonlyMap<string, Readonly<Record<string, number>> | undefined>

function refuseMismatch(keys: KeyFinder, maps: AnswerMaps, items: readonly ResponseItem[]): void {
  const issues = items.flatMap(({ id, categories }): Issue[] => {
    const most = highestGiven(id, keys, maps)
    if (most < categories) return []
    const message = `the key gives categories 0…${most}, but the item of the bank has 0…${categories - 1}; correct the key or the bank`
    return [{ code: 'key-categories', message, item: id }]
  })
  if (issues.length > 0) throw new MelekError('keys-mismatch', 'keys and bank do not belong together', issues)
}

/** Highest category that an item can get from its map, or from any of its keys. */
function highestGiven(id: string, keys: KeyFinder, maps: AnswerMaps): number {
  const map = maps.get(id)
  if (map !== undefined) return Math.max(0, ...Object.values(map))
  const scorings = keys.forms.map((form) => keys.find(id, form))
  return Math.max(
    0,
    ...scorings.map((scoring) => (scoring === undefined || scoring === 'form-unknown' ? 0 : highestCategory(scoring))),
  )
}

function keyedCategory(key: KeyItem, text: string): AnswerReading {
  // The id of a person, slipped into a wrong column, is not to be repeated.
  if (!shownCell(text).startsWith('"'))
    return { kind: 'invalid', reason: `${shownCell(text)} is no option of the item; check the columns` }
  const options = declaredOptions(key.scoring)
  const scored = scoreAnswer(key, answerInText(key.scoring, text, options), options)
  return scored.kind === 'invalid' ? { kind: 'invalid', reason: scored.reason.replace(/^item "[^"]*": /, '') } : scored
}

function mappedCategory(map: Readonly<Record<string, number>>, text: string): AnswerReading {
  const name =
    Object.keys(map).find((each) => each === text) ??
    Object.keys(map).find((each) => each.trim().toLowerCase() === text.toLowerCase())
  if (name !== undefined) return { kind: 'category', category: map[name] as number }
  return { kind: 'invalid', reason: `${shownCell(text)} is not in the map of the layout; declare it there` }
}

/** An item without a key in a file of keyed ones: its cells are categories. */
function plainCategory(text: string, base: number): AnswerReading {
  if (/^\d{1,3}$/.test(text)) return { kind: 'category', category: Number(text) - base }
  return { kind: 'invalid', reason: `${shownCell(text)} is no category, and the item has no key; add one` }
}
