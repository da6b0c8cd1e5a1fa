import { reducedCost, rowPricesInto } from './basis-inverse.js'
import type { SimplexBasis } from './simplex-basis.js'

/**
 * An upper bound of the objective over all x between the bounds that meet the rows: each row is priced, and the best x is taken column
 * by column. It holds for any prices, so no rounding in the basis can make it wrong; at an optimal basis it is the value of the program
 * without whole numbers.
 * @source Geoffrion (1974), Mathematical Programming Study 2, 82–114
 */
export function lagrangianBound(basis: SimplexBasis): number {
  const { lower, upper, byRow } = basis
  rowPricesInto(byRow, basis)
  let bound = 0
  for (let j = 0; j < lower.length; j++) {
    const gain = reducedCost(basis, j, byRow)
    bound += gain * ((gain > 0 ? upper[j] : lower[j]) as number)
  }
  return bound
}

/**
 * Whether rows, weighted and added up, ask for a sum that the columns cannot reach between their bounds: then no x meets these rows.
 * It holds for any weights.
 * @source Farkas (1902), J. reine angew. Math. 124, 1–27
 */
export function provesImpossible(basis: SimplexBasis, weights: Float64Array): boolean {
  const { lower, upper, matrix } = basis
  let least = 0
  let most = 0
  let size = 0
  for (let j = 0; j < lower.length; j++) {
    let entry = 0
    if (j >= matrix.columns) entry = weights[j - matrix.columns] as number
    else {
      for (let k = matrix.starts[j] as number; k < (matrix.starts[j + 1] as number); k++) {
        entry += (weights[matrix.row[k] as number] as number) * (matrix.coefficient[k] as number)
      }
    }
    if (entry === 0) continue
    const [low, high] = [entry * (lower[j] as number), entry * (upper[j] as number)]
    least += Math.min(low, high)
    most += Math.max(low, high)
    size = Math.max(size, Math.abs(low), Math.abs(high))
  }
  return least > 1e-8 * size || most < -1e-8 * size
}
