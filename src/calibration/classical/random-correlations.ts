import type { RandomSource } from '../../math/random-source.js'

/**
 * Correlation matrix of `items` independent normal variables in a sample of `persons`, without drawing the persons: a Wishart matrix
 * with persons − 1 degrees of freedom by its triangular root, then scaled.
 * @returns row-major, items × items
 * @source Bartlett (1933), Proc. R. Soc. Edinburgh 53, 260–283; Smith & Hocking (1972), Applied Statistics 21, 341–345 (AS 53)
 */
export function randomCorrelations(random: RandomSource, items: number, persons: number): Float64Array {
  const degrees = persons - 1
  const columns = Math.min(items, degrees)
  // Row i of the root: normal left of the diagonal, the root of a χ² with degrees − i on it; with few persons fewer columns.
  const root = new Float64Array(items * columns)
  for (let i = 0; i < items; i++) {
    for (let k = 0; k < Math.min(i, columns); k++) root[i * columns + k] = random.normal()
    if (i < columns) root[i * columns + i] = Math.sqrt(chiSquaredDraw(random, degrees - i))
  }
  return correlationsOfRows(root, items, columns)
}

function correlationsOfRows(rows: Float64Array, items: number, columns: number): Float64Array {
  const matrix = new Float64Array(items * items)
  for (let i = 0; i < items; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < columns; k++) sum += rows[i * columns + k]! * rows[j * columns + k]!
      matrix[i * items + j] = sum
    }
  const sizes = Float64Array.from({ length: items }, (_, i) => Math.sqrt(matrix[i * items + i] as number))
  for (let i = 0; i < items; i++)
    for (let j = 0; j <= i; j++) {
      const value = i === j ? 1 : (matrix[i * items + j] as number) / (sizes[i]! * sizes[j]!)
      matrix[i * items + j] = value
      matrix[j * items + i] = value
    }
  return matrix
}

/**
 * Draw from a χ² distribution with a whole number of degrees of freedom ≥ 1.
 * @source Marsaglia & Tsang (2000), ACM Trans. Math. Softw. 26, 363–372; below 2 degrees of freedom by its definition
 */
export function chiSquaredDraw(random: RandomSource, degrees: number): number {
  if (degrees === 1) return random.normal() ** 2
  const d = degrees / 2 - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal()
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = random.uniform()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v
  }
}
