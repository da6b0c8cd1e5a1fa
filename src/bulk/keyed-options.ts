import { type AnswerSources, createKeyFinder } from './answer-category.js'
import { declaredOptions } from './answer-text.js'

/** The options that keys and maps know of, for whoever counts who chose which. */
export interface KeyedOptions {
  /** Items with a key or a map, in any form, in the order of their sources. */
  readonly items: readonly string[]
  /** Forms with keys of their own. */
  readonly forms: readonly string[]
  /** Whether the form scores the item by a key of its own. */
  hasOwnKey(item: string, form: string | undefined): boolean
  /**
   * The option that a raw answer names, spelt as the sheet spells it; undefined where the item has no key, or answers that are no
   * single option.
   */
  named(item: string, text: string, form: string | undefined): string | undefined
  /** The options that the key or map states, chosen or not. */
  stated(item: string, form: string | undefined): readonly string[]
}

export function keyedOptions(sources: AnswerSources): KeyedOptions {
  const { layout, table, document } = sources
  const finder = createKeyFinder(sources)
  const maps = new Map(layout?.items.map(({ item, map }) => [item, map]))
  const scoringOf = (item: string, form: string | undefined) => {
    const found = finder.find(item, form)
    return found === 'form-unknown' || found?.kind !== 'choice' ? undefined : found
  }
  const own = itemsOfForms(sources)
  return {
    items: [
      ...new Set([
        ...itemsOfLayout(layout),
        ...(table?.anyForm.keys() ?? []),
        ...(document?.items ?? []).map(({ id }) => id),
        ...[...own.values()].flatMap((ids) => [...ids]),
      ]),
    ],
    forms: [...own.keys()],
    hasOwnKey: (item, form) => form !== undefined && own.get(form.trim())?.has(item) === true,
    named(item, text, form) {
      const map = maps.get(item)
      const scoring = map === undefined ? scoringOf(item, form) : undefined
      const options = map !== undefined ? Object.keys(map) : scoring === undefined ? [] : declaredOptions(scoring)
      return (
        options.find((option) => option === text) ?? options.find((option) => option.trim().toLowerCase() === text.toLowerCase())
      )
    },
    stated(item, form) {
      const map = maps.get(item)
      if (map !== undefined) return Object.keys(map)
      const scoring = scoringOf(item, form)
      if (scoring === undefined) return []
      return scoring.categories === undefined ? [scoring.correct] : Object.keys(scoring.categories)
    },
  }
}

/** The items that each form has a key of its own for. */
function itemsOfForms({ layout, table }: AnswerSources): Map<string, Set<string>> {
  const own = new Map<string, Set<string>>()
  const add = (form: string, items: Iterable<string>) => own.set(form, new Set([...(own.get(form) ?? []), ...items]))
  for (const [form, keys] of table?.byForm ?? []) add(form, keys.keys())
  for (const [form, keys] of Object.entries(layout?.keysByForm ?? {})) add(form, Object.keys(keys))
  return own
}

function itemsOfLayout(layout: AnswerSources['layout']): string[] {
  return (layout?.items ?? []).flatMap(({ item, key, map }) => (key === undefined && map === undefined ? [] : [item]))
}
