import { describe, expect, test } from 'vitest'
import { analyseItems } from '../../../src/calibration/classical/analyse-items.js'
import { type AnswerMeaning, type ClassicalData, classicalData } from '../../../src/calibration/classical/classical-data.js'
import { abilityAnswers, dichotomousAnswers, letterSheet } from './simulated-sheets.js'

function ofRows(rows: readonly string[]) {
  const items = rows[0]?.length ?? 0
  const responses = Uint8Array.from(rows.flatMap((row) => [...row].map((cell) => (cell === '.' ? 255 : Number(cell)))))
  return classicalData({ itemIds: Array.from({ length: items }, (_, i) => `I${i + 1}`), persons: rows.length, responses })
}

/** Where dimensions are not what is asked about, few random matrices do. */
const quickly = (data: ClassicalData) => analyseItems(data, { replications: 10 })

const repeated = (rows: readonly string[], times: number) => Array.from({ length: times }, () => rows).flat()

describe('keys', () => {
  const data = letterSheet({ persons: 600, items: 12, seed: 'keys', key: (item) => (item === 5 ? 'C' : 'A') })
  const { items } = quickly(data)

  test('the one that is wrong is doubted, and the right option named', () => {
    expect(items.flatMap(({ item, flags }) => (flags.includes('key-doubtful') ? [item] : []))).toEqual(['S6'])
    expect(items[5]?.keyDoubts[0]).toMatchObject({ key: 'C', option: 'A' })
    expect(items[5]?.keyDoubts[0]?.p).toBeLessThan(1e-6)
  })

  test('options have shares that sum to 1, and the key of a sound item the highest rest score', () => {
    for (const { item, options } of items) {
      expect(options.map(({ option }) => option)).toEqual(['A', 'B', 'C', 'D'])
      expect(options.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
      const best = [...options].sort((one, other) => (other.meanRest ?? -9) - (one.meanRest ?? -9))[0]
      expect([item, best?.option]).toEqual([item, 'A'])
    }
  })

  test('a key that nobody chose is said, and has no correlation', () => {
    const meanings = data.meanings.map((own, i) =>
      i === 2 ? [...own, { state: 'answered', option: 'E', category: 1 } as const] : own,
    )
    const unkeyed = meanings.map((own, i) =>
      i === 2 ? own.map((each) => (each.option === 'A' ? { ...each, category: 0 } : each)) : own,
    )
    const found = quickly({ ...data, meanings: unkeyed }).items[2]
    expect(found?.flags.slice(0, 2)).toEqual(['key-doubtful', 'key-unchosen'])
    expect(found?.options.find(({ isKey }) => isKey)).toMatchObject({
      option: 'E',
      persons: 0,
      optionRest: { kind: 'undefined', reason: 'constant' },
    })
  })

  test('a second right option is found where the key is right too', () => {
    // Half of those who know choose D instead, those who do not know choose B and C.
    const second = (code: number, p: number) => (code === 0 && p % 2 === 1 ? 3 : code === 3 ? 1 : code)
    const answers = data.answers.map((code, at) => (at % 12 === 10 ? second(code, Math.floor(at / 12)) : code))
    expect(quickly({ ...data, answers }).items[10]?.flags).toContain('distractor-attracts')
  })
})

test('options of forms with keys of their own are counted form by form, omissions over all forms', () => {
  const base = letterSheet({ persons: 400, items: 8, seed: 'forms' })
  const omitted: AnswerMeaning = { state: 'omitted', category: 0 }
  const meanings = base.meanings.map((own, i) =>
    i === 0 ? [...['A', 'B'].flatMap((form) => own.map((each): AnswerMeaning => ({ ...each, form }))), omitted] : own,
  )
  const coded = (code: number, p: number) => (p < 40 ? 8 : p % 4 === 0 ? code + 4 : code)
  const answers = base.answers.map((code, at) => (at % 8 === 0 ? coded(code, at / 8) : code))
  const { options, states } = quickly({ ...base, meanings, answers }).items[0] ?? expect.unreachable()
  expect(states).toMatchObject({ answered: 360, omitted: 40 })
  for (const [form, persons] of [
    ['A', 270],
    ['B', 90],
  ] as const) {
    const own = options.filter((each) => each.form === form)
    expect(own.reduce((sum, each) => sum + each.persons, 0)).toBe(persons)
    expect(own.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(1, 12)
  }
  expect(options.find(({ state }) => state === 'omitted')).toMatchObject({
    persons: 40,
    share: 0.1,
    optionRest: { kind: 'estimated', n: 400 },
  })
})

test('categories of an item with several are shown like options, and have no key', () => {
  const { items } = quickly(ofRows(repeated(['012', '110', '201', '211', '000'], 20)))
  expect(items[0]?.options.map(({ option, persons, isKey }) => [option, persons, isKey])).toEqual([
    ['0', 40, false],
    ['1', 20, false],
    ['2', 40, false],
  ])
  expect(items[0]?.difficulty).toMatchObject({ p: 0.5 })
  expect(items[1]?.options).toEqual([])
})

describe('blanks', () => {
  const states: readonly AnswerMeaning[] = [
    { state: 'answered', category: 0 },
    { state: 'answered', category: 1 },
    { state: 'omitted', category: 0 },
    { state: 'not-reached' },
    { state: 'not-presented' },
  ]
  const coded = (rows: readonly string[]): ClassicalData => ({
    itemIds: [...(rows[0] ?? '')].map((_, i) => `I${i + 1}`),
    persons: rows.length,
    answers: Uint8Array.from(rows.flatMap((row) => [...row].map((cell) => '01ORN'.indexOf(cell)))),
    meanings: [...(rows[0] ?? '')].map(() => states),
  })

  test('states are counted apart; omissions count by their rule, what is not presented in no share', () => {
    const { items } = quickly(coded(repeated(['110O', '0ORR', '10N1', '0111'], 10)))
    expect(items[1]).toMatchObject({ counted: 40, omittedShare: 0.25, notReachedShare: 0, difficulty: { p: 0.5 } })
    expect(items[2]).toMatchObject({ counted: 20, states: { 'not-presented': 10 } })
    expect(items[2]?.notReachedShare).toBeCloseTo(1 / 3, 12)
    expect(items[3]).toMatchObject({ counted: 30, omittedShare: 0.25, notReachedShare: 0.25 })
  })

  test('a run of blanks to the end is taken for items not reached, a blank in the middle is not', () => {
    const { items } = quickly(coded(repeated(['11OO', '1O01', '0110', 'OOOO'], 10)))
    expect(items.map(({ trailingShare }) => trailingShare)).toEqual([0, 0, 0.25, 0.25])
    expect(items[3]?.flags).toContain('not-reached-many')
    expect(items[1]?.flags).toContain('blanks-many')
    expect(items[1]?.flags).not.toContain('not-reached-many')
  })
})

describe('dimensions', () => {
  test('guessing and the shape of curves are told from a second ability by the difficulty of the items', () => {
    const place = (item: number) => (item % 20) / 19
    const sheet = { items: 40, persons: 2000 }
    const guessed = abilityAnswers({ ...sheet, seed: 'guessed', guess: 0.2, slope: 1.7, reach: 3, correlation: 1, place })
    expect(quickly(guessed).dimensionality).toMatchObject({ dimensions: 2, verdict: 'difficulty' })
    const plain = abilityAnswers({ ...sheet, seed: 'plain', guess: 0, slope: 1.7, reach: 3, correlation: 1, place })
    expect(quickly(plain).dimensionality).toMatchObject({ dimensions: 2, verdict: 'difficulty' })
    const halves = abilityAnswers({ ...sheet, seed: 'halves', guess: 0, slope: 1.2, reach: 2, correlation: 0.8, place })
    const found = quickly(halves).dimensionality
    expect(found).toMatchObject({ dimensions: 2, verdict: 'dominant' })
    expect(found.kind === 'estimated' && found.difficultyShare).toBeLessThan(0.2)
  })

  const halves = Array.from({ length: 16 }, (_, i) => (i < 8 ? 0 : 1))

  test('one is seen where there is one, two where there are two', () => {
    const one = quickly(classicalData(dichotomousAnswers(500, halves, 1, 'one'))).dimensionality
    expect(one).toMatchObject({ kind: 'estimated', basis: 'polychoric', dimensions: 1, verdict: 'one' })
    const two = quickly(classicalData(dichotomousAnswers(500, halves, 0.1, 'two'))).dimensionality
    expect(two).toMatchObject({ kind: 'estimated', dimensions: 2, verdict: 'several' })
  })

  test('eigenvalues sum to the number of items, and the seed decides the random ones alone', () => {
    const data = classicalData(dichotomousAnswers(300, halves, 1, 'sums'))
    const [one, again, other] = ['a', 'a', 'b'].map((seed) => analyseItems(data, { seed, replications: 5 }).dimensionality)
    if (one?.kind !== 'estimated' || other?.kind !== 'estimated') throw new Error('no eigenvalues')
    expect(one.eigenvalues.reduce((sum, value) => sum + value, 0)).toBeCloseTo(16, 9)
    expect(again).toEqual(one)
    expect(other.eigenvalues).toEqual(one.eigenvalues)
    expect(other.random).not.toEqual(one.random)
  })

  test('a small file is looked at by product-moment correlations, constant items stay out', () => {
    const { itemIds, persons, responses } = dichotomousAnswers(60, halves, 1, 'small')
    const found = analyseItems(
      classicalData({ itemIds, persons, responses: responses.map((cell, at) => (at % 16 === 2 ? 1 : cell)) }),
    )
    expect(found.dimensionality).toMatchObject({ basis: 'product-moment', items: 15, constant: ['I2'] })
  })
})

test('groups have the figures of their rows alone, over the items they were given', () => {
  const rows = repeated(['110.', '100.', '111.', '000.', '0.11', '1.01', '1.11', '0.00', '1.10'], 5)
  const groups = rows.map((row) => (row[3] === '.' ? 'A' : 'B'))
  const { test: whole, groups: found } = quickly({ ...ofRows(rows), groups })
  expect(whole).toMatchObject({ kind: 'refused', reason: 'pairs-without-overlap', pairs: 1, examples: [[1, 3]] })
  for (const { name, test: own } of found) {
    const rowsOfGroup = rows.filter((_, p) => groups[p] === name).map((row) => row.replaceAll('.', ''))
    expect(own).toEqual(quickly(ofRows(rowsOfGroup)).test)
    expect(own.kind).toBe('estimated')
  }
})

test('a group of fewer than ten persons has no figures', () => {
  const rows = repeated(['110', '100', '111'], 6)
  const { groups } = quickly({ ...ofRows(rows), groups: rows.map((_, p) => (p < 9 ? 'small' : 'none')) })
  expect(groups).toMatchObject([
    { name: 'small', test: { kind: 'refused', reason: 'few-persons', persons: 9 } },
    { name: 'none' },
  ])
  expect(groups).toHaveLength(2)
})

describe('what has no figures says why', () => {
  test.each([
    ['one item', repeated(['1', '0'], 20), { reason: 'one-item' }],
    ['one person', ['101'], { reason: 'few-persons' }],
    ['nobody', [], { reason: 'one-item' }],
    ['everybody right', repeated(['111'], 40), { reason: 'no-variation' }],
    ['nothing but blanks', repeated(['...'], 40), { reason: 'few-persons' }],
  ])('%s', (_, rows, wanted) => {
    const found = quickly(ofRows(rows))
    expect(found.test).toMatchObject({ kind: 'refused', ...wanted })
    expect(found.dimensionality.kind).toBe('refused')
    for (const { itemRest } of found.items) expect(itemRest.kind).toBe('undefined')
  })

  test('pairs that cancel leave rounding, and no alpha of it', () => {
    const { test: whole } = quickly(ofRows(['.02', '002', '110', '012']))
    expect(whole).toMatchObject({ kind: 'refused', reason: 'no-variation' })
  })

  test('a constant item in a test that varies', () => {
    const { items, test: whole } = quickly(ofRows(repeated(['1110', '1101', '1000', '1011'], 10)))
    expect(items[0]).toMatchObject({ itemRest: { kind: 'undefined', reason: 'constant' }, flags: ['constant', 'too-easy'] })
    expect(items[0]?.biserial).toBeUndefined()
    expect(whole.kind).toBe('estimated')
  })

  test('no figure of any of them is NaN or infinite', () => {
    const texts = [['1'], ['10', '01'], repeated(['11'], 3), ['1.', '.1'], repeated(['...'], 2)].map((rows) =>
      JSON.stringify(quickly(ofRows(rows))),
    )
    // JSON writes null for what is no finite number.
    for (const text of texts) expect(text).not.toContain('null')
  })

  test('few answers are not judged', () => {
    const { items } = quickly(ofRows(repeated(['10', '11', '00'], 5)))
    expect(items.map(({ flags }) => flags)).toEqual([['few-answers'], ['few-answers']])
    expect(quickly(ofRows(['..'])).items[0]?.flags).toEqual(['no-answers'])
  })
})

test('data whose parts do not fit are refused with every problem', () => {
  const data = { itemIds: ['A', 'A'], persons: 2, answers: new Uint8Array(3), meanings: [], groups: ['x'] }
  expect(() => analyseItems(data)).toThrow(
    expect.objectContaining({
      code: 'classical-data',
      issues: [
        expect.objectContaining({ path: 'answers' }),
        expect.objectContaining({ path: 'meanings' }),
        expect.objectContaining({ path: 'groups' }),
        expect.objectContaining({ code: 'item-duplicate', item: 'A' }),
      ],
    }),
  )
})
