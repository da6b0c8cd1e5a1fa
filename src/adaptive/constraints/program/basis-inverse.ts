import { addColumnInto, boundValue, preferBound, type SimplexBasis } from './simplex-basis.js'

/** Subtracts the inverse times one number a row from the values of the basic columns. */
export function moveBasic({ inverse, basic }: SimplexBasis, byRow: Float64Array): void {
  const rows = basic.length
  for (let r = 0; r < rows; r++) {
    const amount = byRow[r] as number
    if (amount === 0) continue
    for (let i = 0, at = r; i < rows; i++, at += rows) {
      basic[i] = (basic[i] as number) - (inverse[at] as number) * amount
    }
  }
}

/** Inverse times a column of the program. */
export function transformedColumnInto(transformed: Float64Array, basis: SimplexBasis, column: number): void {
  const { matrix, inverse } = basis
  const rows = transformed.length
  const add = (r: number, amount: number) => {
    for (let i = 0, at = r; i < rows; i++, at += rows) {
      transformed[i] = (transformed[i] as number) + (inverse[at] as number) * amount
    }
  }
  transformed.fill(0)
  if (column >= matrix.columns) {
    add(column - matrix.columns, 1)
    return
  }
  for (let k = matrix.starts[column] as number; k < (matrix.starts[column + 1] as number); k++) {
    add(matrix.row[k] as number, matrix.coefficient[k] as number)
  }
}

/** Makes the transformed column the unit vector of a row, in the inverse. */
export function pivotInverse({ inverse, rowList }: SimplexBasis, row: number, transformed: Float64Array): void {
  const rows = transformed.length
  const offset = row * rows
  const scale = 1 / (transformed[row] as number)
  let count = 0
  for (let k = 0; k < rows; k++) {
    if (inverse[offset + k] === 0) continue
    inverse[offset + k] = (inverse[offset + k] as number) * scale
    rowList[count++] = k
  }
  for (let i = 0; i < rows; i++) {
    const factor = transformed[i] as number
    if (i === row || factor === 0) continue
    for (let k = 0; k < count; k++) {
      const at = rowList[k] as number
      inverse[i * rows + at] = (inverse[i * rows + at] as number) - factor * (inverse[offset + at] as number)
    }
  }
}

/** Computes inverse, reduced costs and values afresh from the list of basic columns: what rounding has gathered is gone. */
export function refreshBasis(basis: SimplexBasis): void {
  const { matrix, head, place, inverse } = basis
  const structural = head.filter((column) => column < matrix.columns)
  const taken = new Uint8Array(matrix.rows)
  for (const column of head) if (column >= matrix.columns) taken[column - matrix.columns] = 1
  for (const column of head) place[column] = -1
  inverse.fill(0)
  for (let r = 0; r < matrix.rows; r++) inverse[r * matrix.rows + r] = 1
  const transformed = new Float64Array(matrix.rows)
  for (const column of structural) {
    transformedColumnInto(transformed, basis, column)
    const row = largestFree(transformed, taken)
    // A column that depends on those before it goes back to a bound, and the row's own column takes its place.
    if (row < 0) continue
    taken[row] = 2
    head[row] = column
    pivotInverse(basis, row, transformed)
  }
  for (let r = 0; r < matrix.rows; r++) {
    if (taken[r] !== 2) head[r] = matrix.columns + r
    place[head[r] as number] = r
  }
  basis.pivotsSinceFresh = 0
  refreshReduced(basis)
  placeAtBounds(basis)
}

function largestFree(transformed: Float64Array, taken: Uint8Array): number {
  let best = 1e-9
  let row = -1
  for (let r = 0; r < transformed.length; r++) {
    const size = Math.abs(transformed[r] as number)
    if (taken[r] !== 0 || size <= best) continue
    best = size
    row = r
  }
  return row
}

/** Price of each row: basic costs times the inverse. */
export function rowPricesInto(prices: Float64Array, { cost, head, inverse }: SimplexBasis): void {
  const rows = prices.length
  prices.fill(0)
  for (let i = 0; i < rows; i++) {
    const price = cost[head[i] as number] as number
    if (price === 0) continue
    for (let r = 0; r < rows; r++) prices[r] = (prices[r] as number) + price * (inverse[i * rows + r] as number)
  }
}

/** Cost of a column less what the rows charge for it. */
export function reducedCost({ matrix, cost }: SimplexBasis, column: number, prices: Float64Array): number {
  if (column >= matrix.columns) return (cost[column] as number) - (prices[column - matrix.columns] as number)
  let reduced = cost[column] as number
  for (let k = matrix.starts[column] as number; k < (matrix.starts[column + 1] as number); k++) {
    reduced -= (prices[matrix.row[k] as number] as number) * (matrix.coefficient[k] as number)
  }
  return reduced
}

function refreshReduced(basis: SimplexBasis): void {
  rowPricesInto(basis.byRow, basis)
  for (let j = 0; j < basis.reduced.length; j++) {
    basis.reduced[j] = (basis.place[j] as number) >= 0 ? 0 : reducedCost(basis, j, basis.byRow)
  }
}

/** Stands every nonbasic column at the bound its reduced cost asks for, and computes the basic values. */
function placeAtBounds(basis: SimplexBasis): void {
  const { place, byRow, basic } = basis
  byRow.fill(0)
  for (let j = 0; j < place.length; j++) {
    if ((place[j] as number) >= 0) continue
    preferBound(basis, j)
    const value = boundValue(basis, j)
    if (value !== 0) addColumnInto(byRow, basis, j, value)
  }
  basic.fill(0)
  moveBasic(basis, byRow)
}
