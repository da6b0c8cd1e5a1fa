import { unreachable } from '../../../issues/unreachable.js'
import { logGamma } from '../../../math/gamma.js'
import { logistic } from '../../../math/logistic.js'

/**
 * Density of a parameter before the data; no Jacobian of any coordinates enters the objective.
 * `lognormal` is the density of a itself (with its −ln a), `logitNormal` the normal density of logit c, `beta` that of c.
 */
export type PriorDensity =
  | { readonly normal: readonly [mean: number, sd: number] }
  | { readonly lognormal: readonly [mean: number, sd: number] }
  | { readonly logitNormal: readonly [mean: number, sd: number] }
  | { readonly beta: readonly [alpha: number, beta: number] }

/** Priors by parameter; one left out has none. `difficulty` also means every threshold and step, `intercept` −ab. */
export interface ParameterPriors {
  readonly discrimination?: PriorDensity | undefined
  readonly difficulty?: PriorDensity | undefined
  readonly intercept?: PriorDensity | undefined
  readonly lowerAsymptote?: PriorDensity | undefined
  readonly upperAsymptote?: PriorDensity | undefined
  readonly slopes?: PriorDensity | undefined
  readonly intercepts?: PriorDensity | undefined
}

/** ln density at a coordinate (asymptotes: their logit) and its first two derivatives in that coordinate. */
export interface PriorPoint {
  readonly logDensity: number
  readonly slope: number
  readonly curvature: number
}

const HALF_LOG_TWO_PI = 0.9189385332046727

/** ln density; −Infinity where the parameter may not be. @source CONVENTIONS: densities without a Jacobian */
export function priorPoint(prior: PriorDensity, coordinate: number): PriorPoint {
  if ('normal' in prior) return normalPoint(coordinate, prior.normal)
  if ('logitNormal' in prior) return normalPoint(coordinate, prior.logitNormal)
  if ('lognormal' in prior) {
    if (!(coordinate > 0)) return { logDensity: Number.NEGATIVE_INFINITY, slope: 0, curvature: 0 }
    const [mean, sd] = prior.lognormal
    const log = Math.log(coordinate)
    const ofLog = normalPoint(log, [mean, sd])
    return {
      logDensity: ofLog.logDensity - log,
      slope: (ofLog.slope - 1) / coordinate,
      curvature: (ofLog.curvature - ofLog.slope + 1) / (coordinate * coordinate),
    }
  }
  if ('beta' in prior) {
    const [alpha, beta] = prior.beta
    const c = logistic(coordinate)
    const rest = logistic(-coordinate)
    return {
      logDensity:
        (alpha - 1) * Math.log(c) + (beta - 1) * Math.log(rest) + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta),
      slope: (alpha - 1) * rest - (beta - 1) * c,
      curvature: -(alpha + beta - 2) * c * rest,
    }
  }
  return unreachable(prior)
}

function normalPoint(x: number, [mean, sd]: readonly [number, number]): PriorPoint {
  const z = (x - mean) / sd
  return { logDensity: -0.5 * z * z - Math.log(sd) - HALF_LOG_TWO_PI, slope: -z / sd, curvature: -1 / (sd * sd) }
}
