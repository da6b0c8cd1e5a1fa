import { choleskyFactor, choleskySolveInto } from '../../../math/cholesky.js'
import { type Block, itemCoordinatesInto, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { priorPoint } from '../coordinates/prior-density.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'
import { createItemObjective } from './item-objective.js'

/** Moves the slots of a block in `point` to the maximum of its objective, prior included; writes the gradient at the start. */
export type MaximiseBlock = (point: Float64Array, gradient: Float64Array, expected: ExpectedAnswers) => void

/** Longest move of a number in one step: keeps the first steps from a poor start on the page. */
const longestMove = 1.5
/** The M-step ends at a move this small, or this small beside its first one: the next E-step moves more than that. */
const smallestMove = 1e-9
const smallestShare = 0.1
const mostSteps = 12
/** Beyond this the step is nothing. */
const mostDamping = 1e12

/**
 * M-step of items that share numbers (or of a single item) by Newton steps with expected information, shortened until the
 * objective rises and kept inside the range of each number.
 * @source Dennis & Schnabel (1996), Numerical Methods for Unconstrained Optimization, §6.3 (step lengths)
 */
export function createBlockMaximiser(layout: ParameterLayout, block: Block): MaximiseBlock {
  const evaluate = createBlockObjective(layout, block)
  const { lowest, highest } = layout
  const size = block.slots.length
  const direction = new Float64Array(size)
  const trial = new Float64Array(layout.size)
  return (point, gradient, expected) => {
    let here = evaluate(point, expected)
    if (here === undefined) return
    for (const [at, slot] of block.slots.entries()) gradient[slot] = here.gradient[at] as number
    let firstMove = 0
    for (let step = 0; step < mostSteps; step++) {
      newtonDirectionInto(direction, here, block, point, layout)
      let length = Math.min(1, longestMove / Math.max(...direction.map(Math.abs), Number.MIN_VALUE))
      const before: number = here.value
      let next: BlockObjective | undefined
      let moved = 0
      for (let halvings = 0; halvings < 30; halvings++, length /= 2) {
        moved = 0
        for (const [at, slot] of block.slots.entries()) {
          const from = point[slot] as number
          const to = Math.min(
            highest[slot] as number,
            Math.max(lowest[slot] as number, from + length * (direction[at] as number)),
          )
          trial[slot] = to
          moved = Math.max(moved, Math.abs(to - from))
        }
        next = evaluate(trial, expected)
        if (next !== undefined && next.value >= before - 1e-13 * Math.abs(before)) break
        next = undefined
      }
      if (next === undefined) return
      for (const slot of block.slots) point[slot] = trial[slot] as number
      if (step === 0) firstMove = moved
      if (moved < Math.max(smallestMove, smallestShare * firstMove)) return
      here = next
    }
  }
}

interface BlockObjective {
  value: number
  readonly gradient: Float64Array
  readonly information: Float64Array
}

/** Objective of a block in the order of its slots. The result stands in the same room at every call. */
function createBlockObjective(
  layout: ParameterLayout,
  { items, slots }: Block,
): (point: Float64Array, expected: ExpectedAnswers) => BlockObjective | undefined {
  const size = slots.length
  const placeOf = new Map(slots.map((slot, at) => [slot, at]))
  const members = items.map((index) => {
    const item = layout.items[index] as ParameterLayout['items'][number]
    return {
      item,
      x: new Float64Array(item.slots.length),
      places: Int32Array.from(item.slots, (slot) => (slot < 0 ? -1 : (placeOf.get(slot) as number))),
      evaluate: createItemObjective(item, index),
    }
  })
  const sums: BlockObjective = { value: 0, gradient: new Float64Array(size), information: new Float64Array(size * size) }
  return (point, expected) => {
    sums.value = 0
    sums.gradient.fill(0)
    sums.information.fill(0)
    for (const { item, x, places, evaluate } of members) {
      itemCoordinatesInto(x, item, point)
      const one = evaluate(x, expected)
      if (one === undefined) return undefined
      sums.value += one.value
      for (let a = 0; a < places.length; a++) {
        const row = places[a] as number
        if (row < 0) continue
        sums.gradient[row] = (sums.gradient[row] as number) + (one.gradient[a] as number)
        for (let b = 0; b < places.length; b++) {
          const column = places[b] as number
          if (column >= 0)
            sums.information[row * size + column] =
              (sums.information[row * size + column] as number) + (one.information[a * places.length + b] as number)
        }
      }
    }
    for (const [at, slot] of slots.entries()) {
      const prior = layout.priors[slot]
      if (prior === undefined) continue
      const { logDensity, slope, curvature } = priorPoint(prior, point[slot] as number)
      if (logDensity === Number.NEGATIVE_INFINITY) return undefined
      sums.value += logDensity
      sums.gradient[at] = (sums.gradient[at] as number) + slope
      // A log-normal density bends upwards far out; there the data alone give the curvature.
      sums.information[at * size + at] = (sums.information[at * size + at] as number) + Math.max(0, -curvature)
    }
    return sums
  }
}

/** Information⁻¹ · gradient over the numbers that are not held by an end of their range. */
function newtonDirectionInto(
  direction: Float64Array,
  { gradient, information }: BlockObjective,
  { slots }: Block,
  point: Float64Array,
  { lowest, highest }: ParameterLayout,
): void {
  const size = slots.length
  const matrix = Float64Array.from(information)
  direction.set(gradient)
  for (const [at, slot] of slots.entries()) {
    const slope = gradient[at] as number
    const stopped =
      ((point[slot] as number) >= (highest[slot] as number) && slope > 0) ||
      ((point[slot] as number) <= (lowest[slot] as number) && slope < 0)
    if (!stopped) continue
    for (let k = 0; k < size; k++) {
      matrix[at * size + k] = 0
      matrix[k * size + at] = 0
    }
    matrix[at * size + at] = 1
    direction[at] = 0
  }
  solveDampedInto(direction, matrix, size)
}

/** Solves with as much added to the diagonal as makes the matrix positive definite. */
function solveDampedInto(target: Float64Array, matrix: Float64Array, size: number): void {
  const diagonal = Float64Array.from({ length: size }, (_, i) => matrix[i * size + i] as number)
  const largest = Math.max(...diagonal, Number.MIN_VALUE)
  for (let damping = 0; damping < mostDamping; damping = damping === 0 ? 1e-8 : damping * 100) {
    for (let i = 0; i < size; i++) matrix[i * size + i] = (diagonal[i] as number) * (1 + damping) + damping * 1e-6 * largest
    const result = choleskyFactor(matrix, size)
    if (result.kind !== 'factored') continue
    choleskySolveInto(target, result.factor, target)
    return
  }
  target.fill(0)
}
