// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.
import type { BlockPlan } from './root-block-plan.js'
import { type Block, createBlock, loadBlock, writePerson } from './root-block-rows.js'
import { findRoots } from './root-block-stages.js'
import { fillZones } from './root-block-tables.js'
import { personFields, personSize, together } from './root-row-layout.js'
import type { RowFinder, RowList } from './root-rows.js'
import type { RootScan } from './root-scan.js'
import { rootStates } from './root-stage-layout.js'
import { type ScoreColumns, scoreStatus } from './score-columns.js'

/** Scores persons whose root is exact and proven the global maximum; the others go to `leave`. */
export interface RootBlocks {
  /** Persons from…to. */
  score(out: ScoreColumns, responses: Uint8Array, range: { readonly from: number; readonly to: number }, leave: Leave): void
  /** One person whose rows are taken by the finder. */
  add(out: ScoreColumns, responses: Uint8Array, person: number, leave: Leave): void
  /** Whoever still waits for a block to be full. */
  finish(out: ScoreColumns, leave: Leave): void
}

type Leave = (person: number) => void

export interface PersonRows {
  readonly find: RowFinder
  readonly list: RowList
}

/** The engine for most persons, in blocks. */
export function rootBlocks(plan: BlockPlan, { find, list }: PersonRows, scan: RootScan): RootBlocks {
  const { memory, items } = plan
  const block = createBlock()
  const finder = { find, list, items }
  const finish: RootBlocks['finish'] = (out, leave) => {
    runBlock(plan, block, scan, out, leave)
    block.count = 0
    block.completeCount = 0
    block.incompleteCount = 0
  }
  return {
    score(out, responses, { from, to }, leave) {
      for (let first = from; first < to; first += together) {
        const range = { from: first, to: Math.min(to, first + together) }
        loadBlock(memory, block, responses, range, finder, leave)
        plan.constant.fill(0)
        runBlock(plan, block, scan, out, leave)
      }
    },
    add(out, responses, person, leave) {
      if (!find(responses, person * items) || list.missingCount === items) return leave(person)
      const at = block.count++
      writePerson(memory, list, items, at)
      plan.constant[at] = list.constant
      block.person[at] = person
      if (list.missingCount === 0) block.complete[block.completeCount++] = at
      else block.incomplete[block.incompleteCount++] = at
      if (block.count === together) finish(out, leave)
    },
    finish,
  }
}

function runBlock(plan: BlockPlan, block: Block, scan: RootScan, out: ScoreColumns, leave: Leave): void {
  const { person, complete, completeCount, incomplete, incompleteCount } = block
  const run = (members: Int32Array, isComplete: boolean) => {
    const selected = !isComplete && plan.zones !== undefined
    if (selected && !plan.zonesFilled) {
      fillZones(plan.memory, plan.zones())
      plan.zonesFilled = true
    }
    findRoots(plan, members, isComplete, selected)
    for (const at of members) {
      const state = plan.state[at] as number
      if (state === rootStates.none && plan.tables.open) writeUnbounded(plan, scan, { at, of: person[at] as number }, out, leave)
      else if (state === rootStates.none || (state === rootStates.unproven && !isGlobal(plan, scan, at)))
        leave(person[at] as number)
      else writeRoot(plan, at, out, person[at] as number)
    }
  }
  if (completeCount > 0) run(complete.subarray(0, completeCount), true)
  if (incompleteCount > 0) run(incomplete.subarray(0, incompleteCount), false)
}

function writeRoot(plan: BlockPlan, at: number, out: ScoreColumns, person: number): void {
  out.theta[person] = plan.theta[at] as number
  out.standardError[person] = plan.standardError[at] as number
  writeAnswered(plan, out, person, at)
  if (out.status !== undefined) out.status[person] = scoreStatus.finite
}

/** Somebody without a root in the tables, where nothing but the likelihood is there to make one. */
function writeUnbounded(
  plan: BlockPlan,
  scan: RootScan,
  { at, of }: { readonly at: number; readonly of: number },
  out: ScoreColumns,
  leave: Leave,
): void {
  const found = scan({ place: at, constant: plan.constant[at] as number }, undefined)
  if (found.kind !== 'unbounded') {
    leave(of)
    return
  }
  writeNone(out, of, found.direction === 'above' ? scoreStatus.unboundedAbove : scoreStatus.unboundedBelow)
  writeAnswered(plan, out, of, at)
}

/** Whether the root found for the person at a place of the block is the only maximum that a scan finds. */
function isGlobal({ position, constant }: BlockPlan, scan: RootScan, at: number): boolean {
  const root = position[at] as number
  const found = scan({ place: at, constant: constant[at] as number }, root)
  return found.kind === 'maximum' && found.from <= root && root <= found.to
}

function writeAnswered({ memory, items }: BlockPlan, { answered }: ScoreColumns, person: number, at: number): void {
  answered[person] = items - (memory.integers[(memory.persons >> 2) + at * personSize + personFields.missing] as number)
}

/** The status of somebody without an estimate. */
export function writeNone(out: ScoreColumns, person: number, status: number): void {
  out.theta[person] = Number.NaN
  out.standardError[person] = Number.NaN
  if (out.status !== undefined) out.status[person] = status
}
