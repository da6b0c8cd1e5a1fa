import type { Issue } from '../../../issues/issue.js'
import { MelekError } from '../../../issues/melek-error.js'
import type { EarlierSitting, SessionStart, StartDesign } from './administration-design.js'

/** What is known of a person before the test. */
export interface PersonKnown {
  readonly covariates?: Readonly<Record<string, number>> | undefined
  readonly earlier?: readonly EarlierSitting[] | undefined
}

type Normal = SessionStart['prior']

/**
 * The prior of one person: the population's, or the one that covariates predict, with the latest earlier sitting as discounted evidence.
 * @returns undefined where nothing beyond the population is known
 * @throws MelekError `covariate-missing` with every covariate that is no number
 * @source van der Linden (1999), Appl. Psych. Meas. 23, 21–29, for covariates
 */
export function startPrior(design: StartDesign, population: Normal, known: PersonKnown): SessionStart | undefined {
  const predicted = design.covariates === undefined ? undefined : predictedPrior(design.covariates, known.covariates ?? {})
  const base = predicted ?? population
  const latest = design.earlier === undefined ? undefined : latestEstimate(known.earlier ?? [])
  const prior = latest === undefined ? base : discounted(base, latest, design.earlier?.discount ?? 0)
  const from = [
    ...(predicted === undefined ? [] : ['covariates' as const]),
    ...(latest === undefined ? [] : ['earlier' as const]),
  ]
  return from.length === 0 ? undefined : { prior, from }
}

function predictedPrior(
  { intercept, coefficients, sd }: NonNullable<StartDesign['covariates']>,
  covariates: Readonly<Record<string, number>>,
): Normal {
  const issues = Object.keys(coefficients)
    .filter((name) => !Number.isFinite(covariates[name]))
    .map(
      (name): Issue => ({
        code: 'covariate-missing',
        message: `covariate "${name}" must be a finite number, got ${covariates[name]}; give it when the session starts`,
        path: `covariates.${name}`,
      }),
    )
  if (issues.length > 0)
    throw new MelekError('covariate-missing', `${issues.length} covariate(s) of the start are missing`, issues)
  const mean = Object.entries(coefficients).reduce(
    (sum, [name, coefficient]) => sum + coefficient * (covariates[name] as number),
    intercept,
  )
  return { mean, sd }
}

function latestEstimate(earlier: readonly EarlierSitting[]): Normal | undefined {
  const [latest] = earlier
    .flatMap(({ daysAgo, theta, standardError }) =>
      theta === undefined || standardError === undefined ? [] : [{ daysAgo, mean: theta, sd: standardError }],
    )
    .sort((one, other) => one.daysAgo - other.daysAgo)
  return latest
}

/**
 * A prior with the evidence of an earlier posterior raised to a power δ: what the likelihood then said, as a normal, counts δ-fold. With
 * δ = 0 the prior stays as it is, with δ = 1 it is the earlier posterior. A posterior as wide as the prior says nothing.
 * @source Ibrahim & Chen (2000), Stat. Sci. 15, 46–60 (power priors)
 */
export function discounted(prior: Normal, posterior: Normal, discount: number): Normal {
  const precision = 1 / prior.sd ** 2
  const gained = 1 / posterior.sd ** 2 - precision
  if (gained <= 0) return prior
  const evidence = (posterior.mean / posterior.sd ** 2 - prior.mean * precision) / gained
  const total = precision + discount * gained
  return { mean: (prior.mean * precision + discount * gained * evidence) / total, sd: 1 / Math.sqrt(total) }
}
