import { choleskyFactor, choleskySolve } from '../../../math/cholesky.js'

/** Fixed-point iteration sped up by its own history. */
export interface Accelerator {
  /** Next point from the present one and from what the plain iteration makes of it. */
  propose(point: Float64Array, mapped: Float64Array): Float64Array
  /** Forgets the history: the next proposal is the plain step. */
  restart(): void
}

/**
 * Anderson acceleration: the combination of the last steps whose residuals cancel best.
 * @param memory number of earlier steps that are combined
 * @source Anderson (1965), J. ACM 12, 547–560; Walker & Ni (2011), SIAM J. Numer. Anal. 49, 1715–1735 (type II)
 */
export function createAndersonAccelerator(memory: number): Accelerator {
  let last: { readonly mapped: Float64Array; readonly residual: Float64Array } | undefined
  let differences: { readonly mapped: Float64Array; readonly residual: Float64Array }[] = []
  return {
    propose(point, mapped) {
      const residual = mapped.map((value, i) => value - (point[i] as number))
      if (last !== undefined) {
        const { mapped: earlierMapped, residual: earlierResidual } = last
        differences.push({
          mapped: mapped.map((value, i) => value - (earlierMapped[i] as number)),
          residual: residual.map((value, i) => value - (earlierResidual[i] as number)),
        })
        if (differences.length > memory) differences = differences.slice(1)
      }
      last = { mapped: Float64Array.from(mapped), residual }
      const weights = combination(
        differences.map((difference) => difference.residual),
        residual,
      )
      const next = Float64Array.from(mapped)
      for (const [j, weight] of weights.entries()) {
        const { mapped: change } = differences[differences.length - weights.length + j] as (typeof differences)[number]
        for (let i = 0; i < next.length; i++) next[i] = (next[i] as number) - weight * (change[i] as number)
      }
      return next
    },
    restart() {
      last = undefined
      differences = []
    },
  }
}

/** Least-squares weights of the last columns that reproduce the residual; old columns are dropped while they are dependent. */
function combination(columns: readonly Float64Array[], residual: Float64Array): Float64Array {
  for (let first = 0; first < columns.length; first++) {
    const used = columns.slice(first)
    const size = used.length
    const scales = used.map((column) => Math.sqrt(inner(column, column)))
    if (scales.includes(0)) continue
    const matrix = new Float64Array(size * size)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        matrix[i * size + j] =
          inner(used[i] as Float64Array, used[j] as Float64Array) / ((scales[i] as number) * (scales[j] as number)) +
          (i === j ? 1e-12 : 0)
    const result = choleskyFactor(matrix, size)
    if (result.kind !== 'factored') continue
    const right = used.map((column, i) => inner(column, residual) / (scales[i] as number))
    return choleskySolve(result.factor, right).map((value, i) => value / (scales[i] as number))
  }
  return new Float64Array(0)
}

function inner(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}
