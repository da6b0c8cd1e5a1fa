import { describe, expect, test } from 'vitest'
import type { Issue } from '../../src/issues/issue.js'
import { createPlacementTest } from '../../src/placement/placement-test.js'
import { type Documents, placementDocuments, spoilt } from './documents.js'

function issuesOf(documents: Documents): readonly Issue[] {
  try {
    createPlacementTest(documents)
  } catch (error) {
    const { code, issues } = error as { code: string; issues: readonly Issue[] }
    expect(code).toBe('placement-invalid')
    return issues
  }
  return []
}

test('whole documents have no issues', () => {
  expect(issuesOf(placementDocuments())).toEqual([])
})

// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents to break them
type Spoil = (documents: any) => void

describe('documents that do not fit together', () => {
  test.each<[string, Spoil, string, string | undefined, string]>([
    [
      'an item without text in one language',
      (d) => d.content.en.items.splice(3, 1),
      'content-missing',
      'q04',
      'no text in language "en"',
    ],
    ['an item without a key', (d) => d.keys.items.splice(3, 1), 'key-missing', 'q04', 'has no key'],
    [
      'a key that names an option the text has not',
      (d) => Object.assign(d.keys.items[0].scoring, { correct: 'e' }),
      'key-mismatch',
      'q01',
      'the key names "e"',
    ],
    [
      'a graded key that forgets an option',
      (d) => delete d.keys.items[2].scoring.categories.d,
      'key-mismatch',
      'q03',
      'says nothing about "d"',
    ],
    [
      'an order that forgets an option',
      (d) => d.keys.items[4].scoring.order.pop(),
      'key-mismatch',
      'q05',
      'says nothing about "b"',
    ],
    [
      'a match to a target that is not there',
      (d) => Object.assign(d.keys.items[5].scoring.pairs, { a: 'z' }),
      'key-mismatch',
      'q06',
      'the key names "z"',
    ],
    [
      'fewer categories in the key than in the model',
      (d) => Object.assign(d.keys.items[3].scoring, { rule: 'all-or-nothing' }),
      'key-mismatch',
      'q04',
      'the key gives categories 0 … 1, the gpcm model has 0 … 2',
    ],
    [
      'more categories in the key than in the model',
      (d) => Object.assign(d.keys.items[0].scoring, { categories: { a: 0, b: 2, c: 1, d: 0 } }),
      'key-mismatch',
      'q01',
      'the 3pl model has 0 … 1',
    ],
    [
      'a key of another kind than the item',
      (d) => Object.assign(d.keys.items[0], { scoring: { kind: 'choices', correct: ['a'], rule: 'all-or-nothing' } }),
      'key-mismatch',
      'q01',
      'needs a key of kind "choice"',
    ],
    ['two keys for one item', (d) => d.keys.items.push(structuredClone(d.keys.items[0])), 'key-mismatch', 'q01', 'a key already'],
    [
      'two texts for one item',
      (d) => d.content.id.items.push(structuredClone(d.content.id.items[0])),
      'content-duplicate',
      'q01',
      'has a text already',
    ],
    [
      'an option that stands twice',
      (d) => d.content.id.items[0].options.push({ id: 'a', text: 'again' }),
      'option-duplicate',
      'q01',
      '"a" stands twice',
    ],
    [
      'another type in the text than in the bank',
      (d) => {
        for (const l of ['id', 'en']) d.content[l].items[0].type = 'judgement'
      },
      'content-type',
      'q01',
      '"choice" in the bank and "judgement"',
    ],
    [
      'other options in one language',
      (d) => d.content.en.items[0].options.pop(),
      'content-options',
      'q01',
      'must be the same in "id"',
    ],
    [
      'texts given under another language',
      (d) => {
        d.content.en.language = 'fr'
      },
      'content-language',
      undefined,
      'says that its language is "fr"',
    ],
    [
      'a standard of another scale',
      (d) => {
        d.standard.scaleId = 'elsewhere'
      },
      'scale-mismatch',
      undefined,
      '"elsewhere"',
    ],
    [
      'a standard for each pillar',
      (d) => {
        d.standard.rule = 'conjunctive'
      },
      'standard-rule',
      undefined,
      'conjunctive',
    ],
    [
      'a blueprint beyond the bank',
      (d) => d.blueprint.rules.push({ attribute: 'pillar', value: 'ethics', min: 1 }),
      'blueprint-rule',
      undefined,
      'pillar = ethics asks for 1',
    ],
    [
      'two blueprints',
      (d) => {
        d.design.constraints = { blueprint: d.blueprint }
      },
      'blueprint-twice',
      undefined,
      'keep one',
    ],
  ])('with %s are refused', (_, spoil, code, item, message) => {
    const issues = issuesOf(spoilt(spoil))
    const found = issues.find((issue) => issue.code === code)
    expect(found).toMatchObject({ code, ...(item === undefined ? {} : { item }) })
    expect(found?.message).toContain(message)
  })

  test('are refused without any text at all', () => {
    expect(issuesOf({ ...placementDocuments(), content: {} } as unknown as Documents).map((issue) => issue.code)).toEqual([
      'content-missing',
    ])
  })

  test('are refused with the problems of all of them at once, each with its document', () => {
    const issues = issuesOf(
      spoilt((d) => {
        d.bank.items[0].parameters.discrimination = -1
        d.content.en.items[1].stem = ''
        d.keys.items[2].scoring.correct = 'e'
        d.standard.targetLevel = 'highest'
        d.design.stop = [{ rule: 'plateau' }]
      }),
    )
    const paths = issues.map((issue) => issue.path as string)
    for (const document of ['bank.', 'content.en.', 'keys.', 'standard', 'design.']) {
      expect(paths.some((path) => path.startsWith(document))).toBe(true)
    }
  })
})

test('retired items need neither text nor key', () => {
  const documents = spoilt((d) => {
    d.bank.items[0].status = 'retired'
    for (const language of ['id', 'en']) d.content[language].items.shift()
    d.keys.items.shift()
  })
  expect(issuesOf(documents)).toEqual([])
})
