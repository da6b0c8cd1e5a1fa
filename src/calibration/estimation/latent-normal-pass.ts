/** Likelihoods of persons' responses on fixed quadrature nodes, the items taken as known. */
export interface LikelihoodTable {
  readonly persons: number
  /** Theta, ascending, in logits. */
  readonly nodes: Float64Array
  /** Quadrature weights without any density: ∫ f ≈ Σ weight·f(node). */
  readonly nodeWeights: Float64Array
  /** persons × nodes, row-major: each row divided by its largest value, which is therefore 1. */
  readonly likelihood: Float64Array
  /** ln of what each row was divided by. */
  readonly logScale: Float64Array
}

/** All that one pass over the persons tells about a normal latent distribution at a given mean and SD. */
export interface LatentPass {
  readonly mean: number
  readonly sd: number
  readonly logLikelihood: number
  /** ∂ logLikelihood / ∂ mean and ∂ ln sd. */
  readonly score: readonly [mean: number, logSd: number]
  /** Observed information of (mean, ln sd). */
  readonly information: Symmetric2
  /** Σ weight²·score·scoreᵀ over persons, the middle of the sandwich for weighted persons. */
  readonly crossProduct: Symmetric2
  /** What an EM step makes of the distribution. */
  readonly emMean: number
  readonly emSd: number
}

/** A symmetric 2 × 2 matrix in the order (mean, ln sd). */
export interface Symmetric2 {
  readonly mean: number
  readonly cross: number
  readonly logSd: number
}

/**
 * Log-likelihood, score, observed information and EM step of a normal latent distribution in one pass.
 * With z = (θ − mean)/sd, the complete-data scores are z/sd and z² − 1; posterior moments of z up to the fourth give the
 * rest.
 * @param weights one per person; absent = all 1
 * @source Louis (1982), J. R. Statist. Soc. B 44, 226–233 (information under missing data);
 *   Mislevy (1984), Psychometrika 49, 359–381 (latent mean and variance by EM)
 */
export function latentPass(table: LikelihoodTable, weights: ArrayLike<number> | undefined, mean: number, sd: number): LatentPass {
  const count = table.nodes.length
  const z = table.nodes.map((node) => (node - mean) / sd)
  // 1e-300 keeps a likelihood far from the distribution from vanishing altogether.
  const density = z.map(
    (value, q) => ((table.nodeWeights[q] as number) * Math.max(1e-300, Math.exp(-0.5 * value * value))) / (sd * SQRT_TWO_PI),
  )
  const sums = emptySums()
  for (let p = 0; p < table.persons; p++) {
    const row = p * count
    let mass = 0
    let a1 = 0
    let a2 = 0
    let a3 = 0
    let a4 = 0
    for (let q = 0; q < count; q++) {
      const zq = z[q] as number
      let term = (table.likelihood[row + q] as number) * (density[q] as number)
      mass += term
      term *= zq
      a1 += term
      term *= zq
      a2 += term
      term *= zq
      a3 += term
      a4 += term * zq
    }
    const weight = weights === undefined ? 1 : (weights[p] as number)
    addPersonInto(sums, [a1 / mass, a2 / mass, a3 / mass, a4 / mass], weight)
    sums.logLikelihood += weight * (Math.log(mass) + (table.logScale[p] as number))
  }
  return passOf(sums, mean, sd)
}

const SQRT_TWO_PI = 2.5066282746310007

interface Sums {
  weight: number
  logLikelihood: number
  z: number
  zz: number
  /** Information and cross-product of (mean·sd, ln sd): free of the unit of theta. */
  readonly information: { mean: number; cross: number; logSd: number }
  readonly crossProduct: { mean: number; cross: number; logSd: number }
}

function emptySums(): Sums {
  const zero = () => ({ mean: 0, cross: 0, logSd: 0 })
  return { weight: 0, logLikelihood: 0, z: 0, zz: 0, information: zero(), crossProduct: zero() }
}

function addPersonInto(sums: Sums, [e1, e2, e3, e4]: readonly [number, number, number, number], weight: number): void {
  const { information, crossProduct } = sums
  sums.weight += weight
  sums.z += weight * e1
  sums.zz += weight * e2
  information.mean += weight * (1 - (e2 - e1 * e1))
  information.cross += weight * (2 * e1 - (e3 - e1 * e2))
  information.logSd += weight * (2 * e2 - (e4 - e2 * e2))
  const square = weight * weight
  crossProduct.mean += square * e1 * e1
  crossProduct.cross += square * e1 * (e2 - 1)
  crossProduct.logSd += square * (e2 - 1) * (e2 - 1)
}

function passOf(sums: Sums, mean: number, sd: number): LatentPass {
  const inLogits = ({ mean: m, cross, logSd }: Symmetric2) => ({ mean: m / (sd * sd), cross: cross / sd, logSd })
  const z = sums.z / sums.weight
  return {
    mean,
    sd,
    logLikelihood: sums.logLikelihood,
    score: [sums.z / sd, sums.zz - sums.weight],
    information: inLogits(sums.information),
    crossProduct: inLogits(sums.crossProduct),
    emMean: mean + sd * z,
    emSd: sd * Math.sqrt(sums.zz / sums.weight - z * z),
  }
}
