import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** What Indonesian words may not say, and what they say instead. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/nilai mungkin/i, 'nilai plausibel'],
  [/(keluaran|masukan) baku/i, 'keluaran standar, masukan standar'],
  [/\bintervals?\b/i, 'selang'],
  [/\brerata\b/i, 'rata-rata'],
  [/\bdeviasi standar\b|\bstandar deviasi\b/i, 'simpangan baku'],
  [/\bkesalahan (baku|standar)\b/i, 'galat baku'],
  [/\b(item|soal)-item\b/i, 'butir'],
]

/** In either language. */
const bannedForms: readonly (readonly [RegExp, string])[] = [[/\d[ {2}]%/, 'a percentage without a space']]

const root = new URL('../../src/', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /-words\.ts$/.test(name))
const modules = await Promise.all(
  files.map(async (file) => [file, Object.values(await import(new URL(file, root).href))] as const),
)
const pairs = modules.flatMap(([file, exported]) => exported.flatMap((value) => (isPair(value) ? [[file, value] as const] : [])))

function isPair(value: unknown): value is { readonly id: unknown; readonly en: unknown } {
  return typeof value === 'object' && value !== null && 'id' in value && 'en' in value && typeof value.id === 'object'
}

/** Texts of words, with those inside functions but not the values put into them. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') {
    const literals = String(words).matchAll(/`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)
    return [...literals].map(([, template, single, double]) =>
      (template ?? single ?? double ?? '').replaceAll(/\$\{[^}]*\}/g, '§'),
    )
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : []
}

const breaches = (texts: readonly string[], rules: readonly (readonly [RegExp, string])[]) =>
  texts.flatMap((text) => rules.flatMap(([rule, instead]) => (rule.test(text) ? [`"${text}": say ${instead}`] : [])))

test('there are words to hold to the terms, functions among them', () => {
  expect(pairs.length).toBeGreaterThan(30)
  expect(textsOf((n: string) => `${n} keluaran baku`)).toEqual(['§ keluaran baku'])
  expect(breaches(['Rerata dan selang 95 %'], [...banned, ...bannedForms])).toHaveLength(2)
})

describe.each(pairs)('%s', (_, words) => {
  test('uses one Indonesian word for one thing', () => {
    expect(breaches(textsOf(words.id), banned)).toEqual([])
  })

  test('writes percentages in one way', () => {
    expect(breaches([...textsOf(words.id), ...textsOf(words.en)], bannedForms)).toEqual([])
  })
})
