import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { mixture } from './mixture.js'

/** One normal distribution of a latent distribution that is no single one. */
export interface LatentComponent {
  /** Of the persons; the weights sum to 1. */
  readonly weight: number
  readonly mean: number
  readonly sd: number
}

/** The shape of a latent distribution: two normal components, and the single one that they took the place of. */
export interface LatentShape {
  readonly components: readonly [LatentComponent, LatentComponent]
  /** The normal distribution that fits best. */
  readonly normal: { readonly mean: number; readonly sd: number }
  /** Of the mixture. */
  readonly mean: number
  readonly sd: number
  /** Log-likelihood above that of the normal distribution. */
  readonly gain: number
}

/** EM steps from every start, and from the best of them. */
const firstSteps = 12
const lastSteps = 80
/** Rise of the log-likelihood a step at which the search ends. */
const tolerance = 1e-3
/** A narrower component would follow single persons, and the nodes would not resolve it. */
const narrowest = 0.35
/** Parameters that the second component adds. */
const added = 3
/**
 * Weight of the upper component, distance of the two in SD, their width: a hump on either side, or a long tail up or
 * down. EM stays on the hill where it begins.
 */
const starts = [
  [0.5, 1.6, 0.6],
  [0.25, 1.8, 0.7],
  [0.75, 1.8, 0.7],
] as const

/**
 * Two normal components where they describe the persons of a cell better than one does, by Akaike's information
 * criterion; undefined where one is enough. A share is then unbiased too where proficiency is skewed or two-humped.
 * @param normal the normal distribution that fits best
 * @param smallestSd that the nodes resolve
 * @source Mislevy (1984), Psychometrika 49, 359–381 (mixtures over quadrature nodes by EM); Akaike (1974), IEEE
 *   Transactions on Automatic Control 19, 716–723
 */
export function latentShape(
  table: LikelihoodTable,
  weights: ArrayLike<number> | undefined,
  normal: { readonly mean: number; readonly sd: number },
  smallestSd: number,
): LatentShape | undefined {
  const floor = Math.max(smallestSd, narrowest * normal.sd)
  const alone = nodeMasses(table, weights, [
    { weight: 1, ...normal },
    { weight: 0, ...normal },
  ]).logLikelihood
  // Weights may have any mean; persons count as many as they are.
  const unit = meanWeight(weights, table.persons)
  const gainOf = ({ logLikelihood }: Climb) => (logLikelihood - alone) / unit
  const climbs = starts.map((start) => climb(table, weights, floor, { components: startAt(start, normal), steps: firstSteps }))
  const likely = climbs.reduce((one, other) => (other.logLikelihood > one.logLikelihood ? other : one))
  // A start that is still well below one component after so many steps will not overtake it.
  if (gainOf(likely) < 0) return undefined
  const best = climb(table, weights, floor, { components: likely.components, steps: lastSteps })
  const gain = gainOf(best)
  if (gain <= added) return undefined
  return { components: best.components, normal, gain, ...mixture(best.components) }
}

function meanWeight(weights: ArrayLike<number> | undefined, persons: number): number {
  if (weights === undefined) return 1
  let sum = 0
  for (let p = 0; p < persons; p++) sum += weights[p] as number
  return sum / persons
}

/** The same shape elsewhere: moved and stretched to another mean and SD. */
export function movedShape(shape: LatentShape, mean: number, sd: number): LatentShape {
  const moved = (one: LatentComponent): LatentComponent => ({
    weight: one.weight,
    mean: mean + ((one.mean - shape.mean) * sd) / shape.sd,
    sd: (one.sd * sd) / shape.sd,
  })
  const [first, second] = shape.components
  return { ...shape, components: [moved(first), moved(second)], mean, sd }
}

interface Climb {
  readonly components: LatentShape['components']
  readonly logLikelihood: number
}

function startAt(
  [weight, apart, ratio]: readonly [number, number, number],
  { mean, sd }: { readonly mean: number; readonly sd: number },
): LatentShape['components'] {
  return [
    { weight: 1 - weight, mean: mean - apart * weight * sd, sd: ratio * sd },
    { weight, mean: mean + apart * (1 - weight) * sd, sd: ratio * sd },
  ]
}

