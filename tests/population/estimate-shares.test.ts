import { describe, expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import type { GroupShare, ShownShare } from '../../src/population/population-result.js'
import type { ShareInput } from '../../src/population/share-options.js'
import { parseTarget } from '../../src/population/target/target.js'
import { withMarginalCurves } from '../../src/scoring/marginal-curves.js'
import { answersOf, createRandom, normalThetas, proportionAbove, spreadBank, twoCuts } from './simulated-persons.js'

const bank = spreadBank(24)
const standard = twoCuts(-0.4, 0.8)
const means = { north: -0.7, east: 0, west: 0.6 } as const
const size = 120

const random = createRandom('three agencies')
const thetas = Object.values(means).flatMap((mean) => normalThetas(random, size, mean, 0.9))
const groups = Object.keys(means).flatMap((name) => Array.from({ length: size }, () => name))
const responses = answersOf(bank.curves, thetas, random)
const input: ShareInput = { bank, responses, persons: thetas.length, groups, standard }
const result = estimateShares(input)

const shown = (share: unknown): ShownShare => {
  if ((share as ShownShare).withheld !== null) throw new Error(`withheld: ${(share as GroupShare).withheld}`)
  return share as ShownShare
}
const groupOf = (found: typeof result, name: string) => found.groups.find((group) => group.name === name) as GroupShare

describe('shares of three agencies', () => {
  test('come with everything that `population --json` promises, and are plain JSON', () => {
    expect(result.total).toMatchObject({
      n: 360,
      share: expect.any(Number),
      standardError: expect.any(Number),
      interval: [expect.any(Number), expect.any(Number)],
    })
    expect(result.groups.map(({ name, n, suppressed }) => [name, n, suppressed])).toEqual([
      ['east', 120, false],
      ['north', 120, false],
      ['west', 120, false],
    ])
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result)
  })

  test('lie within three of their standard errors of the truth', () => {
    for (const name of Object.keys(means)) {
      const own = thetas.filter((_, person) => groups[person] === name)
      const { share, standardError } = shown(groupOf(result, name))
      expect(Math.abs(share - proportionAbove(own, -0.4)) / standardError).toBeLessThan(3)
    }
  })

  test('average to the total, for every level too, and levels sum to 1', () => {
    const all = result.groups.map(shown)
    const total = shown(result.total)
    expect(all.reduce((sum, { share }) => sum + share / 3, 0)).toBeCloseTo(total.share, 12)
    total.levels.forEach(({ share }, k) => {
      expect(all.reduce((sum, { levels }) => sum + (levels[k]?.share ?? 0) / 3, 0)).toBeCloseTo(share, 12)
    })
    expect(total.levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect((total.levels[1]?.share ?? 0) + (total.levels[2]?.share ?? 0)).toBeCloseTo(total.share, 12)
  })

  test('do not depend on the other agencies', () => {
    const alone = estimateShares({
      ...input,
      responses: responses.subarray(0, size * 24),
      persons: size,
      groups: groups.slice(0, size),
    })
    expect(shown(alone.total).share).toBeCloseTo(shown(groupOf(result, 'north')).share, 9)
    expect(shown(alone.total).standardError).toBeCloseTo(shown(groupOf(result, 'north')).standardError, 9)
  })

  test('do not depend on the order of the persons', () => {
    const order = thetas.map((_, person) => (person * 7) % thetas.length)
    const shuffled = estimateShares({
      ...input,
      responses: Uint8Array.from(order.flatMap((person) => [...responses.subarray(person * 24, (person + 1) * 24)])),
      groups: order.map((person) => groups[person] as string),
    })
    expect(shown(shuffled.total).share).toBeCloseTo(shown(result.total).share, 10)
    expect(shown(groupOf(shuffled, 'west')).standardError).toBeCloseTo(shown(groupOf(result, 'west')).standardError, 10)
  })

  test('count every known source of uncertainty, and name the unknown ones instead of leaving them 0', () => {
    expect(shown(result.total).variances).toEqual({
      sampling: { kind: 'zero', reason: 'describes-those-tested' },
      measurement: expect.objectContaining({ kind: 'estimated' }),
      itemParameters: { kind: 'not-estimated', reason: 'bank-without-uncertainty' },
      cut: { kind: 'not-estimated', reason: 'standard-without-cut-errors' },
      linking: { kind: 'zero', reason: 'same-scale' },
    })
  })

  test('are shown beside what counting would say: EAP away from one half, MLE towards it', () => {
    const north = shown(groupOf(result, 'north'))
    expect(north.counting?.eap?.bias).toBeCloseTo((north.counting?.eap?.share as number) - north.share, 14)
    const west = shown(groupOf(result, 'west'))
    expect([north.share < 0.5, west.share > 0.5]).toEqual([true, true])
    expect(west.counting?.eap?.share).toBeGreaterThan(west.counting?.mle?.share as number)
  })

  test('fall along the curve of all cuts, which meets the share at the target cut', () => {
    const shares = result.curve.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((one, other) => other - one))
    expect(result.curve.map(({ cut }) => cut)).toEqual(result.curve.map(({ cut }) => cut).toSorted((a, b) => a - b))
    expect(result.curve.find(({ cut }) => cut === -0.4)?.share).toBe(shown(result.total).share)
    // 31 cuts from −3 to 3, and both cuts of the standard are among them.
    expect(result.curve).toHaveLength(31)
  })

  test('without groups are conditioned on all persons together', () => {
    const together = shown(estimateShares({ ...input, groups: undefined }).total)
    expect(together.conditioning).toMatchObject({ kind: 'own', reason: null })
    expect(shown(result.total).conditioning).toMatchObject({ kind: 'groups' })
    expect(together.conditioning.mean).toBeCloseTo(shown(result.total).conditioning.mean, 1)
  })
})

