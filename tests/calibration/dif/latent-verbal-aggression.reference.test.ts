import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { detectDif } from '../../../src/calibration/dif/detect-dif.js'
import type { DifOptions } from '../../../src/calibration/dif/dif-data.js'
import type { ItemDif, ItemResponseDif } from '../../../src/calibration/dif/dif-result.js'
import type { DistanceDif } from '../../../src/calibration/dif/latent/distance-dif.js'
import { verbalAggression, verbalAggressionIsHere } from './verbal-aggression.js'

// Source: mirt 1.47 on the same data, focal group M, 2PL: multipleGroup with invariance c('slopes','intercepts','free_means','free_var'),
// DIF(scheme 'drop') and 'Wald' with twelve anchors, empirical_ES and RMSD_DIF of the model with those anchors. mirt stops at a tolerance
// that leaves about 1e-4 in parameters and 1e-3 in a likelihood ratio.
interface MirtFigures {
  readonly MG_scalar: { readonly logLik: number }
  readonly LR_drop: readonly { readonly X2: number; readonly df: number; readonly _row: string }[]
  readonly Wald_anchor: {
    readonly anchors: readonly string[]
    readonly mean_M: number
    readonly var_M: number
    readonly wald: readonly { readonly W: number; readonly df: number; readonly _row: string }[]
  }
  readonly empirical_ES_item: readonly { readonly SIDN: number; readonly UIDN: number; readonly _row: string }[]
  readonly RMSD_DIF: Readonly<Record<'F' | 'M', readonly { readonly 'P.1': number; readonly _row: string }[]>>
}

const figures = (): MirtFigures =>
  JSON.parse(readFileSync(new URL('../../../../shared/reference/ref_dif_verbal.json', import.meta.url), 'utf8')) as MirtFigures

function itemsOf(options: Omit<DifOptions, 'focal'>): ReadonlyMap<string, ItemDif> {
  return new Map(detectDif(verbalAggression(), { focal: 'M', ...options }).items.map((each) => [each.item, each]))
}

function latentFigures(found: ItemDif | undefined): ItemResponseDif {
  if (found?.kind === 'estimated' && (found.figures.model === 'wald' || found.figures.model === 'likelihood-ratio'))
    return found.figures
  throw new Error(`no figures: ${JSON.stringify(found)}`)
}

function distances(found: ItemDif | undefined): DistanceDif {
  if (found?.kind === 'estimated' && found.figures.model === 'rmsd') return found.figures
  throw new Error(`no figures: ${JSON.stringify(found)}`)
}

describe.skipIf(!verbalAggressionIsHere)('with the verbal aggression data (../shared/reference), mirt’s figures come out', () => {
  test('likelihood ratios, all others being anchors', () => {
    const items = itemsOf({ method: 'lr', purify: false })
    for (const { X2, df, _row } of figures().LR_drop) {
      const { chiSquared, degreesOfFreedom } = latentFigures(items.get(_row))
      expect(degreesOfFreedom).toBe(df)
      expect(Math.abs(chiSquared - X2), _row).toBeLessThan(2e-3)
    }
  })

  test('Wald tests with named anchors, and the latent distribution of the focal group', () => {
    const { anchors, wald, mean_M, var_M } = figures().Wald_anchor
    const result = detectDif(verbalAggression(), { focal: 'M', method: 'wald', anchors })
    expect(result.focalDistribution?.mean).toBeCloseTo(mean_M, 3)
    expect((result.focalDistribution?.sd ?? 0) ** 2).toBeCloseTo(var_M, 3)
    const items = new Map(result.items.map((each) => [each.item, each]))
    for (const { W, df, _row } of wald) {
      const found = latentFigures(items.get(_row))
      expect(found.degreesOfFreedom).toBe(df)
      expect(Math.abs(found.chiSquared - W) / (1 + W), _row).toBeLessThan(0.02)
    }
  })

  test('differences of expected scores over the focal group, signed and unsigned', () => {
    const { anchors } = figures().Wald_anchor
    // mirt's normal distribution has the moments of its theta estimates, melek's those of the calibration.
    const items = itemsOf({ method: 'lr', anchors })
    for (const { SIDN, UIDN, _row } of figures().empirical_ES_item) {
      if (anchors.includes(_row)) continue
      const { signedDifference, unsignedDifference } = latentFigures(items.get(_row))
      expect(Math.abs(signedDifference - SIDN), _row).toBeLessThan(5e-3)
      expect(Math.abs(unsignedDifference - UIDN), _row).toBeLessThan(5e-3)
    }
  })

  test('distances of both groups from the curves that they share, in the model with those anchors', () => {
    const { anchors } = figures().Wald_anchor
    const items = itemsOf({ method: 'rmsd', anchors })
    const { F, M } = figures().RMSD_DIF
    for (const [i, { _row }] of F.entries()) {
      // Of the other items mirt gives the distance from the group's own curve. It averages over the normal density of the group,
      // melek over the posterior mass of those who answered: .007 apart in the group of 73 men.
      if (!anchors.includes(_row)) continue
      const { reference, focal } = distances(items.get(_row))
      expect(Math.abs(reference - (F[i]?.['P.1'] as number)), _row).toBeLessThan(8e-3)
      expect(Math.abs(focal - (M[i]?.['P.1'] as number)), _row).toBeLessThan(8e-3)
    }
  })
})
