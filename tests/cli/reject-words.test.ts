import { describe, expect, test } from 'vitest'
import { answerCategory } from '../../src/bulk/answer-category.js'
import { inIndonesian, rejectFacts, rejectFrames, rejectSentences, rejectText } from '../../src/cli/words/reject-words.js'
import { badFigure, personDuplicate, personMissing, wrongLength } from '../../src/population/scores/row-refusals.js'
import type { ResponseReaderOptions } from '../../src/tables/responses.js'
import { bytesOf, optionsFor, readAll } from '../tables/reading.js'

const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()

test('every reason for refusing a row carries the same facts in both languages', () => {
  for (const { en, id } of [...rejectSentences, ...rejectFrames, ...rejectFacts]) expect(facts(id), en).toEqual(facts(en))
})

const items = [
  { id: 'X1', categories: 3 },
  { id: 'X2', categories: 2 },
]

function reasonsOf(file: string, more: Partial<ResponseReaderOptions> = {}): string[] {
  return readAll(bytesOf(file), optionsFor(items, more)).rejects.map(({ reason }) => reason)
}

/** A byte that no UTF-8 has, and a line that is too long. */
function unreadable(): string[] {
  const bytes = new Uint8Array((1 << 20) + 10).fill(32)
  bytes.set([0xff, 10])
  return readAll(bytes, optionsFor(items, { shape: 'ndjson', everyLine: true })).rejects.map(({ reason }) => reason)
}

describe('the reasons that readers give', () => {
  const keys = answerCategory({ table: { anyForm: new Map([['X1', 'B']]), byForm: new Map() }, base: 0 }, items)
  const long = { shape: 'long' } as const
  const json = { shape: 'ndjson' } as const
  const files: readonly (readonly [string, string[]])[] = [
    ['cells', reasonsOf('person,X1,X2\na,x,9\nb,A,1\nc,1.0,1\nd,7,1\ne,123456789012345678,1')],
    ['rows', reasonsOf('person,X1,X2\na,1\nb,1,1,1\n,1,1\na2,1,1\na2,1,1\n')],
    ['marks', reasonsOf('person,X1,X2\na,"1"x,1\nb,"1,1\n')],
    ['ids', reasonsOf('person,X1,X2\n198503102010121000,1,1\n1.98503E+17,1,1\n1985031020101210.0,1,1\n')],
    ['long form', reasonsOf('person,item,response\na,X9,1\nb,X1,1\nb,X1,1\na,X1,1\n', long)],
    ['JSON', reasonsOf('[]\n{"person":1}\n{"person":"a","responses":1}\n{"person":"b","responses":{"X1":{}}}\n', json)],
    ['names twice', reasonsOf('{"person":"c","responses":{"X1":1,"X1":0}}\n{"person":"d","person":"e","responses":{}}\n', json)],
    ['unreadable lines', unreadable()],
    ['raw answers', reasonsOf('person,X1,X2\na,?,1\nb,B,x\nc,B,7\nd,123456789012345678,1\n', { answerCategory: keys })],
    ['items without a bank', reasonsOf('person,X1,X2\na,x,300', { items: items.map(({ id }) => ({ id, categories: 255 })) })],
  ]

  test.each(files)('have an Indonesian sentence: %s', (_, reasons) => {
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) {
      const said = inIndonesian(reason)
      expect(said, reason).toBeDefined()
      // Figures and quoted texts of the English sentence are in the Indonesian one.
      for (const [fact] of reason.replaceAll(/\("+\)/g, '').matchAll(/"[^"]+"|\d+(…\d+)?/g)) expect(said, reason).toContain(fact)
    }
  })

  test('and so do those of score files', () => {
    const plan = { columns: ['theta'] } as unknown as Parameters<typeof badFigure>[0]
    const refused = [badFigure(plan, 1, 2, 0), badFigure(plan, 2, 2, 0), personMissing(1), personDuplicate(1)]
    for (const { reason } of [...refused, wrongLength(1, 3, 2), wrongLength(1, 3, 4)])
      expect(inIndonesian(reason), reason).toBeDefined()
  })
})

test('a bad cell is told with its item, its text, the range and how many more there are', () => {
  const [reason = ''] = reasonsOf('person,X1,X2\na,x,9')
  expect(reason).toBe(
    'item "X1": "x" is not a category: the item has 0…2, or NA, ., O, R, T; correct the cell (and 1 more bad cells in the row)',
  )
  expect(rejectText(reason, 'id')).toBe(
    'butir "X1": "x" bukan kategori: butir ini punya 0…2, atau NA, ., O, R, T; perbaiki sel (dan 1 sel keliru lagi di baris ini)',
  )
  expect(rejectText(reason, 'en')).toBe(reason)
})

test('of an item without a bank no range is claimed', () => {
  const [reason = ''] = reasonsOf('person,X1,X2\na,x,1', { items: items.map(({ id }) => ({ id, categories: 255 })) })
  expect(reason).toContain('categories are whole numbers 0…254')
  expect(rejectText(reason, 'id')).toContain('kategori adalah bilangan bulat 0…254')
})

test('a reason that no sentence is known for stays as it is', () => {
  expect(rejectText('an unheard-of reason', 'id')).toBe('an unheard-of reason')
})