test('the part of the cut is the slope of the share in the cut times its standard error', () => {
  const unsure = { ...standard, cutStandardErrors: [0.1, 0.2] }
  const found = shown(estimateShares({ ...input, standard: unsure }).total)
  const step = 0.02
  const at = (cut: number) => shown(estimateShares({ ...input, standard: twoCuts(cut, 0.8) }).total).share
  const slope = (at(-0.4 + step) - at(-0.4 - step)) / (2 * step)
  const { cut } = found.variances
  if (cut.kind !== 'estimated') throw new Error(cut.kind)
  expect(Math.sqrt(cut.variance) / (0.1 * Math.abs(slope))).toBeCloseTo(1, 1)
  expect(found.standardError).toBeGreaterThan(Math.sqrt(found.variances.measurement.variance + cut.variance) - 1e-12)
})

test('a target adds the gap: of the denominator for the total, of those tested for a group', () => {
  const target = parseTarget({
    format: 'melek-target/1',
    share: 0.9,
    year: 2029,
    level: 'literate',
    denominator: { count: 1_000_000, date: '2025-11', source: 'made up' },
  })
  const found = estimateShares({ ...input, target, options: { measuredIn: 2025 } })
  const { gap, share } = shown(found.total)
  expect(gap).toMatchObject({ gap: 0.9 - share, reached: false, people: { of: 'denominator', count: 1_000_000 } })
  expect(shown(groupOf(found, 'east')).gap?.people).toMatchObject({ of: 'tested', count: 120 })
  expect(shown(result.total).gap).toBeNull()
})

describe('weights', () => {
  test('that are all alike change nothing but that a design is asked for', () => {
    const weighted = shown(estimateShares({ ...input, weights: new Float64Array(360).fill(3) }).total)
    expect(weighted.share).toBeCloseTo(shown(result.total).share, 9)
    expect(weighted.variances.measurement.ofPersons).toBeCloseTo(shown(result.total).variances.measurement.ofPersons, 9)
    expect(weighted.variances.sampling).toEqual({ kind: 'not-estimated', reason: 'needs-sampling-design' })
  })

  test('of 0 leave a person out, of 2 count a person as two', () => {
    const weights = thetas.map((_, person) => (groups[person] === 'north' ? 2 : groups[person] === 'west' ? 0 : 1))
    const weighted = estimateShares({ ...input, weights })
    const [north, east] = ['north', 'east'].map((name) => shown(groupOf(result, name)).share) as [number, number]
    expect(shown(weighted.total).share).toBeCloseTo((2 * north + east) / 3, 9)
    expect(weighted.persons).toEqual({ tested: 240, withoutAnswers: 0, withoutWeight: 120 })
  })
})

describe('the scale', () => {
  const table = { ...bank, scale: { ...bank.scale, id: null } }

  test('has to be that of the standard', () => {
    expect(() => estimateShares({ ...input, bank: table })).toThrow(/unnamed/)
  })

  test('may be unnamed on both sides: the result says so, and linking is unknown', () => {
    const found = estimateShares({ ...input, bank: table, standard: { ...standard, scaleId: null } })
    expect(found.scale).toEqual({ kind: 'unnamed' })
    expect(shown(found.total).variances.linking).toEqual({ kind: 'not-estimated', reason: 'scale-unnamed' })
  })

  test('is that of a provisional bank: the result says so', () => {
    expect(estimateShares({ ...input, bank: { ...bank, provisional: true } }).bank?.provisional).toBe(true)
  })
})

