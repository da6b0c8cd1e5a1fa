import { MelekError } from '../../issues/melek-error.js'
import type { SamplingDesign } from '../plausible/imputed-shares.js'
import type { Estimand, PopulationResult } from '../population-result.js'
import type { CollectedScores } from './collect-scores.js'
import type { ScoreShareInput } from './score-options.js'
import type { ScorePlan } from './score-plan.js'

/** How those tested came out of the people that the share is about, and so what their number says of its error. */
export type ScoreDesign =
  | SamplingDesign
  /** Random within the strata of a roster. */
  | { readonly kind: 'stratified' }
  /** Weighted, by a design that is not known. */
  | { readonly kind: 'unknown' }

/**
 * @param n number of persons tested
 * @throws MelekError `population-size` where more were tested than there are
 */
export function scoreDesign(input: ScoreShareInput, plan: ScorePlan, n: number): ScoreDesign {
  const { replicateMethod, roster, populationSize } = input
  if (populationSize !== undefined && n > populationSize)
    throw new MelekError(
      'population-size',
      `${n} persons were tested, more than the population size of ${populationSize}: give the number of people the share is about`,
    )
  if (plan.replicateWeights.length > 0 && replicateMethod !== undefined) {
    const factor = populationSize === undefined ? 1 : 1 - n / populationSize
    return { kind: 'replicates', method: replicateMethod, factor }
  }
  if (plan.weight >= 0) return { kind: 'unknown' }
  if (roster !== undefined) return { kind: 'stratified' }
  if (populationSize !== undefined) return { kind: 'simple-random', factor: 1 - n / populationSize }
  return { kind: 'none' }
}

export function estimandOf({ kind }: ScoreDesign): Estimand {
  if (kind === 'none') return 'realised-share-of-those-tested'
  return kind === 'stratified' ? 'share-of-the-roster' : 'share-of-the-population'
}

/** The design as a result carries it. */
export function shownDesign(design: ScoreDesign, input: ScoreShareInput, { slots }: CollectedScores): PopulationResult['design'] {
  if (design.kind === 'none') return null
  return {
    replicateMethod: design.kind === 'replicates' ? methodText(design.method) : null,
    replicates: slots.weights - 1,
    populationSize: input.populationSize ?? input.roster?.size ?? null,
  }
}

function methodText(method: Extract<ScoreDesign, { kind: 'replicates' }>['method']): string {
  return method.kind === 'fay' ? `fay:${method.k}` : method.kind
}
