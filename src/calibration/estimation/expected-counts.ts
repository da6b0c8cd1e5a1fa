import { logSumExp } from '../../math/log-sum-exp.js'
import { logistic, logLogistic } from '../../math/logistic.js'
import type { ResponseMatrix } from './response-matrix.js'

/** Slopes and intercepts of dichotomous items: P = σ(slope·θ + intercept). */
export interface SlopeIntercept {
  readonly slope: Float64Array
  readonly intercept: Float64Array
}

/** The latent distribution on its nodes: theta and ln weight, weights summing to 1. */
export interface LatentNodes {
  readonly theta: Float64Array
  readonly logWeight: Float64Array
}

/** What the E-step hands to the M-step: expected numbers at every node. */
export interface ExpectedCounts {
  /** items × nodes: expected number who answered. */
  readonly answered: Float64Array
  /** items × nodes: expected number who answered right. */
  readonly right: Float64Array
  /** Expected number of persons a node. */
  readonly persons: Float64Array
  /** Marginal log-likelihood of all responses. */
  readonly logLikelihood: number
}

const missing = 255

/**
 * E-step of marginal maximum likelihood: each person's posterior over the nodes, summed into expected counts.
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459, eq. 14–16
 */
export function expectedCounts(matrix: ResponseMatrix, items: SlopeIntercept, latent: LatentNodes): ExpectedCounts {
  const tables = logTables(items, latent)
  const count = latent.theta.length
  const itemCount = matrix.itemIds.length
  const answered = new Float64Array(itemCount * count)
  const right = new Float64Array(itemCount * count)
  const persons = new Float64Array(count)
  const posterior = new Float64Array(count)
  let logLikelihood = 0
  for (let p = 0; p < matrix.persons; p++) {
    logLikelihood += personPosteriorInto(posterior, matrix.responses.subarray(p * itemCount, (p + 1) * itemCount), tables, latent)
    for (let q = 0; q < count; q++) persons[q] = (persons[q] as number) + (posterior[q] as number)
    for (let i = 0; i < itemCount; i++) {
      const response = matrix.responses[p * itemCount + i]
      if (response === missing) continue
      addInto(answered, i * count, posterior)
      if (response === 1) addInto(right, i * count, posterior)
    }
  }
  return { answered, right, persons, logLikelihood }
}

function addInto(target: Float64Array, offset: number, values: Float64Array): void {
  for (let q = 0; q < values.length; q++) target[offset + q] = (target[offset + q] as number) + (values[q] as number)
}

/** ln P and ln(1 − P), items × nodes. */
export interface LogTables {
  readonly right: Float64Array
  readonly wrong: Float64Array
}

export function logTables(items: SlopeIntercept, latent: LatentNodes): LogTables {
  const count = latent.theta.length
  const right = new Float64Array(items.slope.length * count)
  const wrong = new Float64Array(items.slope.length * count)
  for (let i = 0; i < items.slope.length; i++) {
    for (let q = 0; q < count; q++) {
      const z = (items.slope[i] as number) * (latent.theta[q] as number) + (items.intercept[i] as number)
      right[i * count + q] = logLogistic(z)
      wrong[i * count + q] = logLogistic(-z)
    }
  }
  return { right, wrong }
}

/** Writes a person's posterior over the nodes (summing to 1) and returns the log of its marginal likelihood. */
export function personPosteriorInto(
  posterior: Float64Array,
  responses: Uint8Array,
  tables: LogTables,
  latent: LatentNodes,
): number {
  const count = latent.theta.length
  posterior.set(latent.logWeight)
  for (let i = 0; i < responses.length; i++) {
    const response = responses[i]
    if (response === missing) continue
    const table = response === 1 ? tables.right : tables.wrong
    for (let q = 0; q < count; q++) posterior[q] = (posterior[q] as number) + (table[i * count + q] as number)
  }
  const logMarginal = logSumExp(posterior)
  for (let q = 0; q < count; q++) posterior[q] = Math.exp((posterior[q] as number) - logMarginal)
  return logMarginal
}

/** P of every node for one item. */
export function rightProbability(slope: number, intercept: number, theta: number): number {
  return logistic(slope * theta + intercept)
}
