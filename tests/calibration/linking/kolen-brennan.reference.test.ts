/**
 * The linking example of Kolen & Brennan (2004), ch. 6: 12 common 3PL items, D = 1.7 unless named. Constants printed by
 * plink 1.5.1, SNSequate and equateIRT, which compare the curves in different places. Tolerance: one unit of plink's sixth
 * decimal; 1e-8 for equateIRT, whose search ends within 2e-9; 1e-5 for SNSequate, whose search ends 4e-6 from the minimum.
 * The items are other people's data and stay in ../shared.
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anchorDrift } from '../../../src/calibration/drift/anchor-drift.js'
import { observedScoreEquating } from '../../../src/calibration/linking/equating/observed-score-equating.js'
import { populationScores, syntheticPopulation } from '../../../src/calibration/linking/equating/score-population.js'
import { createTestForm } from '../../../src/calibration/linking/equating/test-form.js'
import { trueScoreEquating } from '../../../src/calibration/linking/equating/true-score-equating.js'
import { type LinkOptions, linkScales } from '../../../src/calibration/linking/link-scales.js'
import {
  equalWeighting,
  hermiteWeighting,
  linkWeighting,
  normalWeighting,
} from '../../../src/calibration/linking/link-weighting.js'
import { changeScale } from '../../../src/models/conversions/scale-change.js'
import { logisticItems, namedBank } from './anchor-banks.js'

const folder = new URL('../../../../shared/reference/', import.meta.url)
const present = existsSync(new URL('kb04_common.csv', folder))

function rowsOf(name: string): number[][] {
  return readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1).map(Number))
}

interface Figures {
  readonly [name: string]: unknown
  readonly TSE_SL: readonly { readonly Y: number; readonly theta: number; readonly 'X.as.Y': number }[]
  readonly OSE_SL: readonly { readonly Y: number; readonly 'X.as.Y': number }[]
}

describe.skipIf(!present)('Kolen & Brennan', () => {
  const figures = present ? (JSON.parse(readFileSync(new URL('ref_linking_kb04.json', folder), 'utf8')) as Figures) : undefined
  const [x, y] = present ? [rowsOf('kb04_formX_3pl.csv'), rowsOf('kb04_formY_3pl.csv')] : [[], []]
  const anchors = Array.from({ length: 12 }, (_, i) => `i${3 * (i + 1)}`)

  function constants(options: LinkOptions, scalingConstant: number): readonly [number, number] {
    const [from, to] = [
      namedBank('x', logisticItems(x), { scalingConstant }),
      namedBank('y', logisticItems(y), { scalingConstant }),
    ]
    const link = linkScales(from, to, { anchors, ...options })
    if (link.kind !== 'linked') throw new Error(`expected a link, got ${link.kind}`)
    return [link.slope, link.intercept]
  }

  function expectClose(found: readonly number[], expected: unknown, limit: number): void {
    for (const [i, value] of (expected as number[]).entries()) expect(Math.abs((found[i] as number) - value)).toBeLessThan(limit)
  }

  const forty = equalWeighting({ count: 40, low: -4, high: 4 })
  const curves = ['haebara', 'stocking-lord'] as const

  test.each([
    ['40 equal nodes from −4 to 4, D = 1', 'plink_D1_base_old', { weighting: forty }, 1],
    ['40 equal nodes from −4 to 4', 'plink_D1.7_base_old', { weighting: forty }, 1.7],
    ['40 equal nodes, both directions', 'plink_D1.7_symmetric', { weighting: forty, direction: 'both' }, 1.7],
    ['30 normal nodes from −4 to 4', 'plink_D1.7_normal30', { weighting: normalWeighting({ count: 30, low: -4, high: 4 }) }, 1.7],
  ] as const)('all four methods of plink: %s', (_, key, options, scalingConstant) => {
    const printed = figures?.[key] as readonly number[][]
    for (const [row, method] of (['mean-mean', 'mean-sigma', ...curves] as const).entries())
      expectClose(constants({ method, ...options }, scalingConstant), printed[row], 1e-6)
  })

  test('equateIRT: moments, and the curves over 30 Gauss–Hermite or 40 equal nodes', () => {
    const quad = figures?.equateIRT_quad30 as Record<string, number[]>
    const grid = figures?.equateIRT_grid as Record<string, number[]>
    expectClose(constants({ method: 'mean-mean' }, 1.7), quad['mean-mean'], 1e-9)
    expectClose(constants({ method: 'geometric-mean' }, 1.7), quad['mean-gmean'], 1e-9)
    expectClose(constants({ method: 'mean-sigma' }, 1.7), quad['mean-sigma'], 1e-9)
    for (const [method, key] of [
      ['haebara', 'Haebara'],
      ['stocking-lord', 'Stocking-Lord'],
    ] as const) {
      expectClose(constants({ method, weighting: hermiteWeighting(30) }, 1.7), quad[key], 1e-8)
      expectClose(constants({ method, weighting: forty }, 1.7), grid[key], 1e-8)
    }
  })

  test('SNSequate: 161 equal nodes from −4 to 4', () => {
    const weighting = equalWeighting({ count: 161, low: -4, high: 4 })
    const printed = figures?.['SNSequate_Table6.6'] as Record<string, number[]>
    expectClose(constants({ method: 'haebara', weighting }, 1.7), printed.HB, 1e-5)
    expectClose(constants({ method: 'stocking-lord', weighting }, 1.7), printed.SL, 1e-5)
  })

  test('the anchor that drift finds is item 27, whose discrimination fell from 1.88 to 1.04 while the others kept theirs', () => {
    const [from, to] = [
      namedBank('x', logisticItems(x), { scalingConstant: 1.7 }),
      namedBank('y', logisticItems(y), { scalingConstant: 1.7 }),
    ]
    const drifting = anchorDrift(to, from, { anchors }).anchors.filter((anchor) => anchor.flagged)
    expect(drifting.map(({ item }) => item)).toEqual(['i27'])
  })

  test('true and observed scores of the linked forms are those of equateIRT', () => {
    const printed = figures?.equateIRT_quad30 as Record<string, [number, number]> | undefined
    const [slope, intercept] = printed?.['Stocking-Lord'] ?? [Number.NaN, Number.NaN]
    const formX = createTestForm(
      logisticItems(x).map((item) => changeScale(item, { slope, intercept })),
      1.7,
    )
    const formY = createTestForm(logisticItems(y), 1.7)
    const rows = trueScoreEquating(formY, formX)
    for (const row of figures?.TSE_SL ?? []) expectClose([rows[row.Y]?.equivalent ?? 0], [row['X.as.Y']], 1e-8)
    const population = syntheticPopulation({ slope, intercept }, 0.5, hermiteWeighting(30))
    const observed = observedScoreEquating(formY, formX, population)
    for (const row of figures?.OSE_SL ?? []) expectClose([observed[row.Y]?.equivalent ?? 0], [row['X.as.Y']], 1e-8)
  })

  test('the score distributions of form Y at three thetas are those of cacIRT', () => {
    const classification = JSON.parse(readFileSync(new URL('ref_classification.json', folder), 'utf8')) as {
      readonly LordWingersky_KB_formY: { readonly theta: readonly number[]; readonly dist: readonly (readonly number[])[] }
    }
    const { theta, dist } = classification.LordWingersky_KB_formY
    const form = createTestForm(logisticItems(y), 1.7)
    for (const [i, node] of theta.entries()) {
      const found = populationScores(form, linkWeighting('one theta', [node], [1]))
      for (const [score, p] of (dist[i] as readonly number[]).entries())
        expect(Math.abs((found[score] as number) - p)).toBeLessThan(1e-10 * p + 1e-18)
    }
  })
})
