/** Constants and equated scores of equateIRT and plink; figures and passport in reference/equating.json. */
import { describe, expect, test } from 'vitest'
import { observedScoreEquating } from '../../../src/calibration/linking/equating/observed-score-equating.js'
import { syntheticPopulation } from '../../../src/calibration/linking/equating/score-population.js'
import { createTestForm } from '../../../src/calibration/linking/equating/test-form.js'
import { trueScoreEquating } from '../../../src/calibration/linking/equating/true-score-equating.js'
import { type LinkOptions, linkScales } from '../../../src/calibration/linking/link-scales.js'
import { hermiteWeighting } from '../../../src/calibration/linking/link-weighting.js'
import { changeScale } from '../../../src/models/conversions/scale-change.js'
import reference from '../../reference/equating.json' with { type: 'json' }
import { logisticItems, namedBank } from './anchor-banks.js'

const { tolerance } = reference.passport

function constants(model: '2PL' | '3PL', options: LinkOptions): readonly [number, number] {
  const { X, Y } = reference.forms
  const link = linkScales(namedBank('x', logisticItems(X, model)), namedBank('y', logisticItems(Y, model)), options)
  if (link.kind !== 'linked') throw new Error(`expected a link, got ${link.kind}`)
  return [link.slope, link.intercept]
}

const within = (found: readonly number[], expected: readonly number[], limit: number) => {
  for (const [i, value] of expected.entries()) expect(Math.abs((found[i] as number) - value)).toBeLessThan(limit)
}

describe.each(['2PL', '3PL'] as const)('%s', (model) => {
  test.each([
    ['mean-mean', 'mean-mean'],
    ['mean-sigma', 'mean-sigma'],
    ['geometric-mean', 'mean-gmean'],
  ] as const)('%s is that of equateIRT', (method, key) => {
    within(constants(model, { method }), reference[model][key], tolerance.moments)
  })

  test.each([
    ['haebara', 'Haebara'],
    ['stocking-lord', 'Stocking-Lord'],
  ] as const)('%s over 30 Gauss–Hermite nodes on the base scale is that of equateIRT', (method, key) => {
    within(constants(model, { method, weighting: hermiteWeighting(30) }), reference[model][key], tolerance.curves)
  })

  const [slope, intercept] = reference[model]['Stocking-Lord'] as [number, number]
  const formX = createTestForm(logisticItems(reference.forms.X, model).map((item) => changeScale(item, { slope, intercept })))
  const formY = createTestForm(logisticItems(reference.forms.Y, model))

  test('true-score equivalents and their thetas are those of equateIRT', () => {
    const rows = trueScoreEquating(formY, formX)
    for (const [score, theta, equivalent] of reference[model].trueScores as [number, number, number][]) {
      const row = rows[score]
      expect(Math.abs((row?.equivalent ?? 0) - equivalent)).toBeLessThan(tolerance.trueScores)
      // equateIRT gives the highest score the theta where its search ends.
      if (score < formY.highest) expect(Math.abs((row?.theta ?? 0) - theta)).toBeLessThan(tolerance.trueScores)
    }
  })

  test('equipercentile equivalents in the half-and-half population are those of equateIRT', () => {
    const population = syntheticPopulation({ slope, intercept }, 0.5, hermiteWeighting(30))
    within(
      observedScoreEquating(formY, formX, population).map((row) => row.equivalent),
      reference[model].observedScores,
      tolerance.observedScores,
    )
  })
})

test.each([
  ['haebara', 'Haebara'],
  ['stocking-lord', 'Stocking-Lord'],
] as const)('%s by default is that of plink over 61 normal-weighted nodes', (method, key) => {
  within(constants('3PL', { method }), reference.plink3PL[key], tolerance.plink)
})
