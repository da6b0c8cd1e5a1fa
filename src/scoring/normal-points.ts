import { choleskyFactor } from '../math/cholesky.js'
import { normalQuantile } from '../math/normal.js'

/** Points and weights (summing to 1) that stand for a vector of independent standard normals. */
export interface NormalPoints {
  readonly points: readonly (readonly number[])[]
  readonly weights: readonly number[]
}

/** One axis of a product rule: deviates with densities or weights in proportion. */
interface Axis {
  readonly deviates: readonly number[]
  readonly weights: readonly number[]
}

const root10 = Math.sqrt(10)
/** @source Abramowitz & Stegun (1964), table 25.10, rescaled to the standard normal */
const gaussHermite = {
  three: { deviates: [-Math.sqrt(3), 0, Math.sqrt(3)], weights: [1 / 6, 2 / 3, 1 / 6] },
  five: {
    deviates: [-Math.sqrt(5 + root10), -Math.sqrt(5 - root10), 0, Math.sqrt(5 - root10), Math.sqrt(5 + root10)],
    weights: [(7 - 2 * root10) / 60, (7 + 2 * root10) / 60, 8 / 15, (7 + 2 * root10) / 60, (7 - 2 * root10) / 60],
  },
} as const

/**
 * The axes of the product rules by their number. One or two axes may be judgements, as wide as several logits: spacings of
 * half an SD integrate a logistic whose argument has an SD of 2 to about 1e-8. More axes are estimates with a standard error.
 */
const productRules: readonly (readonly Axis[])[] = [
  [],
  [equalAxis(21, 5)],
  [equalAxis(9, 4), equalAxis(21, 5)],
  Array.from({ length: 3 }, () => gaussHermite.five),
  Array.from({ length: 4 }, () => gaussHermite.three),
  Array.from({ length: 5 }, () => gaussHermite.three),
]
/** Share of the largest weight below which a point of a product rule is left out. */
const leastWeight = 1e-9
/** Points of the equal-weight rule for more axes, half of them mirror images of the others. */
const latticePoints = 256

const rules = new Map<number, NormalPoints>()

/**
 * Quadrature over independent standard normals: product rules up to five axes, then an equal-weight lattice, symmetric and
 * rescaled so that means and covariances are exact.
 * @source Trefethen & Weideman (2014), SIAM Review 56, 385–458 (equally spaced nodes); Niederreiter (1992), Random Number
 *   Generation and Quasi-Monte Carlo Methods, §5 (lattices)
 */
export function normalPoints(axes: number): NormalPoints {
  let rule = rules.get(axes)
  if (rule === undefined) {
    const product = productRules[axes]
    rule = product === undefined ? lattice(axes) : productRule(product)
    rules.set(axes, rule)
  }
  return rule
}

function equalAxis(nodes: number, reach: number): Axis {
  const deviates = Array.from({ length: nodes }, (_, i) => reach * ((2 * i) / (nodes - 1) - 1))
  return { deviates, weights: deviates.map((z) => Math.exp((-z * z) / 2)) }
}

function productRule(axes: readonly Axis[]): NormalPoints {
  let products = [{ point: [] as number[], weight: 1 }]
  for (const { deviates, weights } of axes) {
    products = products.flatMap(({ point, weight }) =>
      deviates.map((deviate, i) => ({ point: [...point, deviate], weight: weight * (weights[i] as number) })),
    )
  }
  const largest = Math.max(...products.map(({ weight }) => weight))
  const kept = products.filter(({ weight }) => weight > leastWeight * largest)
  const total = kept.reduce((sum, { weight }) => sum + weight, 0)
  return { points: kept.map(({ point }) => point), weights: kept.map(({ weight }) => weight / total) }
}

function lattice(axes: number): NormalPoints {
  const ratio = harmoniousRatio(axes)
  const half = Array.from({ length: latticePoints / 2 }, (_, i) =>
    Array.from({ length: axes }, (_, axis) => normalQuantile((0.5 + (i + 1) / ratio ** (axis + 1)) % 1)),
  )
  const points = whitened([...half, ...half.map((point) => point.map((z) => -z))], axes)
  return { points, weights: points.map(() => 1 / points.length) }
}

/** The root above 1 of x^(axes + 1) = x + 1, whose powers spread an additive recurrence evenly over a cube. */
function harmoniousRatio(axes: number): number {
  let x = 1.5
  for (let round = 0; round < 60; round++) x = (1 + x) ** (1 / (axes + 1))
  return x
}

/** Points with mean 0 brought to unit covariance. */
function whitened(points: readonly (readonly number[])[], axes: number): number[][] {
  const covariance = new Float64Array(axes * axes)
  for (const point of points) {
    for (let i = 0; i < axes; i++)
      for (let j = 0; j < axes; j++)
        covariance[i * axes + j] =
          (covariance[i * axes + j] as number) + ((point[i] as number) * (point[j] as number)) / points.length
  }
  const result = choleskyFactor(covariance, axes)
  if (result.kind !== 'factored') return points.map((point) => [...point])
  const { lower } = result.factor
  return points.map((point) => {
    const white: number[] = []
    for (let i = 0; i < axes; i++) {
      let rest = point[i] as number
      for (let j = 0; j < i; j++) rest -= (lower[i * axes + j] as number) * (white[j] as number)
      white.push(rest / (lower[i * axes + i] as number))
    }
    return white
  })
}
