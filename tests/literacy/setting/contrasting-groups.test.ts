import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrastingGroupsCut } from '../../../src/literacy/setting/contrasting-groups.js'

const judged = (proficient: boolean, ...thetas: number[]) => thetas.map((theta) => ({ theta, proficient }))

describe('contrasting groups', () => {
  test('are cut where a logistic regression gives one half, with the error of that theta', () => {
    const found = contrastingGroupsCut([...judged(false, -1.5, -1, -0.6, 0.1, 0.5), ...judged(true, -0.2, 0.3, 0.9, 1.4, 2)])
    // Newton's method in a few lines of another language, to all digits.
    expect(found).toEqual({
      kind: 'cut',
      cut: expect.closeTo(0.1753525887515364, 10),
      standardError: expect.closeTo(0.36957366460519075, 10),
      slope: expect.closeTo(2.377425147030836, 9),
    })
  })

  test('that mirror each other are cut in the middle', () => {
    const found = contrastingGroupsCut([...judged(false, -2, -1, 0.5), ...judged(true, 2, 1, -0.5)])
    expect(found).toMatchObject({ kind: 'cut', cut: expect.closeTo(0, 10) })
  })

  test('that do not overlap leave a gap, not a number', () => {
    expect(contrastingGroupsCut([...judged(false, -2, -1), ...judged(true, 0.5, 1)])).toEqual({
      kind: 'separated',
      low: -1,
      high: 0.5,
    })
    const next = 1 + Number.EPSILON
    expect(contrastingGroupsCut([...judged(false, -2, next), ...judged(true, 1, 4)])).toEqual({
      kind: 'separated',
      low: 1,
      high: next,
    })
  })

  test('judged the wrong way round are said to be unrelated', () => {
    const found = contrastingGroupsCut([...judged(true, -2, -1, 0.2), ...judged(false, 0, 1, 2)])
    expect(found.kind === 'unrelated' && found.slope).toBeLessThan(0)
    expect(contrastingGroupsCut([...judged(true, -2, -1), ...judged(false, -1, 1, 2)])).toEqual({ kind: 'unrelated' })
  })

  test('with an empty group or a theta that is no number are refused', () => {
    expect(() => contrastingGroupsCut(judged(true, 1, Number.NaN))).toThrowError(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'theta-not-finite' }), expect.objectContaining({ code: 'group-empty' })],
      }),
    )
  })

  test('move with the scale: a shift and a stretch of theta are those of the cut', () => {
    const thetas = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 30 })
    fc.assert(
      fc.property(thetas, thetas, fc.double({ min: -5, max: 5, noNaN: true }), (low, high, shift) => {
        const persons = [...judged(false, ...low), ...judged(true, ...high.map((theta) => theta + 1))]
        const here = contrastingGroupsCut(persons)
        fc.pre(here.kind === 'cut' && here.slope > 0.2 && here.slope < 20)
        const there = contrastingGroupsCut(persons.map(({ theta, proficient }) => ({ theta: 2 * theta + shift, proficient })))
        if (here.kind !== 'cut' || there.kind !== 'cut') throw new Error('both have a cut')
        expect(there.cut).toBeCloseTo(2 * here.cut + shift, 5)
        expect(there.standardError).toBeCloseTo(2 * here.standardError, 5)
      }),
    )
  })
})
