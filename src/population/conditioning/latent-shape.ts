import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { choleskyFactor, choleskyInverse, choleskySolve } from '../../math/cholesky.js'
import { type LatentShape, shapeDensity, shapeTerms } from './shape-basis.js'
import { type ShapePass, type ShapeSetting, shapePass } from './shape-pass.js'

/** Coefficients of a shape: mean, spread, and four that tell humps and long tails from a normal distribution. */
export const shapeCoefficients = 6
/** Newton steps; ten are the rule. */
const mostSteps = 60
/** Rise of the log-likelihood at which the search ends. */
const tolerance = 1e-8

/**
 * The shape of a latent distribution by penalised maximum likelihood. The number of its coefficients is fixed and not
 * chosen by the data, so that their covariance holds all that is not known of the shape; a choice between a normal
 * distribution and another would leave its own error out.
 * @param normal the normal distribution that fits best
 * @returns undefined where no maximum is found
 * @source Efron (2016), Biometrika 103, 1–20 (exponential families of latent distributions, with a ridge)
 */
export function latentShape(
  table: LikelihoodTable,
  weights: ArrayLike<number> | undefined,
  normal: LatentShape['normal'],
): LatentShape | undefined {
  const terms = shapeTerms(table.nodes, normal, shapeCoefficients)
  const setting: ShapeSetting = { table, terms, weights: unitWeights(weights, table.persons) }
  let pass = shapePass(
    setting,
    Float64Array.from(terms, (_, k) => (k === 1 ? -0.5 : 0)),
  )
  for (let step = 0; step < mostSteps; step++) {
    const next = uphill(setting, pass)
    if (next === undefined) break
    const rise = next.value - pass.value
    pass = next
    if (rise < tolerance) return shapeOf(setting, pass, normal)
  }
  return undefined
}

/** Weights may have any mean; persons count as many as they are. */
function unitWeights(weights: ArrayLike<number> | undefined, persons: number): Float64Array {
  if (weights === undefined) return new Float64Array(persons).fill(1)
  const all = Float64Array.from(weights)
  const mean = all.reduce((sum, weight) => sum + weight, 0) / persons
  return all.map((weight) => weight / mean)
}

/** Newton's step, or that of the scores' cross-product where the information is indefinite, shortened until it rises. */
function uphill(setting: ShapeSetting, pass: ShapePass): ShapePass | undefined {
  const size = setting.terms.length
  const newton = choleskyFactor(pass.information, size)
  const found = newton.kind === 'factored' ? newton : choleskyFactor(pass.crossProduct, size)
  if (found.kind !== 'factored') return undefined
  const step = choleskySolve(found.factor, pass.score)
  for (let factor = 1; factor > 1e-4; factor /= 2) {
    const coefficients = pass.coefficients.map((value, k) => value + factor * (step[k] as number))
    if ((coefficients[1] as number) >= 0) continue
    const next = shapePass(setting, coefficients)
    if (next.value >= pass.value - 1e-12 * Math.abs(pass.value)) return next
  }
  return undefined
}

function shapeOf(
  { table, terms, weights }: ShapeSetting,
  pass: ShapePass,
  normal: LatentShape['normal'],
): LatentShape | undefined {
  const size = terms.length
  const factored = choleskyFactor(pass.information, size)
  if (factored.kind !== 'factored') return undefined
  const inverse = choleskyInverse(factored.factor)
  const alike = weights.every((weight) => weight === weights[0])
  const density = shapeDensity(terms, pass.coefficients, table.nodeWeights)
  const mean = density.reduce((sum, mass, q) => sum + mass * (table.nodes[q] as number), 0)
  const variance = density.reduce((sum, mass, q) => sum + mass * ((table.nodes[q] as number) - mean) ** 2, 0)
  const covariance = alike ? inverse : product(product(inverse, pass.crossProduct, size), inverse, size)
  return { coefficients: [...pass.coefficients], normal, mean, sd: Math.sqrt(variance), covariance }
}

/** Of square matrices, row-major. */
function product(one: Float64Array, other: Float64Array, size: number): Float64Array {
  return one.map((_, at) => {
    let sum = 0
    for (let k = 0; k < size; k++)
      sum += (one[Math.floor(at / size) * size + k] as number) * (other[k * size + (at % size)] as number)
    return sum
  })
}
