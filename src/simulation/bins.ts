import { createRecoveryTally, type Recovery } from './recovery-tally.js'
import type { SimulatedTest } from './simulate-test.js'

/** Width of the bins of theta, logits; their centres are its multiples. */
export const binWidth = 0.5

/** What the tests of examinees of about the same theta were like. */
export interface ThetaBin {
  /** Middle of the bin, which is 0.5 logits wide and holds its lower end. */
  readonly theta: number
  readonly n: number
  readonly recovery: Recovery
  /** Tests whose estimate is not finite. */
  readonly withoutEstimate: number
  /** Mean number of items. */
  readonly length: number
  /** Mean Fisher information of the scored items, 1/logit². */
  readonly information: number
  /** Highest share of these tests that one item was in. */
  readonly maximumExposure: number
}

export interface BinTally {
  add(test: SimulatedTest): void
  /** Ascending; a bin without tests is not among them. */
  bins(): ThetaBin[]
}

/** Gathers tests by the true theta or, where nobody knows it, by the estimate; tests with neither belong to no bin. */
export function createBinTally(): BinTally {
  const cells = new Map<number, ReturnType<typeof emptyCell>>()
  return {
    add(test) {
      const { estimate, trueTheta, information, items } = test
      const theta = trueTheta ?? (estimate.kind === 'finite' ? estimate.theta : null)
      if (theta === null) return
      const place = Math.floor(theta / binWidth + 0.5)
      const cell = cells.get(place) ?? emptyCell()
      cells.set(place, cell)
      cell.n += 1
      cell.items += items.length
      cell.information += information ?? 0
      for (const index of items) cell.counts.set(index, (cell.counts.get(index) ?? 0) + 1)
      if (estimate.kind !== 'finite') cell.withoutEstimate += 1
      else if (trueTheta !== null) cell.recovery.add(estimate.theta - trueTheta, estimate.standardError)
    },
    bins: () =>
      [...cells]
        .sort(([left], [right]) => left - right)
        .map(([place, cell]) => ({
          theta: place * binWidth,
          n: cell.n,
          recovery: cell.recovery.recovery(),
          withoutEstimate: cell.withoutEstimate,
          length: cell.items / cell.n,
          information: cell.information / cell.n,
          maximumExposure: [...cell.counts.values()].reduce((most, count) => Math.max(most, count), 0) / cell.n,
        })),
  }
}

function emptyCell() {
  return {
    n: 0,
    items: 0,
    information: 0,
    withoutEstimate: 0,
    counts: new Map<number, number>(),
    recovery: createRecoveryTally(),
  }
}
