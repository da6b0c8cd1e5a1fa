import { describe, expect, test } from 'vitest'
import { detectDif } from '../../../src/calibration/dif/detect-dif.js'
import type { DifOptions, LogisticTest } from '../../../src/calibration/dif/dif-data.js'
import type { LogisticDif } from '../../../src/calibration/dif/logistic-dif.js'
import type { MantelHaenszelDif } from '../../../src/calibration/dif/mantel-haenszel-dif.js'
import { verbalAggression, verbalAggressionFigures, verbalAggressionIsHere } from './verbal-aggression.js'

// Source: difR 5.1 (difMH, difLogistic, difStd) with focal group M, matching on the sum score. Eleven digits are printed;
// likelihood ratios of a fit by glm carry its tolerance, 1e-8 of the deviance.
function figuresOf<Figures>(options: Omit<DifOptions, 'focal'>): readonly Figures[] {
  return detectDif(verbalAggression(), { focal: 'M', adjustment: 'none', ...options }).items.map((each) => {
    if (each.kind !== 'estimated') throw new Error(`${each.item} has no figures`)
    return each.figures as Figures
  })
}

function expectClose(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length)
  for (const [i, value] of expected.entries())
    expect(Math.abs((found[i] as number) - value), `item ${i + 1}`).toBeLessThan(tolerance * (1 + Math.abs(value)))
}

describe.skipIf(!verbalAggressionIsHere)('with the verbal aggression data (../shared/reference), difR’s figures come out', () => {
  test('Mantel–Haenszel: odds ratio, its variance, delta, chi-squared with and without correction, p-difference', () => {
    const { MH, stdPDIF } = verbalAggressionFigures()
    const figures = figuresOf<MantelHaenszelDif>({ purify: false })
    const effects = figures.map(({ effect }) => {
      if (effect.kind !== 'finite') throw new Error('expected a finite odds ratio')
      return effect
    })
    expectClose(
      effects.map(({ oddsRatio }) => oddsRatio),
      MH.alphaMH,
      1e-9,
    )
    expectClose(
      effects.map(({ delta }) => delta),
      MH.deltaMH,
      1e-9,
    )
    expectClose(
      effects.map(({ deltaError }) => (deltaError / 2.35) ** 2),
      MH.varLambda,
      1e-9,
    )
    expectClose(
      figures.map(({ corrected }) => corrected.chiSquared),
      MH.chi2_cc,
      1e-9,
    )
    expectClose(
      figures.map(({ uncorrected }) => uncorrected.chiSquared),
      MH.chi2_nocc,
      1e-9,
    )
    expectClose(
      figures.map(({ meanDifference }) => meanDifference),
      stdPDIF.resStd,
      1e-9,
    )
  })

  test('Mantel–Haenszel with purification: flags, odds ratios and number of rounds', () => {
    const { MH_purified } = verbalAggressionFigures()
    const result = detectDif(verbalAggression(), { focal: 'M', adjustment: 'none' })
    expect(result.items.flatMap((each, i) => (each.kind === 'estimated' && each.flagged ? [i + 1] : []))).toEqual(
      MH_purified.DIFitems,
    )
    expect(result.purification).toEqual({ kind: 'stable', iterations: [MH_purified.nrPur].flat()[0] })
    const found = figuresOf<MantelHaenszelDif>({}).map(({ corrected }) => corrected.chiSquared)
    // difR squares |deviation| − ½ where it is negative too; here the correction stops at 0.
    expectClose(
      found,
      MH_purified.MH.map((value, i) => (found[i] === 0 ? 0 : value)),
      1e-9,
    )
    expect(found.filter((value) => value === 0)).toHaveLength(1)
  })

  test.each([
    ['both', 'logistic_both'],
    ['uniform', 'logistic_udif'],
    ['non-uniform', 'logistic_nudif'],
  ] as const)('logistic regression, %s: likelihood ratio and gain in R²', (name: LogisticTest, key) => {
    const expected = verbalAggressionFigures()[key]
    const figures = figuresOf<LogisticDif>({ method: 'logistic', purify: false })
    expectClose(
      figures.map(({ tests }) => tests[name].chiSquared),
      expected.stat,
      1e-7,
    )
    expectClose(
      figures.map(({ tests }) => tests[name].explainedVarianceGain),
      expected.deltaR2,
      1e-9,
    )
  })
})
