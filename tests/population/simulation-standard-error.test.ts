import { expect, test } from 'vitest'
import { categoryCurve } from '../../src/models/category-curve.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import type { ShownShare } from '../../src/population/population-result.js'
import { drawItem } from '../../src/population/uncertainty/draw-item.js'
import { answersOf, createRandom, normalThetas, proportionAbove, spreadBank, twoCuts } from './simulated-persons.js'

const cut = -0.5
const standard = twoCuts(cut, 1)
const coarse = { count: 3, low: -3, high: 3 }
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Mean squared error of the realised share against SE², over many sittings of as many persons. */
function calibration(persons: number, weightOf: (deviate: number) => number, replications: number) {
  const bank = spreadBank(15)
  const runs = Array.from({ length: replications }, (_, r) => {
    const random = createRandom(`standard error ${r}`)
    const thetas = normalThetas(random, persons, 0.2, 0.9)
    const weights = thetas.map(() => weightOf(random.normal()))
    const responses = answersOf(bank.curves, thetas, random)
    const options = { itemDraws: 'none', curve: coarse } as const
    const total = estimateShares({ bank, responses, persons, weights, standard, options }).total as ShownShare
    const truth = sum(weights.filter((_weight, p) => (thetas[p] as number) >= cut)) / sum(weights)
    const { variance, ofPersons } = total.variances.measurement
    return { squaredError: (total.share - truth) ** 2, variance, ofPersons }
  })
  const squaredError = sum(runs.map((run) => run.squaredError))
  const squares = sum(runs.map((run) => run.squaredError ** 2))
  return {
    excess: squaredError / sum(runs.map((run) => run.variance)) - 1,
    excessOfPersons: squaredError / sum(runs.map((run) => run.ofPersons)) - 1,
    /** Monte-Carlo error of the sum of squared errors, relative to it. */
    error: Math.sqrt(squares - squaredError ** 2 / replications) / squaredError,
  }
}

test('SE² of the realised share is its mean squared error at 30 persons, and the estimated group prior is a fifth of it', () => {
  const { excess, excessOfPersons, error } = calibration(30, () => 1, 600)
  expect(Math.abs(excess)).toBeLessThan(3 * error)
  // Taking the prior as known leaves out a fifth and more, which this test would notice.
  expect(excessOfPersons).toBeGreaterThan(3 * error)
})

test('SE² of a weighted share is its mean squared error at 60 persons whose weights differ by the factor 2 and more', () => {
  const { excess, excessOfPersons, error } = calibration(60, (deviate) => Math.exp(0.7 * deviate), 400)
  expect(Math.abs(excess)).toBeLessThan(3 * error)
  expect(excessOfPersons).toBeGreaterThan(2 * error)
})

const unsure = (difficulty: number) => ({
  kind: 'prior',
  discrimination: { lognormal: [0, 0.3] },
  difficulty: { normal: [difficulty, 0.5] },
})

test('draws of the bank account for items that are not what the bank says, which measurement alone does not by far', () => {
  const bank = spreadBank(12, unsure)
  const replications = 40
  const runs = Array.from({ length: replications }, (_, r) => {
    const random = createRandom(`true items ${r}`)
    const truth = bank.items.map((item) => categoryCurve(drawItem(item, random.fork(item.id))))
    const thetas = normalThetas(random, 300, 0.2, 0.9)
    const responses = answersOf(truth, thetas, random)
    const options = { seed: `draws ${r}`, curve: coarse }
    const total = estimateShares({ bank, responses, persons: 300, standard, options }).total as ShownShare
    return {
      squaredError: (total.share - proportionAbove(thetas, cut)) ** 2,
      variance: total.standardError ** 2,
      measurement: total.variances.measurement.variance,
    }
  })
  const squaredError = sum(runs.map((run) => run.squaredError))
  const error = Math.sqrt(sum(runs.map((run) => run.squaredError ** 2)) - squaredError ** 2 / replications) / squaredError
  expect(Math.abs(squaredError / sum(runs.map((run) => run.variance)) - 1)).toBeLessThan(3 * error)
  // The Monte-Carlo error of the ratio is a fifth of it: three of these above 1, where measurement alone would be enough.
  const ratio = squaredError / sum(runs.map((run) => run.measurement))
  expect((ratio - 1) / (ratio * error)).toBeGreaterThan(3)
})

test('the item-parameter part does not shrink with the number of persons, measurement does', () => {
  const bank = spreadBank(12, unsure)
  const partsOf = (persons: number) => {
    const random = createRandom('numbers of persons')
    const thetas = normalThetas(random, persons, 0.2, 0.9)
    const responses = answersOf(bank.curves, thetas, random)
    const { variances } = estimateShares({ bank, responses, persons, standard, options: { curve: coarse } }).total as ShownShare
    if (variances.itemParameters.kind !== 'estimated') throw new Error(variances.itemParameters.kind)
    return { items: variances.itemParameters.variance, measurement: variances.measurement.variance }
  }
  const [few, many] = [partsOf(250), partsOf(2500)]
  expect(few.measurement / many.measurement).toBeCloseTo(10, -1)
  // The part has the squared slope of a free shape in it: over eight seeds ln of the ratio has an SD of 0.3. A part that shrank gives ln 10.
  expect(Math.abs(Math.log(few.items / many.items))).toBeLessThan(Math.log(1.4))
})
