import { expect, test } from 'vitest'
import type { AnswerScoring } from '../../src/bank/answer-keys.js'
import { answerCategory } from '../../src/bulk/answer-category.js'
import { readKeyTable } from '../../src/bulk/key-table.js'
import type { Layout } from '../../src/tables/layout.js'

const items = (categories: number) => [{ id: 'A1', categories }]
const layoutOf = (item: Layout['items'][number], more: Partial<Layout> = {}): Layout => ({
  format: 'melek-layout/1',
  person: 'id',
  items: [item],
  ...more,
})
const category = (value: number) => ({ kind: 'category', category: value })

/** What a cell of item A1 is worth under one key of a keys document. */
function byScoring(scoring: AnswerScoring, categories = 3) {
  const read = answerCategory(
    { document: { format: 'melek-keys/1', items: [{ id: 'A1', scoring }] }, base: 0 },
    items(categories),
  )
  return (text: string) => read?.('A1', text)
}

test('without any key cells are categories already', () => {
  expect(answerCategory({ base: 0 }, items(2))).toBeUndefined()
  expect(answerCategory({ layout: layoutOf({ column: 'A1', item: 'A1' }), base: 0 }, items(2))).toBeUndefined()
})

test('a letter is right, wrong, or no option of the sheet', () => {
  const read = byScoring({ kind: 'choice', correct: 'C' })
  expect(read('C')).toEqual(category(1))
  expect(read('c')).toEqual(category(1))
  expect(read('E')).toEqual(category(0))
  expect(read('F')).toMatchObject({ kind: 'invalid' })
})

test('a numeric key takes the numbers of the sheet, a written one itself alone', () => {
  expect(byScoring({ kind: 'choice', correct: '2' })('5')).toEqual(category(0))
  const written = byScoring({ kind: 'choice', correct: 'Surabaya' })
  expect(written('surabaya')).toEqual(category(1))
  expect(written('Jakarta')).toMatchObject({ kind: 'invalid' })
})

test('a graded key declares its options', () => {
  const read = byScoring({ kind: 'choice', correct: 'b', categories: { a: 0, b: 2, c: 1 } })
  expect([read('A'), read('b'), read('c')]).toEqual([category(0), category(2), category(1)])
  expect(read('d')).toMatchObject({ kind: 'invalid' })
})

test('several options are read however they are written', () => {
  const read = byScoring({ kind: 'choices', correct: ['a', 'c'], rule: 'partial' })
  for (const text of ['a;c', 'c, a', 'ac', 'A C', 'a|c']) expect(read(text)).toEqual(category(2))
  expect(read('a')).toEqual(category(1))
  expect(read('ax')).toMatchObject({ kind: 'invalid' })
})

test('an order and pairs are read from text', () => {
  expect(byScoring({ kind: 'order', order: ['a', 'b', 'c'], rule: 'adjacent-pairs' })('a;b;c')).toEqual(category(2))
  const pairs = byScoring({ kind: 'match', pairs: { a: 'p', b: 'q' }, rule: 'partial' })
  expect(pairs('a:p;b:q')).toEqual(category(2))
  expect(pairs('b=q a=q')).toEqual(category(1))
})

test('the map of the layout goes before its key, the key before the key table, that before the keys document', () => {
  const table = readKeyTable(new TextEncoder().encode('item,key\nA1,B\n'))
  const document = { format: 'melek-keys/1' as const, items: [{ id: 'A1', scoring: { kind: 'choice' as const, correct: 'A' } }] }
  const right = (layout: Layout | undefined, withTable: boolean) => {
    const read = answerCategory({ layout, table: withTable ? table : undefined, document, base: 0 }, items(2))
    return ['A', 'B', 'C', 'D'].filter((text) => {
      const reading = read?.('A1', text)
      return reading?.kind === 'category' && reading.category === 1
    })
  }
  expect(right(undefined, false)).toEqual(['A'])
  expect(right(undefined, true)).toEqual(['B'])
  expect(right(layoutOf({ column: 'x', item: 'A1', key: 'C' }), true)).toEqual(['C'])
  expect(right(layoutOf({ column: 'x', item: 'A1', key: 'C', map: { D: 1 } }), true)).toEqual(['D'])
})

test('a form has its own keys, and one without keys is no wrong answer', () => {
  const layout = layoutOf({ column: 'x', item: 'A1' }, { form: 'Paket', keysByForm: { P: { A1: 'A' }, Q: { A1: 'B' } } })
  const read = answerCategory({ layout, base: 0 }, items(2))
  expect(read?.('A1', 'B', 'P')).toEqual(category(0))
  expect(read?.('A1', 'B', 'Q')).toEqual(category(1))
  expect(read?.('A1', 'B', 'R')).toMatchObject({ kind: 'invalid', reason: expect.stringContaining('"R"') })
})

test('an item without a key among keyed ones keeps its categories', () => {
  const layout = layoutOf({ column: 'x', item: 'A2', key: 'A' })
  const read = answerCategory({ layout, base: 1 }, [...items(3), { id: 'A2', categories: 2 }])
  expect(read?.('A1', '3')).toEqual(category(2))
  expect(read?.('A1', 'B')).toMatchObject({ kind: 'invalid' })
})

test('a key with more categories than the item is refused, with the item', () => {
  const layout = layoutOf({ column: 'x', item: 'A1', map: { good: 2, bad: 0 } })
  expect(() => byScoring({ kind: 'choices', correct: ['a'], rule: 'partial' }, 2)).toThrowError(
    expect.objectContaining({ code: 'keys-mismatch', issues: [expect.objectContaining({ item: 'A1' })] }),
  )
  expect(() => answerCategory({ layout, base: 0 }, items(2))).toThrowError(expect.objectContaining({ code: 'keys-mismatch' }))
})

test('reasons never repeat a long number', () => {
  expect(JSON.stringify(byScoring({ kind: 'choice', correct: 'A' })('198503142010121001'))).not.toContain('198503142010121001')
})
