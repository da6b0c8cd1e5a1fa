import { estimateLatentNormal } from '../../calibration/estimation/latent-normal.js'
import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { likelihoodRows } from '../quadrature/likelihood-rows.js'
import { type Measurement, scaleLayout } from '../quadrature/measurement.js'

/** Estimates of a pillar with independent errors, or undefined where its answers do not tell persons apart. */
export interface SubEstimates {
  /** Posterior means divided by their reliability: proficiency plus an error that does not lean on it. */
  readonly scores: Float64Array
  readonly errorVariance: number
}

/**
 * Scores of some persons on the items of one pillar, whatever each of them was given. The latent distribution of the
 * pillar is estimated from its own items; with ρ = Var(EAP)/(Var(EAP) + mean posterior variance) the posterior means
 * divided by ρ have the variance σ²/ρ and an error variance of σ²(1 − ρ)/ρ, as scores of classical theory have.
 * @param members rows of the persons, each with an answer to the pillar
 * @source Bock & Mislevy (1982), Appl. Psych. Meas. 6, 431–444 (EAP); Kim (2012), Psychometrika 77, 153–162 (reliability)
 */
export function subEstimates(measurement: Measurement, used: Uint8Array, members: Int32Array): SubEstimates | undefined {
  const layout = scaleLayout({ ...measurement, used })
  const table = likelihoodRows(layout.tables, layout.grid, measurement.rows, members)
  const sdRange = [layout.smallestSd, (layout.high - layout.low) / 2.4] as const
  const fit = estimateLatentNormal(table, { start: measurement.scale, sdRange, tolerance: 1e-6 })
  if (fit.kind !== 'estimated') return undefined
  const { means, within } = posteriorMoments(table, fit)
  const average = means.reduce((sum, mean) => sum + mean, 0) / means.length
  const between = means.reduce((sum, mean) => sum + (mean - average) ** 2, 0) / (means.length - 1)
  const reliability = between / (between + within)
  if (!(reliability > 0 && reliability < 1)) return undefined
  return {
    scores: means.map((mean) => mean / reliability),
    errorVariance: (between / reliability ** 2) * (1 - reliability),
  }
}

function posteriorMoments(
  { persons, nodes, nodeWeights, likelihood }: LikelihoodTable,
  { mean, sd }: { readonly mean: number; readonly sd: number },
): { means: Float64Array; within: number } {
  const density = nodes.map(
    (node, q) => (nodeWeights[q] as number) * Math.max(1e-300, Math.exp(-0.5 * ((node - mean) / sd) ** 2)),
  )
  const means = new Float64Array(persons)
  let within = 0
  for (let p = 0; p < persons; p++) {
    let [mass, first, second] = [0, 0, 0]
    for (let q = 0; q < nodes.length; q++) {
      const term = (likelihood[p * nodes.length + q] as number) * (density[q] as number)
      mass += term
      first += term * (nodes[q] as number)
      second += term * (nodes[q] as number) ** 2
    }
    means[p] = first / mass
    within += second / mass - (first / mass) ** 2
  }
  return { means, within: within / persons }
}
