import type { CompiledBank } from '../bank/compile-bank.js'
import type { Standard } from '../literacy/standard.js'
import { createBinTally, type ThetaBin } from './bins.js'
import { type ClassificationSummary, createClassificationTally } from './classification-tally.js'
import { createExposureTally, type ExposureSummary } from './exposure-tally.js'
import { type Figure, meanFigure } from './figure.js'
import { createRecoveryTally, type Recovery } from './recovery-tally.js'
import type { SimulatedTest } from './simulate-test.js'

/** What a design does to a population of examinees. */
export interface SimulationSummary {
  /** Number of tests. */
  readonly tests: number
  /** Over everybody: marginal over the population that the examinees come from. */
  readonly recovery: Recovery
  /** Tests whose estimate is not finite. */
  readonly withoutEstimate: number
  /** By the true theta or, where nobody knows it, by the estimate. */
  readonly byTheta: readonly ThetaBin[]
  readonly length: LengthSummary
  readonly exposure: ExposureSummary
  /** Tests that break at least one rule of the blueprint, and how many break each. */
  readonly violations: { readonly tests: number; readonly rules: Readonly<Record<string, number>> }
  /** How many tests each rule ended. */
  readonly stopRules: Readonly<Record<string, number>>
  /** Null without a standard. */
  readonly classification: ClassificationSummary | null
}

/** Items a test; null where there was no test. */
export type LengthSummary = { readonly mean: Figure; readonly shortest: number; readonly longest: number } | null

export interface SimulationTally {
  /** The sums depend on the order in their last bits: add tests in the order of the examinees. */
  add(test: SimulatedTest): void
  summary(): SimulationSummary
}

/**
 * Sums up tests as they come, without keeping them.
 * @param standard on the scale of the bank; see `assertSameScale`
 */
export function createSimulationTally(bank: Pick<CompiledBank, 'itemIds' | 'items'>, standard?: Standard): SimulationTally {
  const recovery = createRecoveryTally()
  const bins = createBinTally()
  const exposure = createExposureTally(bank.itemIds, (index) => bank.items[index]?.status === 'operational')
  const classification = standard === undefined ? undefined : createClassificationTally(standard)
  const length = { sum: 0, squares: 0, shortest: Number.POSITIVE_INFINITY, longest: 0 }
  const count = { tests: 0, withoutEstimate: 0, violating: 0 }
  const rules = new Map<string, number>()
  const stops = new Map<string, number>()
  return {
    add(test) {
      const { estimate, trueTheta, items, violations, stopRule } = test
      count.tests += 1
      if (estimate.kind !== 'finite') count.withoutEstimate += 1
      else if (trueTheta !== null) recovery.add(estimate.theta - trueTheta, estimate.standardError)
      bins.add(test)
      exposure.add(items)
      classification?.add(test)
      length.sum += items.length
      length.squares += items.length ** 2
      length.shortest = Math.min(length.shortest, items.length)
      length.longest = Math.max(length.longest, items.length)
      if (violations.length > 0) count.violating += 1
      for (const rule of violations) increase(rules, rule)
      increase(stops, stopRule)
    },
    summary: () => ({
      tests: count.tests,
      recovery: recovery.recovery(),
      withoutEstimate: count.withoutEstimate,
      byTheta: bins.bins(),
      length:
        count.tests === 0
          ? null
          : {
              mean: meanFigure(count.tests, length.sum, length.squares),
              shortest: length.shortest,
              longest: length.longest,
            },
      exposure: exposure.summary(),
      violations: { tests: count.violating, rules: Object.fromEntries(rules) },
      stopRules: Object.fromEntries(stops),
      classification: classification?.summary() ?? null,
    }),
  }
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
