import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorDrift, type DriftRule } from '../../../src/calibration/drift/anchor-drift.js'
import { curveShift } from '../../../src/calibration/drift/curve-shift.js'
import { robustZ } from '../../../src/calibration/drift/robust-z.js'
import { resolveAnchors } from '../../../src/calibration/linking/anchors.js'
import { linkWeighting } from '../../../src/calibration/linking/link-weighting.js'
import { changeScale } from '../../../src/models/conversions/scale-change.js'
import { probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { logisticItems, namedBank } from '../linking/anchor-banks.js'

/** Twelve items that two samples calibrated: errors of about 0.05 that do not sum up to anything. */
const wobble = [3, -5, 1, 4, -2, -4, 5, 2, -1, -3, 0, 4].map((hundredths) => hundredths / 100)
const then = logisticItems(wobble.map((_, i) => [0.8 + 0.1 * (i % 5), i / 4 - 1.4, 0.15]))
const there = { slope: 1.2, intercept: 0.4 }

/** The items on the later scale, from which `there` leads back, some of them moved on the earlier scale. */
function calibratedAgain(moved: Readonly<Record<number, { readonly by?: number; readonly times?: number }>>): ItemModel[] {
  return then.map((item, i) => {
    const { by = 0, times = 1 } = moved[i + 1] ?? {}
    const parameters = item.parameters as { discrimination: number; difficulty: number; lowerAsymptote: number }
    const discrimination = parameters.discrimination * times * Math.exp(wobble[(i + 5) % 12] as number)
    const difficulty = parameters.difficulty + by + (wobble[i] as number)
    const shifted = { model: '3pl', parameters: { ...parameters, discrimination, difficulty } } as const
    return changeScale(shifted, { slope: 1 / there.slope, intercept: -there.intercept / there.slope })
  })
}

const flagged = (moved: Parameters<typeof calibratedAgain>[0], rule: DriftRule = 'both') =>
  anchorDrift(namedBank('then', then), namedBank('now', calibratedAgain(moved)), { limits: { rule } })

const ids = (result: ReturnType<typeof flagged>) => result.anchors.filter((anchor) => anchor.flagged).map(({ item }) => item)

test('anchors that differ by sampling alone are not flagged, and all of them link', () => {
  const result = flagged({})
  expect(ids(result)).toEqual([])
  expect(result).toMatchObject({ flaggedShare: 0, link: { kind: 'linked', anchors: { length: 12 } } })
})

test.each([
  ['easier', { 4: { by: -0.7 } }, ['i4']],
  ['harder', { 9: { by: 0.7 } }, ['i9']],
  ['flat', { 6: { times: 0.35 } }, ['i6']],
])('an item that has become %s is found and does not link', (_, moved, expected) => {
  const result = flagged(moved)
  expect(ids(result)).toEqual(expected)
  expect(result.link).toMatchObject({ kind: 'linked', anchors: { length: 11 } })
})

test('several that all became easier do not hide behind the link that they pull along', () => {
  const result = flagged({ 2: { by: -0.8 }, 5: { by: -0.9 }, 10: { by: -1 } })
  expect(ids(result)).toEqual(['i2', 'i5', 'i10'])
  expect(result.flaggedShare).toBe(0.25)
  if (result.link.kind !== 'linked') throw new Error('expected a link')
  // Without the three the link is as good as the wobble of the others allows.
  expect(Math.abs(result.link.intercept - there.intercept)).toBeLessThan(0.05)
  expect(Math.abs(result.link.slope - there.slope)).toBeLessThan(0.05)
})

test('movement is told on the earlier scale: shift in logits, slope as a ratio, score as points', () => {
  const { anchors } = flagged({ 4: { by: -0.7 } })
  const [item] = anchors.slice(3)
  expect(item).toMatchObject({ item: 'i4', baseItem: 'i4' })
  expect(item?.line?.locationShift).toBeCloseTo(-0.66, 1)
  expect(item?.line?.slopeRatio).toBeCloseTo(1, 1)
  expect(item?.scoreChange).toBeGreaterThan(0.05)
  expect(item?.line?.locationZ).toBeLessThan(-5)
})

test('exact copies on another scale show no movement, however small the spread they are judged by', () => {
  const moved = then.map((item) => changeScale(item, there))
  const { anchors } = anchorDrift(namedBank('then', moved), namedBank('now', then), { limits: { rule: 'either' } })
  for (const { rmsd, line, flagged: flag } of anchors) {
    expect(flag).toBe(false)
    expect(rmsd).toBeLessThan(1e-9)
    expect(Math.abs(line?.locationZ ?? 1)).toBeLessThan(1e-3)
  }
})

describe('rules', () => {
  // In a quiet set a shift of 0.2 stands out and hardly moves a curve; in a noisy one many curves move and none stands out.
  const quiet = then.map((item, i) => changeScale(item, { slope: 1, intercept: i === 3 ? 0.2 : (wobble[i] as number) / 10 }))
  const noisy = then.map((item, i) => changeScale(item, { slope: 1, intercept: 16 * (wobble[i] as number) }))
  test.each([
    ['both', 0, false],
    ['either', 1, true],
    ['robust-z', 1, false],
    ['rmsd', 0, true],
  ] as const)('%s', (rule, inQuiet, mostOfNoisy) => {
    const count = (later: readonly ItemModel[]) =>
      anchorDrift(namedBank('then', then), namedBank('now', later), { fixedSlope: 1, limits: { rule } }).anchors.filter(
        (anchor) => anchor.flagged,
      ).length
    expect([count(quiet), count(noisy) > 6]).toEqual([inQuiet, mostOfNoisy])
    if (!mostOfNoisy) expect(count(noisy)).toBe(0)
  })
})

test('nominal anchors whose boundaries cannot be compared are judged by their curves', () => {
  const nominal = (slope: number): ItemModel => ({ model: 'nrm', parameters: { slopes: [slope], intercepts: [0.1] } })
  const result = anchorDrift(namedBank('then', [...then, nominal(1)]), namedBank('now', [...then, nominal(-1)]))
  const [last] = result.anchors.slice(-1)
  expect(last).toMatchObject({ item: 'i13', flagged: true })
  expect(last?.line).toBeUndefined()
})

test('RMSD is the root of the mean squared difference of P, on the earlier scale', () => {
  const bank = namedBank('now', calibratedAgain({}))
  const [anchor] = resolveAnchors(bank, namedBank('then', then))
  if (anchor === undefined) throw new Error('expected an anchor')
  const nodes = [-1, 0.5]
  const shift = curveShift(anchor, there, linkWeighting('two', nodes, [1, 3]))
  const differences = nodes.map((theta) => {
    const now = probabilities(bank.items[0] as ItemModel, (theta - there.intercept) / there.slope)
    return (now[1] as number) - (probabilities(then[0] as ItemModel, theta)[1] as number)
  }) as [number, number]
  expect(shift.squaredDifference).toBeCloseTo(differences[0] ** 2 / 4 + (3 * differences[1] ** 2) / 4, 14)
  expect(shift.rmsd).toBeCloseTo(Math.sqrt(shift.squaredDifference), 14)
  expect(shift.scoreChange).toBeCloseTo(differences[0] / 4 + (3 * differences[1]) / 4, 14)
})

describe('robust z', () => {
  test('is the distance from the median in units of 0.74 IQR', () => {
    expect(robustZ([1, 2, 3, 4, 100])).toEqual([-2, -1, 0, 1, 97].map((d) => expect.closeTo(d / (0.74 * 2), 12)))
    expect(robustZ([])).toEqual([])
  })

  test('does not depend on where the values start or in which unit they are', () => {
    const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 30 })
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 9 }), (all, by, times) => {
        const ordered = [...all].sort((one, other) => one - other)
        fc.pre((ordered[Math.floor(0.25 * all.length)] as number) < (ordered[Math.floor(0.75 * all.length) - 1] as number))
        const [before, after] = [robustZ(all), robustZ(all.map((value) => times * value + by))]
        for (const [i, z] of before.entries()) expect(after[i]).toBeCloseTo(z, 8)
      }),
    )
  })
})