test('input that cannot be estimated from is refused with all its problems at once', () => {
  const broken: ShareInput = {
    ...input,
    responses: Uint8Array.from(responses, (response, cell) => (cell === 25 ? 2 : response)),
    groups: groups.slice(1),
    weights: thetas.map((_, person) => (person === 4 ? -1 : person === 5 ? Number.NaN : 1)),
    standard: { ...standard, rule: 'conjunctive', targetLevel: 'below' },
    target: parseTarget({
      format: 'melek-target/1',
      share: 0.9,
      year: 2029,
      level: 'advanced',
      denominator: { count: 1, date: '2025', source: 'x' },
    }),
    options: { confidence: 95, itemDraws: 5, curve: { count: 1, low: 0, high: 0 } },
  }
  try {
    estimateShares(broken)
    expect.unreachable()
  } catch (error) {
    if (!isMelekError(error)) throw error
    expect(error.code).toBe('population-input')
    expect(error.issues.map(({ code }) => code)).toEqual([
      'length-mismatch',
      'category-beyond-range',
      'weight-invalid',
      'weight-invalid',
      'rule-not-supported',
      'target-without-cut',
      'target-level-mismatch',
      'option-invalid',
      'option-invalid',
      'option-invalid',
    ])
    expect(error.issues[1]).toMatchObject({ item: 'i2', message: expect.stringContaining('person 2 has category 2') })
  }
})

test.each([
  ['nobody answered', { responses: new Uint8Array(360 * 24).fill(255) }, 'nobody-answered'],
  ['all weights are 0', { weights: new Float64Array(360) }, 'weights-all-zero'],
  ['the number of persons is broken', { persons: 1.5 }, 'persons-invalid'],
  ['there are no persons', { persons: 0, responses: new Uint8Array(0), groups: [] }, 'nobody-answered'],
])('where %s, that is the error', (_, change, code) => {
  try {
    estimateShares({ ...input, ...change })
    expect.unreachable()
  } catch (error) {
    if (!isMelekError(error)) throw error
    expect(error.issues.map((issue) => issue.code)).toContain(code)
  }
})

test('more than twenty bad responses are counted and the first twenty listed', () => {
  try {
    estimateShares({ ...input, responses: responses.map((response) => response + 7) })
    expect.unreachable()
  } catch (error) {
    if (!isMelekError(error)) throw error
    expect(error.issues).toHaveLength(21)
    expect(error.issues.at(-1)?.message).toContain(`${360 * 24 - 20} more`)
  }
})

test('items that nobody answered have no part: the result is that of the shorter bank', () => {
  const [first, ...rest] = bank.items.map((item) => ({ ...item }))
  const longer = compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'longer',
      version: '1',
      scale: bank.scale,
      items: [first, { ...first, id: 'unused', parameters: { discrimination: 3, difficulty: 0 } }, ...rest],
    }),
  )
  const wider = Uint8Array.from(
    thetas.flatMap((_, person) => {
      const row = [...responses.subarray(person * 24, (person + 1) * 24)]
      return [row[0] as number, 255, ...row.slice(1)]
    }),
  )
  const found = estimateShares({ ...input, bank: longer, responses: wider })
  expect(found.total).toEqual(result.total)
})

describe('item parameters that are not known', () => {
  const unsure = spreadBank(10, (difficulty) => ({ kind: 'prior', difficulty: { normal: [difficulty, 0.6] } }))
  const random = createRandom('unsure')
  const thetas = normalThetas(random, 300, 0.3, 1)
  const responses = answersOf(unsure.curves, thetas, random)
  const shareBy = (bank: typeof unsure, parameterUncertainty?: 'marginal' | 'ignore') => {
    const options = { itemDraws: 'none', curve: { count: 3, low: -3, high: 3 }, parameterUncertainty } as const
    const found = estimateShares({ bank, responses, persons: thetas.length, standard: twoCuts(-0.4, 0.8), options })
    return (found.total as ShownShare).share
  }

  test('are taken as stated, unless curves averaged over them are asked for', () => {
    expect(shareBy(unsure, 'marginal')).toBe(shareBy(withMarginalCurves(unsure)))
    expect(shareBy(unsure, 'marginal')).not.toBeCloseTo(shareBy(unsure), 4)
  })

  test('are as stated where nothing is said of their uncertainty', () => {
    const sure = spreadBank(10)
    expect(shareBy(sure)).toBe(shareBy(sure, 'marginal'))
    expect(shareBy(sure)).toBe(shareBy(unsure))
  })
})
