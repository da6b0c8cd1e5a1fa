import { expect, test } from 'vitest'
import { bank, content } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import type { BankItem } from '../../src/bank/item-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { parseContent, parseKeys } from '../../src/bank/parse-content-schema.js'
import { highestCategory } from '../../src/bank/score-answer.js'
import { categoryCurve } from '../../src/models/category-curve.js'

const keyOf = new Map(keys.items.map((key) => [key.id, key]))
const languages = [content.id, content.en]

test('bank, texts and keys are valid documents and speak of the same items', () => {
  expect(parseBank(bank)).toEqual(bank)
  for (const texts of languages)
    expect(parseContent(texts).items.map((item) => item.id)).toEqual(bank.items.map((item) => item.id))
  expect(parseKeys(keys).items.map((key) => key.id)).toEqual(bank.items.map((item) => item.id))
})

test('21 competences have three items each, and every level from 1 to 5 occurs', () => {
  const counts = new Map<string, number>()
  for (const { content: attributes } of bank.items)
    counts.set(String(attributes.competence), (counts.get(String(attributes.competence)) ?? 0) + 1)
  expect([...counts.values()]).toEqual(Array(21).fill(3))
  expect([...new Set(bank.items.map((item) => item.content.level))].sort()).toEqual([1, 2, 3, 4, 5])
})

test('the bank says that it is provisional and public', () => {
  expect(bank.scale.status).toBe('provisional')
  expect(bank.security).toBe('public')
})

/** facts of the field: difficulty by declared level, discrimination unknown = 1, lower asymptote of four options. */
const difficultyOfLevel: Readonly<Record<number, number>> = { 1: -1.6, 2: -0.8, 3: 0, 4: 0.8, 5: 1.6 }

test.each(bank.items.map((item) => [item.id, item] as const))(
  '%s carries the provisional parameters of its level and type',
  (_, item: BankItem) => {
    const difficulty = difficultyOfLevel[item.content.level as number] as number
    if (item.model === '3pl') expect(item.parameters).toEqual({ discrimination: 1, difficulty, lowerAsymptote: 0.2 })
    else if (item.model === 'gpcm')
      expect(item.parameters).toEqual({
        discrimination: 1,
        steps: [difficulty - 0.5, difficulty + 0.5].map((step) => Number(step.toFixed(2))),
      })
    else expect.unreachable(`model ${item.model}`)
    expect(item.uncertainty).toMatchObject({
      kind: 'prior',
      difficulty: { normal: [difficulty, 0.6] },
      discrimination: { lognormal: [0, 0.3] },
    })
  },
)

test.each(bank.items.map((item) => [item.id, item] as const))('%s has a key that fits its texts and its model', (id, item) => {
  const key = keyOf.get(id)
  if (key === undefined) return expect.unreachable('no key')
  expect(highestCategory(key.scoring)).toBe(categoryCurve(item).categories - 1)
  expect(Object.keys(key.rationale ?? {})).toEqual(['id', 'en'])
  for (const texts of languages) {
    const text = texts.items.find((candidate) => candidate.id === id)
    const options = text?.options.map((option) => option.id) ?? []
    const named =
      key.scoring.kind === 'choice'
        ? [key.scoring.correct, ...Object.keys(key.scoring.categories ?? {})]
        : key.scoring.kind === 'choices'
          ? key.scoring.correct
          : key.scoring.kind === 'order'
            ? key.scoring.order
            : Object.keys(key.scoring.pairs)
    for (const option of named) expect(options).toContain(option)
    if (key.scoring.kind === 'match')
      for (const target of Object.values(key.scoring.pairs)) expect(text?.targets?.map((one) => one.id)).toContain(target)
    expect(text?.type).toBe(item.content.type)
  }
})

test('stems stay within 80 words and both languages offer the same options', () => {
  for (const [i, indonesian] of content.id.items.entries()) {
    const english = content.en.items[i]
    expect(indonesian.stem.split(/\s+/).length).toBeLessThanOrEqual(80)
    expect(english?.options.map((option) => option.id)).toEqual(indonesian.options.map((option) => option.id))
  }
})

test('correct positions of single-answer items are balanced', () => {
  const counts = new Map<string, number>()
  for (const { scoring } of keys.items)
    if (scoring.kind === 'choice') counts.set(scoring.correct, (counts.get(scoring.correct) ?? 0) + 1)
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2)
})

test('the longest option is the key no more often than twice what chance gives', () => {
  const single = keys.items.flatMap(({ id, scoring }) => (scoring.kind === 'choice' ? [{ id, correct: scoring.correct }] : []))
  for (const texts of languages) {
    const longest = single.filter(({ id, correct }) => {
      const options = texts.items.find((item) => item.id === id)?.options ?? []
      return options.every(
        (option) => option.id === correct || option.text.length < (options.find((one) => one.id === correct)?.text.length ?? 0),
      )
    })
    expect(longest.length).toBeLessThanOrEqual(single.length / 2)
  }
})

test('enemies are mutual', () => {
  for (const item of bank.items)
    for (const enemy of item.enemies) expect(bank.items.find((other) => other.id === enemy)?.enemies).toContain(item.id)
})
