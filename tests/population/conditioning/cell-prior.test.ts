import { describe, expect, test } from 'vitest'
import { type CompiledBank, compileBank } from '../../../src/bank/compile-bank.js'
import { parseBank } from '../../../src/bank/parse-bank-schema.js'
import { estimateShares } from '../../../src/population/estimate-shares.js'
import type { ShownShare } from '../../../src/population/population-result.js'
import { posteriorCurve } from '../../../src/scoring/posterior-curve.js'
import { scoringGrid } from '../../../src/scoring/scoring-grid.js'
import { probabilityAbove } from '../../../src/scoring/tail-probability.js'
import { answersOf, createRandom, meanOf, normalThetas, twoCuts } from '../simulated-persons.js'

function bankAround(centre: number, items: number, discrimination: number): CompiledBank {
  return compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'around',
      version: '1',
      scale: { id: 'spread/1', metric: 'logit', status: 'calibrated' },
      items: Array.from({ length: items }, (_, i) => ({
        id: `i${i}`,
        model: '2pl',
        parameters: { discrimination, difficulty: centre - 1 + (2 * i) / (items - 1) },
      })),
    }),
  )
}

function measure(bank: CompiledBank, thetas: readonly number[], cut: number) {
  const items = bank.items.length
  const responses = answersOf(bank.curves, thetas, createRandom(`answers ${items}`))
  const found = estimateShares({ bank, responses, persons: thetas.length, standard: twoCuts(cut, cut + 1) })
  const total = found.total as ShownShare
  const { mean, sd } = total.conditioning
  const prior = { kind: 'normal', mean, sd } as const
  const grid = scoringGrid(prior)
  const twin = thetas.map((_, p) =>
    probabilityAbove(posteriorCurve(bank, responses.subarray(p * items, (p + 1) * items), prior, grid), cut),
  )
  return { total, twin: meanOf(twin).mean }
}

describe('a group far from or much narrower than the scale', () => {
  test('8 SD above the scale is found there, and its share is that of scoring person by person', () => {
    const thetas = normalThetas(createRandom('far'), 150, 8, 1)
    const { total, twin } = measure(bankAround(8, 20, 1), thetas, 7.8)
    expect(total.conditioning.kind).toBe('own')
    expect(Math.abs(total.conditioning.mean - meanOf(thetas).mean)).toBeLessThan(
      3 * Math.sqrt(total.variances.measurement.variance) + 0.1,
    )
    expect(total.share).toBeCloseTo(twin, 5)
  })

  test.each([0.25, 0.09])('with an SD of %d keeps its own SD, and its share is that of scoring person by person', (sd) => {
    const thetas = normalThetas(createRandom('narrow'), 300, 0.2, sd)
    const { total, twin } = measure(bankAround(0.2, 100, 2), thetas, 0.3)
    expect(total.conditioning.kind).toBe('own')
    expect(Math.abs(Math.log(total.conditioning.sd / sd))).toBeLessThan(0.35)
    expect(total.share).toBeCloseTo(twin, 5)
  })
})

test('a long test needs no setting: 400 items, share within 1e-5 of scoring person by person', () => {
  const thetas = normalThetas(createRandom('long'), 40, 0, 1)
  const { total, twin } = measure(bankAround(0, 400, 1.5), thetas, 0.05)
  expect(total.share).toBeCloseTo(twin, 5)
})
