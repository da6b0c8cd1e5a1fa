/**
 * What calibration asks of an item whatever its model: ln P of each category and its derivatives in the coefficients of
 * the curve. Coefficients are those in which theta enters linearly (slopes and intercepts of logits; asymptotes as logits);
 * a chart leads from the parameters of a model to them.
 */
export interface LogCurve {
  readonly categories: number
  /** Number of coefficients. */
  readonly size: number
  /** Whether the coefficients give a curve: thresholds in order, lower asymptote below the upper one. */
  admits(coefficients: Float64Array): boolean
  /** Writes P, ln P and ∂ln P/∂coefficient of every category at theta. */
  pointInto(out: LogCurvePoint, coefficients: Float64Array, theta: number): void
  /**
   * Writes what an M-step needs of all nodes: value, gradient and expected information of Σ_q Σ_k answers ln P_k(θ_q). A faster
   * twin of `sumOverNodesInto`, for curves whose derivatives share most of their arithmetic.
   */
  readonly sumInto?: (out: CurveSums, coefficients: Float64Array, numbers: NodeNumbers) => void
  /** Adds Σ_k weight_k ∂²ln P_k/∂coefficient² (size × size, both triangles) at theta. */
  addCurvatureInto(out: Float64Array, coefficients: Float64Array, theta: number, weights: Float64Array): void
}

export interface LogCurvePoint {
  readonly probability: Float64Array
  readonly logProbability: Float64Array
  /** categories × size: ∂ ln P_k / ∂ coefficient. */
  readonly score: Float64Array
}

/** Numbers of answers at nodes: from `start`, categories × nodes. */
export interface NodeNumbers {
  readonly theta: Float64Array
  readonly answers: Float64Array
  readonly start: number
}

/** Sums over nodes, in the coefficients of a curve. */
export interface CurveSums {
  value: number
  readonly gradient: Float64Array
  /** Lower triangle of size × size. */
  readonly information: Float64Array
}

export function createLogCurvePoint({ categories, size }: Pick<LogCurve, 'categories' | 'size'>): LogCurvePoint {
  return {
    probability: new Float64Array(categories),
    logProbability: new Float64Array(categories),
    score: new Float64Array(categories * size),
  }
}

/** Adds `value` to a symmetric matrix at (row, column) and at its mirror image. */
export function addSymmetric(matrix: Float64Array, size: number, [row, column]: readonly [number, number], value: number): void {
  matrix[row * size + column] = (matrix[row * size + column] as number) + value
  if (row !== column) matrix[column * size + row] = (matrix[column * size + row] as number) + value
}
