// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.

import { type ScoreColumns, scoreStatus } from '../score-columns.js'
import type { BlockPlan } from './block-plan.js'
import { type Block, createBlock, loadBlock, writePerson } from './block-rows.js'
import { findRoots } from './block-stages.js'
import { fillZones } from './block-tables.js'
import { personFields, personSize, together } from './row-layout.js'
import type { RowFinder, RowList } from './rows.js'
import { doubtful, type RootScan, type ScanFinding } from './scan.js'
import { rootStates } from './stage-layout.js'

/** Scores persons whose root is exact and proven the global maximum; the others go to `leave`. */
export interface RootBlocks {
  /** Persons from…to. */
  score(out: ScoreColumns, responses: Uint8Array, range: { readonly from: number; readonly to: number }, leave: Leave): void
  /** One person whose rows are taken by the finder. */
  add(out: ScoreColumns, responses: Uint8Array, person: number, leave: Leave): void
  /** Whoever still waits for a block to be full. */
  finish(out: ScoreColumns, responses: Uint8Array, leave: Leave): void
}

type Leave = (person: number) => void
/** Writes the estimate of a person whose theta is known. */
export type WriteAt = (out: ScoreColumns, responses: Uint8Array, person: number, theta: number) => void

export interface PersonRows {
  readonly find: RowFinder
  readonly list: RowList
}

/**
 * The engine for most persons, in blocks. Who needs a scan waits until there are many of them, because scans read other tables than all
 * else does.
 */
export function rootBlocks(plan: BlockPlan, { find, list }: PersonRows, scan: RootScan, writeAt: WriteAt): RootBlocks {
  const { memory, items } = plan
  const block = createBlock()
  const finder = { find, list, items }
  const waiting = createWaiting()

  const wait: Undecided = (at, person) => {
    waiting.person[waiting.count] = person
    waiting.state[waiting.count] = plan.state[at] as number
    waiting.position[waiting.count++] = plan.position[at] as number
  }
  const scanOrLeave =
    (out: ScoreColumns, responses: Uint8Array, leave: Leave): Undecided =>
    (at, person) => {
      const found = decide(plan, scan, { at, person }, out)
      if (found.kind === 'doubtful') leave(person)
      else if (found.kind === 'maximum at') writeAt(out, responses, person, found.theta)
    }
  /** Finds the rows of those who wait, which other persons' have overwritten, and scans them. */
  function scanWaiting(out: ScoreColumns, responses: Uint8Array, leave: Leave): void {
    const first = Math.max(0, waiting.count - together)
    block.count = waiting.count - first
    block.consecutive = false
    block.person.set(waiting.person.subarray(first, waiting.count))
    loadBlock(memory, block, responses, finder, leave)
    plan.constant.fill(0)
    plan.state.set(waiting.state.subarray(first, waiting.count))
    plan.position.set(waiting.position.subarray(first, waiting.count))
    const settle = scanOrLeave(out, responses, leave)
    for (let at = 0; at < block.count; at++) settle(at, block.person[at] as number)
    waiting.count = first
  }
  const finish: RootBlocks['finish'] = (out, responses, leave) => {
    runBlock(plan, block, out, scanOrLeave(out, responses, leave))
    block.count = 0
    block.completeCount = 0
    block.incompleteCount = 0
  }
  return {
    score(out, responses, { from, to }, leave) {
      for (let first = from; first < to; first += together) {
        const count = Math.min(together, to - first)
        for (let at = 0; at < count; at++) block.person[at] = first + at
        block.consecutive = true
        block.count = count
        loadBlock(memory, block, responses, finder, leave)
        plan.constant.fill(0)
        runBlock(plan, block, out, wait)
        if (waiting.count >= together) scanWaiting(out, responses, leave)
      }
      while (waiting.count > 0) scanWaiting(out, responses, leave)
    },
    add(out, responses, person, leave) {
      if (!find(responses, person * items) || list.missingCount === items) return leave(person)
      const at = block.count++
      writePerson(memory, list, items, at)
      plan.constant[at] = list.constant
      block.person[at] = person
      block.consecutive = false
      if (list.missingCount === 0) block.complete[block.completeCount++] = at
      else block.incomplete[block.incompleteCount++] = at
      if (block.count === together) finish(out, responses, leave)
    },
    finish,
  }
}

/** Persons who are to be scanned, and what is known of their roots. */
function createWaiting() {
  const most = 2 * together
  return { count: 0, person: new Int32Array(most), state: new Int32Array(most), position: new Float64Array(most) }
}

/** Somebody at a place of the block whose root is not proven, or who has none in the tables. */
type Undecided = (at: number, person: number) => void

function runBlock(plan: BlockPlan, block: Block, out: ScoreColumns, undecided: Undecided): void {
  const { person, complete, completeCount, incomplete, incompleteCount } = block
  const run = (members: Int32Array, isComplete: boolean) => {
    const selected = !isComplete && plan.zones !== undefined
    if (selected && !plan.zonesFilled) {
      fillZones(plan.memory, plan.zones())
      plan.zonesFilled = true
    }
    findRoots(plan, members, isComplete, selected)
    if (block.consecutive && members.length === block.count && isComplete) writeAll(plan, block, out)
    else writeRoots(plan, members, person, out)
    for (let member = 0; member < members.length; member++) {
      const at = members[member] as number
      if (plan.state[at] !== rootStates.proven) undecided(at, person[at] as number)
    }
  }
  if (completeCount > 0) run(complete.subarray(0, completeCount), true)
  if (incompleteCount > 0) run(incomplete.subarray(0, incompleteCount), false)
}

/** Scans somebody whose root may not be the global maximum, or who may have none, and writes who has none. */
function decide(
  plan: BlockPlan,
  scan: RootScan,
  { at, person }: { readonly at: number; readonly person: number },
  out: ScoreColumns,
): ScanFinding {
  const root = plan.state[at] === rootStates.unproven ? (plan.position[at] as number) : undefined
  // Where there is a prior or a bias, everybody has a root somewhere.
  if (root === undefined && !plan.tables.open) return doubtful
  const found = scan({ place: at, constant: plan.constant[at] as number }, root)
  if (found.kind === 'maximum') return root !== undefined && found.from <= root && root <= found.to ? found : doubtful
  if (found.kind === 'unbounded') {
    writeNone(out, person, found.direction === 'above' ? scoreStatus.unboundedAbove : scoreStatus.unboundedBelow)
    writeAnswered(plan, out, person, at)
  }
  return found
}

/** The same for a block of complete persons who stand one behind the other. */
function writeAll({ items, theta, standardError }: BlockPlan, { person, count }: Block, out: ScoreColumns): void {
  const from = person[0] as number
  out.theta.set(theta.subarray(0, count), from)
  out.standardError.set(standardError.subarray(0, count), from)
  out.answered.fill(items, from, from + count)
  out.status?.fill(scoreStatus.finite, from, from + count)
}

/** Writes what was found of the members; who is undecided is written again. */
function writeRoots(plan: BlockPlan, members: Int32Array, persons: Int32Array, out: ScoreColumns): void {
  const { items, theta, standardError, memory } = plan
  const { integers } = memory
  const missing = (memory.persons >> 2) + personFields.missing
  const { theta: thetas, standardError: standardErrors, answered, status } = out
  for (let member = 0; member < members.length; member++) {
    const at = members[member] as number
    const person = persons[at] as number
    thetas[person] = theta[at] as number
    standardErrors[person] = standardError[at] as number
    answered[person] = items - (integers[missing + at * personSize] as number)
    if (status !== undefined) status[person] = scoreStatus.finite
  }
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
