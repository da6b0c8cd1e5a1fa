import { describe, expect, test } from 'vitest'
import { estimateShares } from '../../src/population/estimate-shares.js'
import type { GroupShare, ShownShare } from '../../src/population/population-result.js'
import { answersOf, createRandom, normalThetas, spreadBank, twoCuts } from './simulated-persons.js'

const items = 12
const bank = spreadBank(items)
const standard = twoCuts(-0.4, 0.8)

/** Persons drawn from N(0, 1), then groups of given rows of answers. */
function estimate(sizes: Readonly<Record<string, number>>, fixed: Readonly<Record<string, readonly number[][]>> = {}) {
  const random = createRandom('degenerate')
  const drawn = Object.entries(sizes).map(([name, size]) => ({
    name,
    rows: answersOf(bank.curves, normalThetas(random, size, 0, 1), random),
    size,
  }))
  const given = Object.entries(fixed).map(([name, rows]) => ({ name, rows: Uint8Array.from(rows.flat()), size: rows.length }))
  const all = [...drawn, ...given]
  return estimateShares({
    bank,
    responses: Uint8Array.from(all.flatMap(({ rows }) => [...rows])),
    persons: all.reduce((sum, { size }) => sum + size, 0),
    groups: all.flatMap(({ name, size }) => Array.from({ length: size }, () => name)),
    standard,
  })
}

const copies = (count: number, row: readonly number[]) => Array.from({ length: count }, () => [...row])
const allRight = copies(
  1,
  Array.from({ length: items }, () => 1),
)[0] as number[]
const find = (result: ReturnType<typeof estimate>, name: string) =>
  result.groups.find((group) => group.name === name) as GroupShare
const withoutNumber = { share: null, standardError: null, interval: null }

describe('small groups', () => {
  test('one person gives no number, neither as total nor as group, and no curve', () => {
    const result = estimate({ lone: 1 })
    expect(result.total).toEqual({ n: 1, suppressed: true, withheld: 'fewer-than-10', ...withoutNumber })
    expect(result.groups).toEqual([{ name: 'lone', n: 1, suppressed: true, withheld: 'fewer-than-10', ...withoutNumber }])
    expect(result.curve).toEqual([])
  })

  test('groups of one give no number, but their persons count in the total', () => {
    const names = Array.from({ length: 30 }, (_, g) => `g${g}`)
    const result = estimate(Object.fromEntries(names.map((name) => [name, 1])))
    expect(result.groups.every(({ suppressed, share }) => suppressed && share === null)).toBe(true)
    expect(result.total).toMatchObject({ n: 30, suppressed: false, caution: true })
  })

  test('9 persons are withheld, 10 shown with caution, 50 without', () => {
    const result = estimate({ nine: 9, alsoNine: 9, ten: 10, fifty: 50 })
    expect(result.groups.map(({ name, suppressed }) => [name, suppressed])).toEqual([
      ['alsoNine', true],
      ['fifty', false],
      ['nine', true],
      ['ten', false],
    ])
    expect(find(result, 'ten')).toMatchObject({ caution: true })
    expect(find(result, 'fifty')).toMatchObject({ caution: false })
  })

  test('what subtraction from the total leaves is never one group or fewer than ten persons', () => {
    const result = estimate({ big: 80, middle: 40, small: 12, tiny: 4 })
    const { share, n } = result.total as ShownShare & { n: number }
    const known = result.groups.filter((group) => group.share !== null)
    const left = n * share - known.reduce((sum, group) => sum + group.n * (group.share as number), 0)
    const hidden = result.groups.filter((group) => group.share === null)
    expect(hidden.map(({ name, withheld }) => [name, withheld])).toEqual([
      ['small', 'complementary'],
      ['tiny', 'fewer-than-10'],
    ])
    // The rest is the sum over both hidden groups, and so belongs to neither.
    expect(hidden.reduce((sum, group) => sum + group.n, 0)).toBe(16)
    expect(left).toBeGreaterThan(0)
  })
})

describe('groups whose answers do not tell their distribution', () => {
  test('all right: no share of its own, reported as unbounded and counted in the total under the other groups', () => {
    const result = estimate({ others: 100 }, { perfect: copies(12, allRight) })
    expect(find(result, 'perfect')).toEqual({
      name: 'perfect',
      n: 12,
      suppressed: false,
      withheld: 'unbounded-above',
      ...withoutNumber,
    })
    const total = result.total as ShownShare
    const others = find(result, 'others') as unknown as ShownShare
    expect(total.share).toBeGreaterThan(others.share)
    expect(total.share).toBeLessThan((100 * others.share + 12) / 112)
  })

  test('all wrong: unbounded below', () => {
    const wrong = copies(
      11,
      allRight.map(() => 0),
    )
    expect(find(estimate({ others: 60 }, { wrong }), 'wrong').withheld).toBe('unbounded-below')
  })

  test('everybody all right: nothing can be said of anybody', () => {
    const result = estimate({}, { a: copies(20, allRight), b: copies(20, allRight) })
    expect(result.total).toEqual({ n: 40, suppressed: false, withheld: 'unbounded-above', ...withoutNumber })
    expect(result.groups.map(({ withheld }) => withheld)).toEqual(['unbounded-above', 'unbounded-above'])
    expect(result.curve).toEqual([])
  })

  test('all alike: no variance of their own, so their mean with the SD of the other groups, which is said', () => {
    const half = Array.from({ length: items }, (_, i) => (i < items / 2 ? 1 : 0))
    const result = estimate({ others: 200 }, { alike: copies(15, half) })
    const alike = find(result, 'alike') as unknown as ShownShare
    const others = find(result, 'others') as unknown as ShownShare
    expect(alike.conditioning).toMatchObject({ kind: 'own-mean', reason: 'no-variance' })
    // The variance of the mean is added to the borrowed one.
    expect(alike.conditioning.sd).toBeGreaterThan(others.conditioning.sd)
    expect(alike.standardError).toBeGreaterThan(0)
  })

  test('alone and all alike: the SD of the scale stands in', () => {
    const half = Array.from({ length: items }, (_, i) => (i % 2 === 0 ? 1 : 0))
    const result = estimate({}, { alike: copies(40, half) })
    const { conditioning } = result.total as ShownShare
    expect(conditioning).toMatchObject({ kind: 'own-mean', reason: 'no-variance' })
    expect(conditioning.sd).toBeCloseTo(1, 1)
  })

  test('a single item: the SD is not identified, the share still comes with an error', () => {
    const rows = Array.from({ length: 60 }, (_, p) => Array.from({ length: items }, (__, i) => (i === 5 ? p % 2 : 255)))
    const { conditioning, standardError } = estimate({}, { one: rows }).total as ShownShare
    expect(conditioning).toMatchObject({ kind: 'own-mean', reason: 'sd-not-identified' })
    expect(standardError).toBeGreaterThan(0.03)
  })
})

test('persons without answers are counted apart and have no share in anything', () => {
  const blank = copies(
    7,
    allRight.map(() => 255),
  )
  const result = estimate({ others: 60 }, { silent: blank })
  expect(result.persons).toEqual({ tested: 60, withoutAnswers: 7, withoutWeight: 0 })
  expect(result.groups.map(({ name }) => name)).toEqual(['others'])
  expect(result.total.n).toBe(60)
})
