import type { CompiledBank } from '../../bank/compile-bank.js'
import { equallySpaced } from '../../math/grid.js'
import { createCurvePoint } from '../../models/category-curve.js'

/** Quadrature over the latent distribution: 61 nodes on ±6 SD, weights summing to 1. */
export interface LatentQuadrature {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

export function latentQuadrature({ mean, sd }: { readonly mean: number; readonly sd: number }): LatentQuadrature {
  const units = equallySpaced(61, -6, 6)
  const density = units.map((unit) => Math.exp(-0.5 * unit * unit))
  const total = density.reduce((sum, value) => sum + value, 0)
  return { nodes: units.map((unit) => mean + sd * unit), weights: density.map((value) => value / total) }
}

/** P(X = k | node) of every item: one table an item, categories × nodes row-major. */
export function probabilityTables({ curves }: Pick<CompiledBank, 'curves'>, nodes: Float64Array): readonly Float64Array[] {
  return curves.map((curve) => {
    const point = createCurvePoint(curve.categories)
    const table = new Float64Array(curve.categories * nodes.length)
    for (let q = 0; q < nodes.length; q++) {
      curve.pointInto(point, nodes[q] as number)
      for (let k = 0; k < curve.categories; k++) table[k * nodes.length + q] = point.probability[k] as number
    }
    return table
  })
}