function climb(
  table: LikelihoodTable,
  weights: ArrayLike<number> | undefined,
  floor: number,
  { components: start, steps }: { readonly components: LatentShape['components']; readonly steps: number },
): Climb {
  let components = start
  let logLikelihood = Number.NEGATIVE_INFINITY
  for (let step = 0; step < steps; step++) {
    const pass = nodeMasses(table, weights, components)
    const risen = pass.logLikelihood - logLikelihood
    logLikelihood = pass.logLikelihood
    if (risen < tolerance) break
    const [first, second] = components.map((_, k) => refit(table.nodes, pass.masses[k] as Float64Array, floor)) as [
      LatentComponent,
      LatentComponent,
    ]
    const whole = first.weight + second.weight
    components = [
      { ...first, weight: first.weight / whole },
      { ...second, weight: second.weight / whole },
    ]
  }
  return { components, logLikelihood }
}

interface NodeMasses {
  readonly logLikelihood: number
  /** Per component and node: Σ weight of the persons' posterior mass there. */
  readonly masses: readonly Float64Array[]
}

function nodeMasses(
  table: LikelihoodTable,
  weights: ArrayLike<number> | undefined,
  components: LatentShape['components'],
): NodeMasses {
  const { nodes, nodeWeights, likelihood, logScale } = table
  const count = nodes.length
  const parts = components.map(({ weight, mean, sd }) =>
    nodes.map((node, q) => (weight * (nodeWeights[q] as number) * Math.exp(-0.5 * ((node - mean) / sd) ** 2)) / sd),
  )
  const density = nodes.map((_, q) => Math.max(1e-300, (parts[0]?.[q] as number) + (parts[1]?.[q] as number)))
  const together = new Float64Array(count)
  let logLikelihood = 0
  for (let p = 0; p < table.persons; p++) {
    const row = p * count
    let mass = 0
    for (let q = 0; q < count; q++) mass += (likelihood[row + q] as number) * (density[q] as number)
    const weight = weights === undefined ? 1 : (weights[p] as number)
    logLikelihood += weight * (Math.log(mass) + (logScale[p] as number))
    const part = weight / mass
    for (let q = 0; q < count; q++) together[q] = (together[q] as number) + part * (likelihood[row + q] as number)
  }
  return { logLikelihood, masses: parts.map((part) => part.map((value, q) => value * (together[q] as number))) }
}

function refit(nodes: Float64Array, masses: Float64Array, floor: number): LatentComponent {
  const weight = masses.reduce((sum, mass) => sum + mass, 0)
  if (!(weight > 0)) return { weight: 1e-12, mean: 0, sd: floor }
  const mean = masses.reduce((sum, mass, q) => sum + mass * (nodes[q] as number), 0) / weight
  const variance = masses.reduce((sum, mass, q) => sum + mass * ((nodes[q] as number) - mean) ** 2, 0) / weight
  return { weight, mean, sd: Math.max(floor, Math.sqrt(variance)) }
}

/** A latent density at nodes, with what its slopes in mean and ln SD need. */
export interface DensityColumns {
  /** Up to a factor, times the quadrature weights. */
  readonly density: Float64Array
  /** −σ·f′/f: z for a normal density. */
  readonly first: Float64Array
  /** −(θ − μ)·f′/f: z² for a normal density. */
  readonly second: Float64Array
  /** (θ − μ)/σ */
  readonly z: Float64Array
}

/** The density of a location–scale family at nodes: normal, or of a shape that moves and stretches as a whole. */
export function densityColumns(
  nodes: Float64Array,
  nodeWeights: Float64Array,
  { mean, sd, shape }: { readonly mean: number; readonly sd: number; readonly shape?: LatentShape | undefined },
): DensityColumns {
  const z = nodes.map((node) => (node - mean) / sd)
  if (shape === undefined) {
    // The unit of the density cancels; 1e-300 keeps a prior far from all nodes from vanishing.
    const density = z.map((value, q) => (nodeWeights[q] as number) * Math.max(1e-300, Math.exp(-0.5 * value * value)))
    return { density, first: z, second: z.map((value) => value * value), z }
  }
  const { components } = movedShape(shape, mean, sd)
  const parts = components.map((one) =>
    nodes.map((node) => (one.weight / one.sd) * Math.exp(-0.5 * ((node - one.mean) / one.sd) ** 2)),
  )
  const sums = nodes.map((_, q) =>
    Math.max(
      1e-300,
      parts.reduce((sum, part) => sum + (part[q] as number), 0),
    ),
  )
  const first = nodes.map((node, q) => {
    const pull = components.reduce((sum, one, k) => sum + ((parts[k]?.[q] as number) * (node - one.mean)) / one.sd ** 2, 0)
    return (sd * pull) / (sums[q] as number)
  })
  return {
    density: sums.map((value, q) => value * (nodeWeights[q] as number)),
    first,
    second: first.map((value, q) => value * (z[q] as number)),
    z,
  }
}
