import type { BlockRule, BlockTables } from './block-tables.js'
import { together } from './row-layout.js'
import type { RootTables } from './tables.js'

/** What the stages of a block of persons read, and what they leave to one another, an entry a person unless it says otherwise. */
export interface BlockPlan {
  readonly tables: RootTables
  readonly memory: BlockTables
  readonly items: number
  /** Undefined where there is no bias. */
  readonly zones: BlockRule['zones']
  /** Whether {@link zones} are in the memory. */
  zonesFilled: boolean
  /** Added to S at every theta. */
  readonly constant: Float64Array
  /** What is known of the root, one of {@link rootStates}, and where it is proven or not: its place in cells, theta, and standard error. */
  readonly state: Int32Array
  readonly position: Float64Array
  readonly theta: Float64Array
  readonly standardError: Float64Array
  /** Persons a stage is busy with, packed together. */
  readonly active: Int32Array
}

export function blockPlan(tables: RootTables, memory: BlockTables, rule: BlockRule): BlockPlan {
  const { doubles, integers, stages } = memory
  const doublesOf = (start: number) => doubles.subarray(start / 8, start / 8 + together)
  const integersOf = (start: number) => integers.subarray(start / 4, start / 4 + together)
  return {
    tables,
    memory,
    items: rule.items,
    zones: rule.zones,
    zonesFilled: false,
    constant: doublesOf(stages.constants),
    state: integersOf(stages.states),
    position: doublesOf(stages.positions),
    theta: doublesOf(stages.thetas),
    standardError: doublesOf(stages.standardErrors),
    active: integersOf(stages.active),
  }
}
