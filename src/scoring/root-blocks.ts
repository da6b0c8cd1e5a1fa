// Readable twins: estimateMle in mle.ts, estimateMap in map.ts, estimateWle in wle.ts, estimateJeffreys in jeffreys.ts.
import { approach } from './root-block-approach.js'
import { findCells, findInformation } from './root-block-cells.js'
import { type BlockPlan, blockPlan, type Members } from './root-block-plan.js'
import { type Block, createBlock, loadBlock, writePerson } from './root-block-rows.js'
import { solveCells } from './root-block-solve.js'
import { type BlockRule, fillZones, together } from './root-block-tables.js'
import { personFields, personSize } from './root-row-layout.js'
import type { RowFinder, RowList } from './root-rows.js'
import type { RootTables } from './root-tables.js'
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

/**
 * The engine for most persons, in blocks: a start from S at one node; one look at a proof node, which is Halley's step and the proof at
 * once; and the cell of the root.
 */
export function rootBlocks(tables: RootTables, rule: BlockRule, precision: number, { find, list }: PersonRows): RootBlocks {
  const plan = blockPlan(tables, rule, precision)
  const { memory, items } = plan
  const block = createBlock()
  const finder = { find, list, items }
  const finish: RootBlocks['finish'] = (out, leave) => {
    runBlock(plan, block, out, leave)
    block.count = 0
    block.completeCount = 0
    block.incompleteCount = 0
  }
  return {
    score(out, responses, { from, to }, leave) {
      for (let first = from; first < to; first += together) {
        const range = { from: first, to: Math.min(to, first + together) }
        loadBlock(memory, block, responses, range, finder, leave)
        block.constant.fill(0)
        runBlock(plan, block, out, leave)
      }
    },
    add(out, responses, person, leave) {
      if (!find(responses, person * items) || list.missingCount === items) return leave(person)
      const at = block.count++
      writePerson(memory, list, items, at)
      block.constant[at] = list.constant
      block.person[at] = person
      block.incomplete[block.incompleteCount++] = at
      if (block.count === together) finish(out, leave)
    },
    finish,
  }
}

function runBlock(plan: BlockPlan, block: Block, out: ScoreColumns, leave: Leave): void {
  const { constant, person, complete, completeCount, incomplete, incompleteCount } = block
  if (completeCount > 0) runMembers(plan, { members: complete.subarray(0, completeCount), constant, person }, true, out, leave)
  if (incompleteCount > 0)
    runMembers(plan, { members: incomplete.subarray(0, incompleteCount), constant, person }, false, out, leave)
}

function runMembers(plan: BlockPlan, members: Members, complete: boolean, out: ScoreColumns, leave: Leave): void {
  const selected = !complete && plan.zones !== undefined
  if (selected && !plan.zonesFilled) {
    fillZones(plan.memory, plan.zones())
    plan.zonesFilled = true
  }
  approach(plan, members, selected)
  findCells(plan, members, selected)
  if (!complete && !selected) findInformation(plan, members)
  solveCells(plan, members, out, complete)
  writeOthers(plan, members, out, leave)
}

function writeOthers(plan: BlockPlan, { members, person }: Members, out: ScoreColumns, leave: Leave): void {
  const { cell, items } = plan
  const { integers, persons } = plan.memory
  const { answered, status } = out
  for (let member = 0; member < members.length; member++) {
    const at = members[member] as number
    const of = person[at] as number
    if ((cell[at] as number) < 0) leave(of)
    else {
      answered[of] = items - (integers[(persons >> 2) + at * personSize + personFields.missing] as number)
      if (status !== undefined) status[of] = scoreStatus.finite
    }
  }
}
