import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { angoffCuts } from '../../../src/literacy/setting/angoff.js'
import { type JudgeRating, readJudgeRatings } from '../../../src/literacy/setting/judge-ratings.js'
import { expectedScore, thetaOfScore } from '../../../src/literacy/setting/theta-of-score.js'
import { createCurvePoint } from '../../../src/models/category-curve.js'
import { bankOf, itemId, mixedBank } from '../../adaptive/banks.js'

const bank = compileBank(mixedBank(12))

/** What a judge says who knows the bank and has a person at theta in mind, plus a constant a rating. */
function ratingsAt(theta: number, judge: string, more: Partial<JudgeRating> & { readonly shift?: number } = {}): JudgeRating[] {
  const { shift = 0, round = 1, ...rest } = more
  const point = createCurvePoint(bank.maximumCategories)
  return bank.curves.map((curve, item) => {
    curve.pointInto(point, theta)
    let rating = shift
    for (let k = 1; k < curve.categories; k++) rating += k * (point.probability[k] as number)
    return { judge, round, item: bank.itemIds[item] as string, rating, ...rest }
  })
}

describe('the cut of a round', () => {
  test('is the theta that every judge had in mind, without error between them', () => {
    const [round] = angoffCuts(bank, [...ratingsAt(0.7, 'a'), ...ratingsAt(0.7, 'b')])
    expect(round?.cut).toBeCloseTo(0.7, 9)
    expect(round?.standardError).toBeCloseTo(0, 9)
    expect(round?.byJudge).toEqual([
      { judge: 'a', cut: expect.closeTo(0.7, 9) },
      { judge: 'b', cut: expect.closeTo(0.7, 9) },
    ])
  })

  test('errs by the spread of the judges, carried from the sum to theta by the slope of the test', () => {
    const [round] = angoffCuts(bank, [...ratingsAt(0.2, 'a', { shift: 0.01 }), ...ratingsAt(0.2, 'b', { shift: -0.01 })])
    // Two sums 0.24 apart: their mean errs by 0.12.
    expect(round?.rawStandardError).toBeCloseTo(0.12, 9)
    const items = [...bank.itemIds.keys()]
    expect(round?.standardError).toBeCloseTo(0.12 / expectedScore(bank, items, round?.cut as number).slope, 9)
    expect(round?.errorCovers).toBe('judges')
  })

  test('errs between panels where there are two, because judges of a panel err together', () => {
    const ratings = [
      ...ratingsAt(0, 'a', { panel: 'A', shift: 0.01 }),
      ...ratingsAt(0, 'b', { panel: 'A', shift: 0.01 }),
      ...ratingsAt(0, 'c', { panel: 'B', shift: -0.01 }),
      ...ratingsAt(0, 'd', { panel: 'B', shift: -0.01 }),
    ]
    expect(angoffCuts(bank, ratings)[0]).toMatchObject({ errorCovers: 'panels', rawStandardError: expect.closeTo(0.12, 9) })
  })

  test('has no error with a single judge, and shows the impact where one can be told', () => {
    const [round] = angoffCuts(bank, ratingsAt(0.7, 'a'), { shareAbove: (theta) => (theta > 0 ? 0.3 : 0.8) })
    expect(round).toMatchObject({ standardError: undefined, rawStandardError: undefined, impact: 0.3 })
  })
})

test('rounds come in their order, each with its own judges', () => {
  const rounds = angoffCuts(bank, [...ratingsAt(1, 'a', { round: 2 }), ...ratingsAt(0, 'a'), ...ratingsAt(0.5, 'b')])
  expect(rounds.map(({ round, byJudge }) => [round, byJudge.length])).toEqual([
    [1, 2],
    [2, 1],
  ])
})

describe('ratings that make no cut are refused', () => {
  test('with every unknown item, rating out of range, gap and double at once', () => {
    const [first, second, ...rest] = ratingsAt(0, 'a') as [JudgeRating, JudgeRating, ...JudgeRating[]]
    const bad = [
      { ...first, item: 'none', line: 2 },
      { ...second, rating: 9 },
      ...rest,
      rest[0] as JudgeRating,
      ...ratingsAt(0, 'b'),
    ]
    expect(() => angoffCuts(bank, bad)).toThrowError(
      expect.objectContaining({
        code: 'ratings-invalid',
        issues: expect.arrayContaining([
          expect.objectContaining({ code: 'item-unknown', line: 2 }),
          expect.objectContaining({ code: 'rating-out-of-range', item: second.item }),
          expect.objectContaining({ code: 'rating-duplicate' }),
          expect.objectContaining({ code: 'rating-missing', item: first.item }),
        ]),
      }),
    )
  })

  test('when a sum lies below guessing, naming the judge', () => {
    const guessing = compileBank(
      bankOf([{ model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.2 } }]),
    )
    const rating = (judge: string, value: number) => ({ judge, round: 1, item: itemId(1), rating: value })
    expect(() => angoffCuts(guessing, [rating('a', 0.1), rating('b', 0.8)])).toThrowError(
      expect.objectContaining({ issues: [expect.objectContaining({ message: expect.stringContaining('round 1, a') })] }),
    )
    expect(thetaOfScore(guessing, [0], 1)).toBeUndefined()
  })

  test('when there are none', () => {
    expect(() => angoffCuts(bank, [])).toThrow('no cut can be set')
  })
})

describe('a file of ratings', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  test('is read with its rounds, panels and lines, decimal commas included', () => {
    expect(readJudgeRatings(bytes('judge;panel;round;item;rating\nAni;A;2;i01;0,65\n'))).toEqual([
      { judge: 'Ani', panel: 'A', round: 2, item: 'i01', rating: 0.65, line: 2 },
    ])
    expect(readJudgeRatings(bytes('judge,item,rating\nAni,i01,0.5\n'))).toEqual([
      { judge: 'Ani', round: 1, item: 'i01', rating: 0.5, line: 2 },
    ])
  })

  test('is refused with every missing column, and with every cell that is no number', () => {
    expect(() => readJudgeRatings(bytes('judge\nAni\n'))).toThrowError(
      expect.objectContaining({
        issues: ['item', 'rating'].map((column) => expect.objectContaining({ code: 'column-missing', column })),
      }),
    )
    expect(() => readJudgeRatings(bytes('judge,item,rating\nAni,i01,x\n,i02,\n'))).toThrowError(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'cell-not-number', line: 2 }),
          expect.objectContaining({ code: 'cell-missing', line: 3, column: 'judge' }),
          expect.objectContaining({ code: 'cell-not-number', line: 3 }),
        ],
      }),
    )
  })
})
