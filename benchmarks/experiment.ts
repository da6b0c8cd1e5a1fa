import type { Quartiles } from './quartiles.js'

/** One thing measured of one side: CPU seconds per unit of work unless the unit says otherwise. */
export interface Finding {
  readonly side: string
  /** Seconds of CPU time per unit, one entry a round. */
  readonly seconds: Quartiles & { readonly rounds: number }
  /** Heap bytes allocated per unit where they were sampled. */
  readonly bytes?: number
  /** Largest deviation from what the result should be, and of what, where there is such a figure. */
  readonly error?: number
  readonly note?: string
}

/** What was compared with what, and the figures. */
export interface Findings {
  readonly title: string
  /** What one unit of work is: "person", "answer", "document". */
  readonly unit: string
  /** Of what the errors are. */
  readonly error?: string
  /** Whether the sides do the same work, so that their speeds may be compared. */
  readonly sameWork: boolean
  readonly findings: readonly Finding[]
}

/** An experiment: sides that do the same work, taking turns. */
export interface Experiment {
  /** Word by which it is chosen on the command line. */
  readonly name: string
  /** One table after another, as they are found. */
  run(seed: string): AsyncIterable<Findings>
}

/** @throws where a result is not what it must be: a fast wrong answer is no result */
export function mustHold(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`the benchmark found a wrong result: ${claim}`)
}
