import { choleskyFactor, choleskySolve } from './cholesky.js'

/** A function of a few variables with its first two derivatives at one point. */
export interface LocalQuadratic {
  readonly value: number
  readonly gradient: Float64Array
  /** row-major, variables × variables */
  readonly hessian: Float64Array
}

/** Outcome of a search for a minimum; what 'not-converged' holds is the best point so far. */
export interface NewtonMinimum extends LocalQuadratic {
  readonly kind: 'minimum' | 'not-converged'
  readonly x: Float64Array
  readonly iterations: number
}

export interface DampedNewtonOptions {
  /** largest last step, relative to 1 + |x| */
  readonly tolerance?: number | undefined
  readonly maxIterations?: number | undefined
  /** longest step of any variable: keeps the search in the valley where it began */
  readonly longestStep?: number | undefined
}

export const dampedNewtonDefaults = { tolerance: 1e-12, maxIterations: 200, longestStep: Infinity } as const

/** Damping above which a step no longer moves x. */
const MOST_DAMPING = 1e12
/** Newton steps at which a value that rounding keeps from falling counts as its minimum. */
const ROUNDING_STEP = 1e-6

/**
 * A local minimum of a smooth function: Newton steps, damped towards steepest descent wherever the Hessian is not positive
 * definite or a step would not lower the value. Meant for a handful of variables of similar size.
 * @returns 'not-converged' after maxIterations, or where the function is flat or not a number at the start
 * @source Nocedal & Wright (2006), Numerical Optimization, 2nd ed., §3.4 and §10.3 (damping as Levenberg and Marquardt)
 */
export function dampedNewton(
  f: (x: Float64Array) => LocalQuadratic,
  start: ArrayLike<number>,
  options: DampedNewtonOptions = {},
): NewtonMinimum {
  const tolerance = options.tolerance ?? dampedNewtonDefaults.tolerance
  const maxIterations = options.maxIterations ?? dampedNewtonDefaults.maxIterations
  const longestStep = options.longestStep ?? dampedNewtonDefaults.longestStep
  let x = Float64Array.from(start)
  let here = f(x)
  let damping = 0
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const newton = dampedStep(here, 0)
    if (newton !== undefined && isShort(newton, x, tolerance)) return found('minimum', x, here, iterations)
    let moved = false
    while (damping <= MOST_DAMPING) {
      const step = damping === 0 ? newton : dampedStep(here, damping)
      const next =
        step === undefined || step.some((entry) => Math.abs(entry) > longestStep)
          ? undefined
          : x.map((value, i) => value + (step[i] as number))
      const there = next === undefined ? undefined : f(next)
      if (next !== undefined && there !== undefined && there.value < here.value) {
        x = next
        here = there
        damping = damping < 1e-3 ? 0 : damping / 10
        moved = true
        break
      }
      damping = Math.max(1e-3, 10 * damping)
    }
    if (moved) continue
    const atRounding = newton !== undefined && isShort(newton, x, ROUNDING_STEP)
    return found(atRounding ? 'minimum' : 'not-converged', x, here, iterations)
  }
  return found('not-converged', x, here, maxIterations)
}

/** −(H + λsI)⁻¹g with s the largest diagonal entry of H; undefined where that is not positive definite. */
function dampedStep({ gradient, hessian }: LocalQuadratic, damping: number): Float64Array | undefined {
  const size = gradient.length
  let unit = 0
  for (let i = 0; i < size; i++) unit = Math.max(unit, Math.abs(hessian[i * size + i] as number))
  const damped = hessian.map((entry, place) => (place % (size + 1) === 0 ? entry + damping * unit : entry))
  const result = choleskyFactor(damped, size)
  return result.kind === 'factored' ? choleskySolve(result.factor, gradient).map((entry) => -entry) : undefined
}

function isShort(step: Float64Array, x: Float64Array, tolerance: number): boolean {
  return step.every((entry, i) => Math.abs(entry) <= tolerance * (1 + Math.abs(x[i] as number)))
}

function found(kind: NewtonMinimum['kind'], x: Float64Array, here: LocalQuadratic, iterations: number): NewtonMinimum {
  return { kind, x, ...here, iterations }
}
