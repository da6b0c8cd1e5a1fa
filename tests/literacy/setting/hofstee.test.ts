import { describe, expect, test } from 'vitest'
import { hofsteeCut } from '../../../src/literacy/setting/hofstee.js'
import { type JudgeLimits, readJudgeLimits } from '../../../src/literacy/setting/judge-ratings.js'
import { normalCdf } from '../../../src/math/normal.js'

const limits = (judge: string, cuts: readonly [number, number], below: readonly [number, number]): JudgeLimits => ({
  judge,
  lowestCut: cuts[0],
  highestCut: cuts[1],
  lowestShareBelow: below[0],
  highestShareBelow: below[1],
})

/** A population spread evenly over −2…2: the curve is a line, and the compromise can be worked out by hand. */
const even = (theta: number) => Math.min(1, Math.max(0, (theta + 2) / 4))

describe('a compromise', () => {
  test('is where the line of the judges meets the curve of the population', () => {
    // Line from (−1, .6) to (1, .2): .4 − .2θ; curve .5 + .25θ: they meet at −2/9.
    const found = hofsteeCut([limits('a', [-1, 1], [0.2, 0.6])], even)
    expect(found).toEqual({
      kind: 'cut',
      cut: expect.closeTo(-2 / 9, 10),
      standardError: undefined,
      shareBelow: expect.closeTo(4 / 9, 10),
    })
  })

  test('errs by what one judge more or less would change', () => {
    const same = limits('a', [-1, 1], [0.1, 0.6])
    expect(hofsteeCut([same, { ...same, judge: 'b' }, { ...same, judge: 'c' }], normalCdf)).toMatchObject({
      standardError: expect.closeTo(0, 10),
    })
    const shifted = limits('d', [-0.8, 1.2], [0.1, 0.6])
    const two = hofsteeCut([same, shifted], normalCdf)
    const [a, d] = [hofsteeCut([same], normalCdf), hofsteeCut([shifted], normalCdf)]
    if (two.kind !== 'cut' || a.kind !== 'cut' || d.kind !== 'cut') throw new Error('all have a cut')
    expect(two.standardError).toBeCloseTo(Math.abs(a.cut - d.cut) / 2, 8)
  })

  test.each([
    ['too-many-below', [1, 2], [0.1, 0.3]],
    ['too-few-below', [-2, -1], [0.5, 0.9]],
  ] as const)('does not exist where the population is outside what judges accept: %s', (reason, cuts, below) => {
    expect(hofsteeCut([limits('a', cuts, below)], normalCdf)).toMatchObject({ kind: 'none', reason })
  })
})

test('limits that do not rise are refused, every judge by name', () => {
  const bad = [limits('a', [1, 0], [0, 0.5]), limits('b', [0, 1], [0.5, 1.5])]
  expect(() => hofsteeCut(bad, even)).toThrowError(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: 'limits-cuts' }), expect.objectContaining({ code: 'limits-shares' })],
    }),
  )
  expect(() => hofsteeCut([], even)).toThrow('no compromise')
})

test('limits come from a file', () => {
  const file = 'judge,lowest_cut,highest_cut,lowest_share_below,highest_share_below\nAni,-1,1,0.2,0.6\n'
  expect(readJudgeLimits(new TextEncoder().encode(file))).toEqual([{ ...limits('Ani', [-1, 1], [0.2, 0.6]), line: 2 }])
})
