import { expect, test } from 'vitest'
import { createBinTally } from '../../src/simulation/bins.js'
import { createExposureTally } from '../../src/simulation/exposure-tally.js'
import { meanFigure, rootFigure, shareFigure } from '../../src/simulation/figure.js'
import { createRecoveryTally } from '../../src/simulation/recovery-tally.js'
import type { SimulatedTest } from '../../src/simulation/simulate-test.js'

const test0: SimulatedTest = {
  person: 'p',
  trueTheta: 0,
  estimate: { kind: 'finite', theta: 0, standardError: 0.3 },
  items: [0],
  stopRule: 'length',
  violations: [],
  information: 2,
  retest: null,
  exposure: null,
  trace: null,
}

test('bias, RMSE, mean standard error and coverage are those of the definition', () => {
  const tally = createRecoveryTally()
  const errors = [0.5, -0.1, 0.3, -0.9]
  for (const error of errors) tally.add(error, 0.4)
  const recovery = tally.recovery()
  if (recovery.kind === 'none') throw new Error('there are four errors')
  expect(recovery.bias.value).toBeCloseTo(-0.05, 12)
  expect(recovery.rmse.value).toBeCloseTo(Math.sqrt((0.25 + 0.01 + 0.09 + 0.81) / 4), 12)
  expect(recovery.meanStandardError).toBeCloseTo(0.4, 12)
  // 0.9 lies outside 1.96 × 0.4 = 0.784.
  expect(recovery.coverage?.value).toBe(0.75)
  const sd = Math.sqrt(errors.reduce((sum, error) => sum + (error + 0.05) ** 2, 0) / 3)
  expect(recovery.bias.monteCarloError).toBeCloseTo(sd / 2, 12)
})

test('an estimate without a standard error counts for the bias and not for the coverage', () => {
  const tally = createRecoveryTally()
  tally.add(0.2, null)
  expect(tally.recovery()).toMatchObject({ kind: 'estimated', n: 1, meanStandardError: null, coverage: null })
})

test('one case has a mean and no Monte-Carlo error; no case has no recovery', () => {
  expect(meanFigure(1, 3, 9)).toEqual({ value: 3, monteCarloError: null })
  expect(rootFigure({ value: 0, monteCarloError: 0.1 })).toEqual({ value: 0, monteCarloError: null })
  expect(createRecoveryTally().recovery()).toEqual({ kind: 'none' })
})

test('the error of a share does not vanish where all cases agree', () => {
  expect(shareFigure(96, 96).value).toBe(1)
  expect(shareFigure(96, 96).monteCarloError).toBeCloseTo(0.014, 12)
})

test('the overlap is the mean share of common items over all pairs of tests', () => {
  const tests = [
    [0, 1, 2],
    [0, 1, 3],
    [0, 4, 5],
  ]
  const tally = createExposureTally(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  for (const items of tests) tally.add(items)
  const { overlap, maximum, unused, items } = tally.summary()
  // Pairs share 2, 1 and 1 of 3 items.
  expect(overlap).toBeCloseTo((2 + 1 + 1) / 3 / 3, 12)
  expect(maximum).toBe(1)
  expect(unused).toBe(1)
  expect(items[1]).toEqual({ item: 'b', count: 2, rate: 2 / 3 })
})

test('an item that no test could use is not among those never used; one on trial that was given is among the usable', () => {
  const tally = createExposureTally(['a', 'b', 'on trial', 'retired'], (index) => index < 2)
  tally.add([0, 2])
  expect(tally.summary()).toMatchObject({ usable: 3, unused: 1 })
})

test('a bin holds its lower end, is named by its middle, and knows its own highest exposure', () => {
  const tally = createBinTally()
  tally.add({ ...test0, trueTheta: -0.25 })
  tally.add({ ...test0, trueTheta: 0.2499, items: [0, 1] })
  tally.add({ ...test0, trueTheta: 0.25, items: [2, 3, 4] })
  expect(tally.bins()).toMatchObject([
    { theta: 0, n: 2, length: 1.5, information: 2, maximumExposure: 1 },
    { theta: 0.5, n: 1, length: 3 },
  ])
})

test('where nobody knows the truth, tests are gathered by their estimate and have no recovery', () => {
  const tally = createBinTally()
  tally.add({ ...test0, trueTheta: null, estimate: { kind: 'finite', theta: 1.1, standardError: 0.3 } })
  tally.add({ ...test0, trueTheta: null, estimate: { kind: 'unbounded', direction: 'above' } })
  expect(tally.bins()).toMatchObject([{ theta: 1, n: 1, recovery: { kind: 'none' } }])
})
