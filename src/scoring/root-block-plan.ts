import { quinticThrough } from './quintic.js'
import { type BlockRule, type BlockTables, together } from './root-block-tables.js'
import { acceptedError, acceptedInformation } from './root-kernel.js'
import type { RootTables } from './root-tables.js'

/** What the stages of a block of persons read, and what they leave to one another, an entry a person unless it says otherwise. */
export interface BlockPlan {
  readonly tables: RootTables
  readonly memory: BlockTables
  readonly items: number
  readonly precision: number
  /** Undefined where there is no bias. */
  readonly zones: BlockRule['zones']
  /** Whether {@link zones} are in the memory. */
  zonesFilled: boolean
  /** Persons a stage is still busy with, packed together. */
  readonly active: Int32Array
  /** Proof node near the root; −1 for persons who go no further. */
  readonly node: Int32Array
  /** 1 where bounds prove that whatever root is within reach of the node is the global maximum. */
  readonly proven: Uint8Array
  /** Place of the root as it is known, in cells. */
  readonly position: Float64Array
  /** The cell where the equation falls through zero; −1 for persons who go no further. */
  readonly cell: Int32Array
  /** S, S′ and S″ at the ends of the cell, six numbers a person, in units of cells. */
  readonly ends: Float64Array
  /** I, I′ and I″ of incomplete persons there. */
  readonly information: Float64Array
  /** By cell: coefficients of the information of all items, then the slope below which a root in it is exact. */
  readonly cells: Float64Array
  /** Proof nodes to begin at, by S at the start node. */
  readonly startNodes: Int32Array
}

/** Persons of a block, by their places, who are worked on alike. */
export interface Members {
  readonly members: Int32Array
  /** Of the whole file, by place. */
  readonly person: Int32Array
  /** Added to S at every theta, by place. */
  readonly constant: Float64Array
}

/** Numbers of a cell in {@link BlockPlan.cells}. */
export const cellSize = 8

export function blockPlan(tables: RootTables, memory: BlockTables, rule: BlockRule, precision: number): BlockPlan {
  const { cellsPerProof } = tables.grid
  return {
    tables,
    memory,
    items: rule.items,
    precision,
    zones: rule.zones,
    zonesFilled: false,
    active: new Int32Array(together),
    node: new Int32Array(together),
    proven: new Uint8Array(together),
    position: new Float64Array(together),
    cell: new Int32Array(together),
    ends: new Float64Array(6 * together),
    information: new Float64Array(6 * together),
    cells: cellsOf(tables),
    startNodes: Int32Array.from(tables.start.nodes, (node) => Math.round(node / cellsPerProof)),
  }
}

function cellsOf({ grid, information, error, informationError, biasError }: RootTables): Float64Array {
  const { values, width, stride } = information
  const total = values.length - stride
  const out = new Float64Array(grid.cells * cellSize)
  for (let cell = 0; cell < grid.cells; cell++) {
    const ends = (j: number, unit: number) =>
      [cell, cell + 1].map((node) => unit * (values[total + node * width + j] as number)) as [number, number]
    const value = ends(0, 1)
    const { spacing } = grid
    out.set(quinticThrough({ value, slope: ends(1, spacing), curvature: ends(2, spacing * spacing) }), cell * cellSize)
    const least = Math.min(...value)
    const off = (error[cell] as number) + (biasError[cell] as number) / least
    const serves = least > 0 && (informationError[cell] as number) < least * acceptedInformation
    out[cell * cellSize + 6] = serves ? (-off / acceptedError) * spacing : Number.NEGATIVE_INFINITY
  }
  return out
}
