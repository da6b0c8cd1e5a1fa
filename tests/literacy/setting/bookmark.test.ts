import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { bookmarkCuts, orderedBooklet } from '../../../src/literacy/setting/bookmark.js'
import { type JudgeBookmark, readJudgeBookmarks } from '../../../src/literacy/setting/judge-ratings.js'
import { bankOf, raschBank } from '../../adaptive/banks.js'

const logOdds = (p: number) => Math.log(p / (1 - p))

describe('the location of a page', () => {
  const guessed = compileBank(
    bankOf([{ model: '3pl', parameters: { discrimination: 1.3, difficulty: 0.4, lowerAsymptote: 0.2 } }]),
  )

  test('without guessing to remove is b + ln(RP/(1 − RP))/a', () => {
    const bank = compileBank(bankOf([{ model: '2pl', parameters: { discrimination: 1.3, difficulty: 0.4 } }]))
    for (const guessing of ['included', 'removed'] as const)
      expect(orderedBooklet(bank, { guessing })[0]?.location).toBeCloseTo(0.4 + logOdds(0.67) / 1.3, 10)
  })

  test('with guessing included is lower than with guessing removed', () => {
    const withGuessing = (0.67 - 0.2) / 0.8
    expect(orderedBooklet(guessed, { guessing: 'included' })[0]?.location).toBeCloseTo(0.4 + logOdds(withGuessing) / 1.3, 10)
    expect(orderedBooklet(guessed, { guessing: 'removed' })[0]?.location).toBeCloseTo(0.4 + logOdds(0.67) / 1.3, 10)
  })

  test('of a category is where it or a higher one is reached with the probability', () => {
    const bank = compileBank(bankOf([{ model: 'grm', parameters: { discrimination: 2, thresholds: [-1, 0.5] } }]))
    expect(orderedBooklet(bank, { guessing: 'included', probability: 0.5 })).toEqual([
      { item: 'i01', category: 1, location: expect.closeTo(-1, 10) },
      { item: 'i01', category: 2, location: expect.closeTo(0.5, 10) },
    ])
  })

  test('does not exist at or below guessing, nor for nominal categories; every such item is named', () => {
    const bank = compileBank(
      bankOf([
        { model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.3 } },
        { model: 'nrm', parameters: { slopes: [1, -1], intercepts: [0, 0] } },
      ]),
    )
    expect(() => orderedBooklet(bank, { guessing: 'included', probability: 0.3, items: ['i01', 'i02', 'i09'] })).toThrowError(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'bookmark-unreachable', item: 'i01' }),
          expect.objectContaining({ code: 'bookmark-nominal', item: 'i02' }),
          expect.objectContaining({ code: 'item-unknown', item: 'i09' }),
        ],
      }),
    )
  })
})

describe('the cut of bookmarks', () => {
  const booklet = orderedBooklet(compileBank(raschBank([1, -1, 0])), { guessing: 'included', probability: 0.5 })
  const marks = (...pages: number[]): JudgeBookmark[] => pages.map((page, j) => ({ judge: `j${j}`, round: 1, page }))

  test('orders the pages by location, whatever the order of the bank', () => {
    expect(booklet.map(({ item }) => item)).toEqual(['i02', 'i03', 'i01'])
  })

  test.each([
    ['last-mastered', -0.5],
    ['between', 0],
    ['first-not-mastered', 0.5],
  ] as const)('takes the theta of "%s"', (place, cut) => {
    const [round] = bookmarkCuts(booklet, marks(2, 3), place)
    expect(round?.cut).toBeCloseTo(cut, 10)
    expect(round?.median).toBeCloseTo(cut, 10)
    // Two thetas one logit apart: their mean errs by half of that.
    expect(round?.standardError).toBeCloseTo(0.5, 10)
  })

  test('may lie beyond the last page, but not where nothing is left to take it from', () => {
    expect(bookmarkCuts(booklet, marks(4))[0]).toMatchObject({ cut: expect.closeTo(1, 10), standardError: undefined })
    expect(() => bookmarkCuts(booklet, [...marks(1, 5, 2.5), { judge: 'j0', round: 1, page: 2 }])).toThrowError(
      expect.objectContaining({
        issues: ['bookmark-page', 'bookmark-page', 'bookmark-page', 'rating-duplicate'].map((code) =>
          expect.objectContaining({ code }),
        ),
      }),
    )
    expect(() => bookmarkCuts(booklet, [])).toThrow('no cut can be set')
  })

  test('comes from a file of bookmarks', () => {
    const file = new TextEncoder().encode('judge,round,page\nAni,1,2\nBudi,1,4\n')
    expect(bookmarkCuts(booklet, readJudgeBookmarks(file))[0]?.cut).toBeCloseTo(0, 10)
  })
})
