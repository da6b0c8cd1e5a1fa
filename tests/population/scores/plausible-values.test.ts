import { describe, expect, test } from 'vitest'
import { logit } from '../../../src/math/logistic.js'
import { normalDensity } from '../../../src/math/normal.js'
import { createRandom } from '../../../src/math/random-source.js'
import { studentTQuantile } from '../../../src/math/student-t.js'
import { origin, sharesOfText, shown, standardAt } from './score-tables.js'

const random = createRandom('plausible values')
const persons = Array.from({ length: 60 }, (_, p) => ({
  group: p < 25 ? 'a' : p < 55 ? 'b' : 'tiny',
  values: Array.from({ length: 4 }, () => random.normal()),
}))
const text = [
  'agency,pv1,pv2,pv3,pv4,theta',
  ...persons.map(({ group, values }) => `${group},${values.join(',')},${values[0]}`),
].join('\n')
const input = { standard: standardAt([0, 1]), origin: { ...origin, conditioning: ['agency'] }, group: 'agency' }
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const sharesAbove = (cut: number, of = persons) =>
  [0, 1, 2, 3].map((m) => mean(of.map(({ values }) => ((values[m] as number) >= cut ? 1 : 0))))
const between = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / 3

describe('shares from plausible values', () => {
  const result = sharesOfText(text, input)
  const total = shown(result.total)

  test('are the mean share of the values, for total, groups, levels and curve', () => {
    expect(total.share).toBeCloseTo(mean(sharesAbove(0)), 14)
    const b = shown(result.groups[1])
    expect(b.share).toBeCloseTo(
      mean(
        sharesAbove(
          0,
          persons.filter(({ group }) => group === 'b'),
        ),
      ),
      14,
    )
    expect(total.levels.map(({ share }) => share)).toEqual([
      expect.closeTo(1 - mean(sharesAbove(0)), 14),
      expect.closeTo(mean(sharesAbove(0)) - mean(sharesAbove(1)), 14),
      expect.closeTo(mean(sharesAbove(1)), 14),
    ])
    for (const { cut, share } of result.curve) expect(share).toBeCloseTo(mean(sharesAbove(cut)), 14)
    expect(result.curve.length).toBeGreaterThan(30)
  })

  test('of those tested have the error between values alone, with Student’s t of as many values', () => {
    expect(result.estimand).toBe('realised-share-of-those-tested')
    const variance = 1.25 * between(sharesAbove(0))
    expect(total.standardError).toBeCloseTo(Math.sqrt(variance), 14)
    expect(total.imputation?.degreesOfFreedom).toBeCloseTo(3, 12)
    const half = (studentTQuantile(0.975, 3) * Math.sqrt(variance)) / (total.share * (1 - total.share))
    expect(logit(total.interval[1])).toBeCloseTo(logit(total.share) + half, 12)
  })

  test('of a population that they were drawn from have a sampling part too, with its finite-population factor', () => {
    const drawn = shown(sharesOfText(text, { ...input, populationSize: 100 }).total)
    const within = 0.4 * mean(sharesAbove(0).map((share) => (share * (1 - share)) / 59))
    expect(drawn.variances.sampling).toEqual({ kind: 'estimated', variance: expect.closeTo(within, 14) })
    expect(drawn.standardError).toBeCloseTo(Math.sqrt(within + 1.25 * between(sharesAbove(0))), 14)
    expect(shown(sharesOfText(text, { ...input, populationSize: 60 }).total).standardError).toBeCloseTo(total.standardError, 14)
  })

  test('carry the error of the cut by the density there', () => {
    const { total: unsure } = sharesOfText(text, { ...input, standard: standardAt([0, 1], [0.2, 0.3]) })
    const { mean: centre, sd } = shown(unsure).imputation as { mean: number; sd: number }
    const slope = normalDensity((0 - centre) / sd) / sd
    expect(shown(unsure).variances.cut).toEqual({ kind: 'estimated', variance: expect.closeTo((0.2 * slope) ** 2, 14) })
  })

  test('hide a group of five, and the next smallest that would give it away', () => {
    expect(result.groups.map(({ name, withheld }) => [name, withheld])).toEqual([
      ['a', 'complementary'],
      ['b', null],
      ['tiny', 'fewer-than-10'],
    ])
  })

  test('name what counting the point estimates of the file would have said', () => {
    expect(total.counting?.eap?.share).toBeCloseTo(sharesAbove(0)[0] as number, 14)
    expect(total.counting?.mle).toBeNull()
  })
})

test('weights count, and without a design the sampling error is unknown, never 0', () => {
  const weighted = text.split('\n').map((line, k) => `${line},${k === 0 ? 'w' : k % 3}`)
  const { total, persons: counted } = sharesOfText(weighted.join('\n'), input, { weight: 'w' })
  const weights = persons.map((_, p) => (p + 1) % 3)
  const share = mean(
    [0, 1, 2, 3].map(
      (m) =>
        persons.reduce((sum, { values }, p) => sum + ((values[m] as number) >= 0 ? (weights[p] as number) : 0), 0) /
        weights.reduce((sum, weight) => sum + weight, 0),
    ),
  )
  expect(shown(total).share).toBeCloseTo(share, 14)
  expect(shown(total).variances.sampling).toEqual({ kind: 'not-estimated', reason: 'needs-sampling-design' })
  expect(counted.withoutWeight).toBe(20)
})

test('groups that the values were not conditioned on are refused, or flagged in every row when asked for', () => {
  const national = { ...input, origin }
  expect(() => sharesOfText(text, national)).toThrow(
    expect.objectContaining({ code: 'scores-input', issues: [expect.objectContaining({ code: 'scores-unconditioned' })] }),
  )
  const flagged = sharesOfText(text, { ...national, options: { allowUnconditioned: true } })
  for (const group of flagged.groups) if (group.share !== null) expect(group.conditioning.kind).toBe('unconditioned')
})

test('weights that are negative or missing are all named, and no number comes out', () => {
  const lines = text.split('\n').map((line, k) => `${line},${k === 0 ? 'w' : k === 4 ? '-1' : k === 9 ? '' : '1'}`)
  expect(() => sharesOfText(lines.join('\n'), input, { weight: 'w' })).toThrow(
    expect.objectContaining({
      code: 'scores-weights',
      issues: [expect.objectContaining({ line: 5, column: 'w' }), expect.objectContaining({ line: 10, column: 'w' })],
    }),
  )
})

test('a person with some of the plausible values is refused, one with none counts as not tested', () => {
  const { refused, persons: counted } = sharesOfText(`${text}\na,0.1,,0.2,0.3,0\nb,,,,,`, input)
  expect(refused).toEqual([expect.objectContaining({ line: 62, code: 'figure-invalid' })])
  expect(counted).toMatchObject({ tested: 60, withoutAnswers: 1 })
})

test('what stands against an estimate is said all at once', () => {
  const attempt = () => sharesOfText('pv1,r1,r2\n1,1,1\n', { standard: standardAt([0]), origin }, { replicateWeights: 'r*' })
  expect(attempt).toThrow(
    expect.objectContaining({
      issues: ['plausible-values-few', 'replicate-method-missing', 'weight-missing'].map((code) =>
        expect.objectContaining({ code }),
      ),
    }),
  )
})

test('a figure of 150 in logits is a lost decimal mark', () => {
  expect(() => sharesOfText(`${text}\na,150,1,1,1,1`, input)).toThrow(expect.objectContaining({ code: 'scores-decimal-lost' }))
})
