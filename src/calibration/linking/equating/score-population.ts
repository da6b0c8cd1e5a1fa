import type { ScaleChange } from '../../../models/conversions/scale-change.js'
import { scoreDistribution } from '../../../scoring/score-distribution.js'
import { hermiteWeighting, type LinkWeighting, linkWeighting } from '../link-weighting.js'
import type { TestForm } from './test-form.js'

/** Nodes of each part of a population. */
const PART_NODES = 61

/** The persons of two calibrations, each on the scale of its own. */
export interface CalibratedPopulations {
  readonly linked: LinkWeighting
  readonly base: LinkWeighting
}

/**
 * The population of an equating that is partly like the persons of the linked bank and partly like those of the base: theta is A·own + B
 * with the share, own of the base otherwise, on the base scale.
 * @param share of persons like those of the linked bank, 0 … 1; ½ counts both alike
 * @param part distribution of both on their own scales, or of each; default N(0, 1) by 61 Gauss–Hermite nodes, which is that of a
 *   calibration whose slopes are free: under 1PL, PCM and RSM, with groups or an anchor the scale's population has another mean and SD
 * @throws MelekError `link-weighting` for a share outside [0, 1]
 * @source Braun & Holland (1982), in Holland & Rubin, Test Equating, 9–49 (synthetic population)
 */
export function syntheticPopulation(
  link: ScaleChange,
  share: number,
  part: LinkWeighting | CalibratedPopulations = hermiteWeighting(PART_NODES),
): LinkWeighting {
  const { linked, base } = 'base' in part ? part : { linked: part, base: part }
  const nodes = [...linked.nodes.map((node) => link.slope * node + link.intercept), ...base.nodes]
  const weights = [...linked.weights.map((weight) => share * weight), ...base.weights.map((weight) => (1 - share) * weight)]
  const label =
    linked.label === base.label
      ? `${share} of the linked, ${1 - share} of the base population, ${base.label}`
      : `${share} of the linked population, ${linked.label} on its own scale, ${1 - share} of the base population, ${base.label}`
  return linkWeighting(label, nodes, weights)
}

/**
 * P(score) of a form in a population, index = score: Lord & Wingersky's distribution at each theta, averaged.
 * @source Lord & Wingersky (1984), Appl. Psych. Meas. 8, 453–461
 */
export function populationScores(form: TestForm, population: LinkWeighting): Float64Array {
  const total = new Float64Array(form.highest + 1)
  for (const [q, theta] of population.nodes.entries()) {
    const weight = population.weights[q] as number
    if (weight === 0) continue
    const conditional = scoreDistribution(form.curves, theta)
    for (let score = 0; score < total.length; score++)
      total[score] = (total[score] as number) + weight * (conditional[score] as number)
  }
  return total
}
