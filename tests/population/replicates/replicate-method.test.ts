import { expect, test } from 'vitest'
import { createRandom } from '../../../src/math/random-source.js'
import {
  replicateFactor,
  replicateMethodOf,
  replicateProblem,
  replicateVariance,
} from '../../../src/population/replicates/replicate-method.js'
import { normalThetas } from '../simulated-persons.js'

const values = normalThetas(createRandom('replicates'), 12, 3, 2)
const mean = (weights: readonly number[]) =>
  values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0) / weights.reduce((sum, weight) => sum + weight, 0)
const all = values.map(() => 1)

test('JK1 of a mean is s²/n exactly', () => {
  const whole = mean(all)
  const replicates = values.map((_, left) => mean(all.map((weight, i) => (i === left ? 0 : (weight * 12) / 11))))
  const variance = values.reduce((sum, value) => sum + (value - whole) ** 2, 0) / 11 / 12
  expect(replicateVariance(whole, replicates, { kind: 'jk1' })).toBeCloseTo(variance, 14)
})

/** Six pairs; the textbook variance of a mean from pairs: Σ (difference/12)². */
const pairs = Array.from({ length: 6 }, (_, h) => [2 * h, 2 * h + 1] as const)
const pairVariance = pairs.reduce((sum, [a, b]) => sum + (((values[a] as number) - (values[b] as number)) / 12) ** 2, 0)
const pairReplicate = (zone: number, kept: 0 | 1) =>
  mean(all.map((weight, i) => (i === pairs[zone]?.[kept] ? 2 : i === pairs[zone]?.[1 - kept] ? 0 : weight)))

test('JK2 of a mean of pairs is the variance between pairs, from one half of each zone or from both', () => {
  const one = pairs.map((_, zone) => pairReplicate(zone, 0))
  const both = pairs.flatMap((_, zone) => [pairReplicate(zone, 0), pairReplicate(zone, 1)])
  expect(replicateVariance(mean(all), one, { kind: 'jk2' })).toBeCloseTo(pairVariance, 14)
  expect(replicateVariance(mean(all), both, { kind: 'jk2-full' })).toBeCloseTo(pairVariance, 14)
})

/** Rows of a Hadamard matrix of order 8 by the signs of x·y; columns 1…6 serve the six pairs. */
const sign = (row: number, column: number) => ((row & column).toString(2).replaceAll('0', '').length % 2 === 0 ? 1 : -1)
const balanced = (k: number) =>
  Array.from({ length: 8 }, (_, row) =>
    mean(all.map((_, i) => 1 + (1 - k) * sign(row, Math.floor(i / 2) + 1) * (i % 2 === 0 ? 1 : -1))),
  )

test.each([0, 0.3, 0.5])('BRR over a balanced set gives the same, with Fay’s k = %s', (k) => {
  expect(replicateVariance(mean(all), balanced(k), { kind: 'fay', k })).toBeCloseTo(pairVariance, 14)
})

test('BRR is Fay’s method at k = 0', () => {
  expect(replicateFactor({ kind: 'brr' }, 80)).toBe(replicateFactor({ kind: 'fay', k: 0 }, 80))
})

test('methods are read from their words, and other words are none', () => {
  expect(['brr', 'fay:0.5', 'fay:.3', 'jk1', 'jk2', 'jk2-full'].map((text) => replicateMethodOf(text)?.kind)).toEqual([
    'brr',
    'fay',
    'fay',
    'jk1',
    'jk2',
    'jk2-full',
  ])
  for (const text of ['fay', 'fay:1', 'fay:1.2', 'BRR', 'bootstrap', '']) expect(replicateMethodOf(text)).toBeUndefined()
})

test('one replicate, and an odd number for pairs, are problems', () => {
  expect(replicateProblem({ kind: 'jk1' }, 1)).toContain('at least 2')
  expect(replicateProblem({ kind: 'jk2-full' }, 5)).toContain('odd')
  expect(replicateProblem({ kind: 'jk2' }, 5)).toBeUndefined()
})
