import { MelekError } from '../../issues/melek-error.js'
import { chiSquaredUpperTail } from '../../math/chi-squared.js'
import { calibrate } from './calibrate.js'
import { type CalibrationOptions, defaultPriors } from './calibration-options.js'
import type { CalibrationResult } from './calibration-result.js'
import { type ComparedModel, differenceOf } from './compared-model.js'
import { crossValidate } from './cross-validate.js'
import type { CalibrationModel } from './item-specification.js'
import { type ModelAdvice, modelAdvice } from './model-advice.js'
import { type ResponseMatrix, type SparseResponses, sparseResponses } from './response-matrix.js'

export interface ComparisonOptions extends Omit<CalibrationOptions, 'model' | 'start' | 'standardErrors'> {
  /** Parts that the persons are dealt into; each is predicted from the others. */
  readonly folds?: number | undefined
  /** Decides who falls into which part. */
  readonly seed?: string | undefined
}

export const comparisonDefaults = { folds: 5, seed: 'melek' } as const

/** Test of a model against a wider one, or why there is none. */
export type LikelihoodRatio = {
  readonly model: CalibrationModel
  readonly wider: CalibrationModel
  readonly degreesOfFreedom: number
} & (
  | {
      readonly kind: 'tested'
      /** Twice the difference of the log-likelihoods. */
      readonly chiSquared: number
      readonly p: number
      /**
       * Why p is only a guide: `priors` pull one of the fits away from its maximum; `boundary`: the narrow model lies at the edge of
       * the wide one (an asymptote of 0), so that p is too large.
       */
      readonly caution?: 'priors' | 'boundary'
    }
  | {
      readonly kind: 'not-comparable'
      /**
       * `priors`: they pull the wider model below the narrower one; `not-at-maximum`: it lies below without priors, so that a fit has
       * not converged; `no-degrees-of-freedom`: it has no parameter more.
       */
      readonly reason: 'priors' | 'not-at-maximum' | 'no-degrees-of-freedom'
      /** Parameters of the two models that have priors. */
      readonly priorsOn: readonly string[]
    }
)

export interface ModelComparison {
  /** In the order asked for. */
  readonly models: readonly ComparedModel[]
  readonly tests: readonly LikelihoodRatio[]
  readonly advice: ModelAdvice
}

/** Models that contain each other, narrow to wide. */
const chains: readonly (readonly CalibrationModel[])[] = [
  ['1pl', '2pl', '3pl', '4pl'],
  ['1pl-common', '2pl', '3pl', '4pl'],
  ['rsm', 'pcm', 'gpcm', 'nrm'],
]

/**
 * Fits the same responses by several models: likelihood ratios of those that contain each other, AIC, BIC, cross-validated
 * log-likelihood, and advice from the number of answers per item. Items of `options.items` keep their model.
 * @throws MelekError `calibration-impossible` as `calibrate`; `comparison-invalid` for fewer than two models or folds
 * @source Akaike (1974), IEEE Trans. Autom. Control 19, 716–723; Schwarz (1978), Ann. Statist. 6, 461–464; Stone (1974),
 *   J. R. Statist. Soc. B 36, 111–147
 */
export function compareModels(
  matrix: ResponseMatrix | SparseResponses,
  models: readonly CalibrationModel[],
  options: ComparisonOptions = {},
): ModelComparison {
  const { folds = comparisonDefaults.folds, seed = comparisonDefaults.seed, ...settings } = options
  if (new Set(models).size !== models.length || models.length < 2)
    throw new MelekError('comparison-invalid', `a comparison needs two different models or more, got ${models.join(', ')}`)
  if (!(Number.isInteger(folds) && folds >= 2))
    throw new MelekError('comparison-invalid', `cross-validation needs 2 folds or more, got ${folds}; give a whole number`)
  const responses = sparseResponses(matrix)
  const fits = models.map((model) => {
    const run: CalibrationOptions = { ...settings, model, standardErrors: 'none' }
    const fit = calibrate(responses, run)
    return { model, fit, parts: crossValidate(responses, { ...run, start: fit }, { folds, seed }) }
  })
  const totals = fits.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0))
  const best = fits[totals.indexOf(Math.max(...totals))] as (typeof fits)[number]
  const persons = weightOf(responses, settings.weights)
  const compared = fits.map(({ model, fit, parts }, at): ComparedModel => {
    const { logLikelihood, logPrior, freeParameters, converged } = fit
    return {
      model,
      logLikelihood,
      logPrior,
      freeParameters,
      converged,
      aic: -2 * logLikelihood + 2 * freeParameters,
      bic: -2 * logLikelihood + Math.log(persons) * freeParameters,
      crossValidated: totals[at] as number,
      parts,
      behindBest: differenceOf(parts, best.parts),
    }
  })
  return { models: compared, tests: testsOf(fits, settings), advice: modelAdvice(compared, best.fit.items) }
}

/** Σ weights of the persons who answered. */
function weightOf({ persons, start }: SparseResponses, weights: ArrayLike<number> | undefined): number {
  let sum = 0
  for (let p = 0; p < persons; p++) if (start[p] !== start[p + 1]) sum += weights?.[p] ?? 1
  return sum
}

interface FittedModel {
  readonly model: CalibrationModel
  readonly fit: CalibrationResult
}

/** Each model against the next wider one that was fitted. */
function testsOf(fits: readonly FittedModel[], options: CalibrationOptions): LikelihoodRatio[] {
  const tests = chains.flatMap((chain) => {
    const fitted = chain.flatMap((model) => fits.find((each) => each.model === model) ?? [])
    return fitted.slice(1).map((wide, at) => testOf(fitted[at] as FittedModel, wide, options))
  })
  return tests.filter((test, at) => tests.findIndex((other) => other.model === test.model && other.wider === test.wider) === at)
}

/** Loss of −2 logLik that convergence leaves open. */
const rounding = 1e-3

function testOf(narrow: FittedModel, wide: FittedModel, options: CalibrationOptions): LikelihoodRatio {
  const degreesOfFreedom = wide.fit.freeParameters - narrow.fit.freeParameters
  const pair = { model: narrow.model, wider: wide.model, degreesOfFreedom }
  const gain = 2 * (wide.fit.logLikelihood - narrow.fit.logLikelihood)
  const priorsOn = [...new Set([narrow, wide].flatMap((each) => parametersWithPriors(each, options)))]
  if (degreesOfFreedom < 1) return { ...pair, kind: 'not-comparable', reason: 'no-degrees-of-freedom', priorsOn }
  const withPriors = narrow.fit.logPrior !== 0 || wide.fit.logPrior !== 0
  if (gain < -rounding) return { ...pair, kind: 'not-comparable', reason: withPriors ? 'priors' : 'not-at-maximum', priorsOn }
  const caution = withPriors ? 'priors' : wide.model === '3pl' || wide.model === '4pl' ? 'boundary' : undefined
  const chiSquared = Math.max(0, gain)
  const p = chiSquaredUpperTail(chiSquared, degreesOfFreedom)
  return { ...pair, kind: 'tested', chiSquared, p, ...(caution === undefined ? {} : { caution }) }
}

function parametersWithPriors({ model, fit }: FittedModel, { priors = 'default', items = [] }: CalibrationOptions): string[] {
  if (fit.logPrior === 0) return []
  const ofRun = priors === 'default' ? defaultPriors[model] : priors === 'none' ? undefined : priors
  const given = [ofRun, ...items.map((item) => item.priors)]
  return given.flatMap((each) => Object.entries(each ?? {}).flatMap(([name, prior]) => (prior === undefined ? [] : [name])))
}
