import type { ParameterDistribution, ParameterUncertainty } from '../../bank/item-bank.js'
import { logistic } from '../../math/logistic.js'
import type { RandomSource } from '../../math/random-source.js'

/** Parameters of any model by their names. */
export type Parameters = Readonly<Record<string, number | string | readonly number[] | undefined>>

/**
 * Parameters drawn from judged distributions. The one called `difficulty` moves thresholds, steps or nominal intercepts
 * as a whole; a distribution of a parameter that the model lacks is ignored.
 */
export function drawJudged(
  parameters: Parameters,
  { kind: _, ...distributions }: Extract<ParameterUncertainty, { kind: 'prior' }>,
  random: RandomSource,
): Parameters {
  const drawn: Record<string, Parameters[string]> = { ...parameters }
  for (const [name, distribution] of Object.entries(distributions)) {
    if (distribution === undefined) continue
    const value = drawValue(distribution, random)
    if (typeof parameters[name] === 'number') drawn[name] = value
    else if (name === 'difficulty') Object.assign(drawn, shifted(parameters, value - medianOf(distribution)))
  }
  return drawn
}

function drawValue(distribution: ParameterDistribution, random: RandomSource): number {
  const deviate = random.normal()
  if ('normal' in distribution) return distribution.normal[0] + distribution.normal[1] * deviate
  if ('lognormal' in distribution) return Math.exp(distribution.lognormal[0] + distribution.lognormal[1] * deviate)
  return logistic(distribution.logitNormal[0] + distribution.logitNormal[1] * deviate)
}

function medianOf(distribution: ParameterDistribution): number {
  if ('normal' in distribution) return distribution.normal[0]
  return 'lognormal' in distribution ? Math.exp(distribution.lognormal[0]) : logistic(distribution.logitNormal[0])
}

/** Thresholds, steps or nominal intercepts of an item that has become harder by an amount as a whole. */
function shifted({ thresholds, steps, slopes, intercepts }: Parameters, harder: number): Parameters {
  const moved = (values: Parameters[string]) => (values as readonly number[]).map((value) => value + harder)
  if (thresholds !== undefined) return { thresholds: moved(thresholds) }
  if (steps !== undefined) return { steps: moved(steps) }
  if (slopes === undefined) return {}
  // a(θ − δ) + c = aθ + (c − aδ)
  const slope = (k: number) => (slopes as readonly number[])[k] as number
  return { intercepts: (intercepts as readonly number[]).map((intercept, k) => intercept - slope(k) * harder) }
}