describe('standard errors of the calibrations', () => {
  /** The even items were given to few and lie half a logit off by chance; i9 was given to many and has moved. */
  const errorOf = (i: number) => (i % 2 === 0 ? 0.4 : 0.05)
  const shiftOf = (i: number) => (i === 9 ? 0.5 : i % 4 === 0 ? 0.5 : i % 2 === 0 ? -0.5 : 0)
  const now = then.map((item, i) => changeScale(item, { slope: 1, intercept: shiftOf(i + 1) + (wobble[i] as number) }))
  const uncertainties = then.map((_, i) => {
    const error = errorOf(i + 1)
    return { kind: 'estimate', standardErrors: { discrimination: error, difficulty: error, lowerAsymptote: 0.01 } } as const
  })
  const found = (parts: object) =>
    anchorDrift(namedBank('then', then, parts), namedBank('now', now, parts), { fixedSlope: 1, limits: { rule: 'robust-z' } })

  test('an item that few were given is not flagged for what chance does, one that many were given is', () => {
    const result = found({ uncertainties })
    expect(ids(result)).toEqual(['i9'])
    const [few] = result.anchors.slice(3)
    expect(few?.line?.errors?.location).toBeCloseTo(0.4 * Math.SQRT2, 4)
    expect(Math.abs(few?.line?.locationShift ?? 0)).toBeGreaterThan(0.3)
  })

  test('without them the anchors are judged by their spread alone', () => {
    const { anchors } = found({})
    expect(anchors.every(({ line }) => line?.errors === undefined)).toBe(true)
    expect(anchors.map(({ line }) => line?.locationZ)).toEqual(robustZ(anchors.map(({ line }) => line?.locationShift ?? 0)))
  })
})

test('fewer than four anchors, or limits that are none, are refused', () => {
  const few = then.slice(0, 3)
  expect(() => anchorDrift(namedBank('then', few), namedBank('now', few))).toThrow(
    expect.objectContaining({ code: 'anchors-invalid', issues: [expect.objectContaining({ code: 'anchors-few' })] }),
  )
  for (const limits of [{ robustZ: 0 }, { rmsd: 1 }, { rmsd: NaN }])
    expect(() => anchorDrift(namedBank('then', then), namedBank('now', then), { limits })).toThrow(
      expect.objectContaining({ code: 'drift-limits' }),
    )
})
