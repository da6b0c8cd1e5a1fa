import type { Engine } from '../adaptive/session/engine.js'
import { type Figure, meanFigure } from './figure.js'
import type { SimulatedTest } from './simulate-test.js'
import { type SimulationOptions, simulateTests } from './simulate-tests.js'
import type { SimulationSummary } from './simulation-summary.js'

/** One design among several, and what it changes against the first of them for the same examinees with the same answers. */
export interface DesignOutcome {
  readonly name: string
  readonly summary: SimulationSummary
  /** Null for the first design. */
  readonly againstFirst: DesignDifference | null
}

/** Means over the examinees; pairs have less Monte-Carlo error than two figures apart. Null where no pair has both. */
export interface DesignDifference {
  /** Of squared errors, logits². */
  readonly squaredError: Figure | null
  readonly items: Figure | null
}

/** Rehearses several designs with the same examinees, who give the same answer to an item in each of them. */
export function compareDesigns(
  designs: readonly { readonly name: string; readonly engine: Engine }[],
  options: Omit<SimulationOptions, 'engine'>,
): DesignOutcome[] {
  const examinees = [...options.examinees]
  const comparison = createDesignComparison()
  return designs.map(({ name, engine }) => {
    const simulation = simulateTests({ ...options, engine, examinees })
    const add = comparison.begin()
    for (const test of simulation.tests) add(test)
    return { name, summary: simulation.summary(), againstFirst: comparison.difference() }
  })
}

export interface DesignComparison {
  /** Begins the next design; what it returns takes that design's tests in the order of the examinees. */
  begin(): (test: SimulatedTest) => void
  /** Of the design begun last against the first. */
  difference(): DesignDifference | null
}

/** Pairs the tests of each examinee. */
export function createDesignComparison(): DesignComparison {
  const first: Pair[] = []
  let designs = 0
  let squares = emptyMoments()
  let items = emptyMoments()
  return {
    begin() {
      designs += 1
      squares = emptyMoments()
      items = emptyMoments()
      let place = 0
      return (test) => {
        const own = pairOf(test)
        if (designs === 1) first.push(own)
        else {
          const { squaredError, length } = first[place++] as Pair
          addInto(items, own.length - length)
          if (squaredError !== null && own.squaredError !== null) addInto(squares, own.squaredError - squaredError)
        }
      }
    },
    difference: () => (designs < 2 ? null : { squaredError: figureOf(squares), items: figureOf(items) }),
  }
}

interface Pair {
  readonly squaredError: number | null
  readonly length: number
}

function pairOf({ estimate, trueTheta, items }: SimulatedTest): Pair {
  const known = estimate.kind === 'finite' && trueTheta !== null
  return { squaredError: known ? (estimate.theta - trueTheta) ** 2 : null, length: items.length }
}

interface Moments {
  count: number
  sum: number
  squares: number
}

function emptyMoments(): Moments {
  return { count: 0, sum: 0, squares: 0 }
}

function addInto(moments: Moments, value: number): void {
  moments.count += 1
  moments.sum += value
  moments.squares += value ** 2
}

function figureOf({ count, sum, squares }: Moments): Figure | null {
  return count === 0 ? null : meanFigure(count, sum, squares)
}
