import type { LikelihoodTable } from '../../calibration/estimation/latent-normal-pass.js'
import { dotProduct } from '../../math/dot-product.js'
import { type LatentShape, shapeDensity, shapeTerms } from '../conditioning/shape-basis.js'
import { posteriorInto } from '../conditioning/shape-pass.js'
import type { PanelGrid } from '../quadrature/panel-grid.js'

/**
 * Slopes of Σ weight·P(θ ≥ cut) in the coefficients of a shape: Σ weight·Cov(1[θ ≥ cut], term) over the persons'
 * posteriors, a column of cuts for each coefficient.
 */
export function shapeGradient(
  table: LikelihoodTable,
  grid: PanelGrid,
  shape: LatentShape,
  weights: ArrayLike<number> | undefined,
): Float64Array[] {
  const terms = shapeTerms(grid.nodes, shape.normal, shape.coefficients.length)
  const density = shapeDensity(terms, shape.coefficients, grid.nodeWeights)
  const posterior = new Float64Array(density.length)
  const together = new Float64Array(density.length)
  const above = new Float64Array(grid.cuts.length)
  const gradient = terms.map(() => new Float64Array(grid.cuts.length))
  for (let p = 0; p < table.persons; p++) {
    const weight = weights === undefined ? 1 : (weights[p] as number)
    posteriorInto(posterior, table, p, density)
    for (let q = 0; q < posterior.length; q++) together[q] = (together[q] as number) + weight * (posterior[q] as number)
    sumsAboveInto(above, posterior, grid)
    for (const [k, term] of terms.entries()) {
      const mean = weight * dotProduct(posterior, term)
      const column = gradient[k] as Float64Array
      for (let cut = 0; cut < above.length; cut++) column[cut] = (column[cut] as number) - mean * (above[cut] as number)
    }
  }
  for (const [k, term] of terms.entries()) {
    sumsAboveInto(
      above,
      together.map((mass, q) => mass * (term[q] as number)),
      grid,
    )
    const column = gradient[k] as Float64Array
    for (let cut = 0; cut < above.length; cut++) column[cut] = (column[cut] as number) + (above[cut] as number)
  }
  return gradient
}

/** Per cut: sum of the nodes above it. */
function sumsAboveInto(above: Float64Array, values: Float64Array, { firstAbove }: PanelGrid): void {
  let sum = 0
  let q = values.length - 1
  for (let cut = firstAbove.length - 1; cut >= 0; cut--) {
    for (; q >= (firstAbove[cut] as number); q--) sum += values[q] as number
    above[cut] = sum
  }
}
