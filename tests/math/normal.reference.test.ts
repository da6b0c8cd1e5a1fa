import { describe, expect, test } from 'vitest'
import {
  logNormalCdf,
  normalCdf,
  normalDensity,
  normalLogDensity,
  normalQuantile,
  normalUpperTail,
} from '../../src/math/normal.js'
import { disagreements, figuresOf } from './reference/figures.js'

describe('the normal distribution against 60-digit figures', () => {
  test('density and both tails keep 15 digits down to 1e-300', () => {
    const rows = figuresOf('normal')
    expect(disagreements(rows, 2e-15, (x) => [normalDensity(x), normalCdf(x), normalUpperTail(x)])).toEqual([])
  })

  test('ln P(Z ≤ x) keeps 15 digits where the probability itself is 1 or underflows', () => {
    expect(disagreements(figuresOf('logNormalCdf'), 2e-15, (x) => [logNormalCdf(x)])).toEqual([])
  })

  test('ln density is the logarithm of the density', () => {
    const rows = figuresOf('normal').map(([x, density]) => [x as number, String(Math.log(Number(density)))])
    expect(disagreements(rows, 1e-15, (x) => [normalLogDensity(x)])).toEqual([])
  })

  test('quantiles keep 15 digits from 1e-298 up to one less than 1e-13', () => {
    expect(disagreements(figuresOf('normalQuantile'), 2e-15, (p) => [normalQuantile(p)])).toEqual([])
  })
})
