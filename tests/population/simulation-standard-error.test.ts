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

test('SE² of the realised share is its mean squared error at 30 persons, and the estimated group prior is a fifth of it', () => {
  const bank = spreadBank(15)
  const replications = 600
  const runs = Array.from({ length: replications }, (_, r) => {
    const random = createRandom(`standard error ${r}`)
    const thetas = normalThetas(random, 30, 0.2, 0.9)
    const responses = answersOf(bank.curves, thetas, random)
    const options = { itemDraws: 'none', curve: coarse } as const
    const total = estimateShares({ bank, responses, persons: 30, standard, options }).total as ShownShare
    const { variance, ofPersons } = total.variances.measurement
    return { squaredError: (total.share - proportionAbove(thetas, cut)) ** 2, variance, ofPersons }
  })
  const squaredError = sum(runs.map((run) => run.squaredError))
  const squares = sum(runs.map((run) => run.squaredError ** 2))
  /** Monte-Carlo error of the sum of squared errors, relative to it. */
  const error = Math.sqrt(squares - squaredError ** 2 / replications) / squaredError
  expect(Math.abs(squaredError / sum(runs.map((run) => run.variance)) - 1)).toBeLessThan(3 * error)
  // Taking the prior as known leaves out a fifth and more, which this test would notice.
  expect(squaredError / sum(runs.map((run) => run.ofPersons)) - 1).toBeGreaterThan(3 * error)
})

const unsure = (difficulty: number) => ({
  kind: 'prior',
  discrimination: { lognormal: [0, 0.3] },
  difficulty: { normal: [difficulty, 0.5] },
})

test('draws of the bank account for items that are not what the bank says, which measurement alone does not by far', () => {
  const bank = spreadBank(12, unsure)
  const replications = 60
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
  expect(squaredError / sum(runs.map((run) => run.measurement))).toBeGreaterThan(3)
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
  expect(Math.abs(Math.log(few.items / many.items))).toBeLessThan(Math.log(1.25))
})
