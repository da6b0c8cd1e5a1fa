import { type BlockPlan, cellSize, type Members } from './root-block-plan.js'
import { acceptedError, acceptedInformation } from './root-kernel.js'
import { proofReach } from './root-proof.js'
import type { ScoreColumns } from './score-columns.js'

/** Part of a cell that rounding may put a root beyond it. */
const onNode = 1e-9
/** Newton steps inside a cell, and the part of one whose square is the error that the last step leaves. */
const mostSteps = 8
const lastStep = 1e-5

/** Writes the roots of the quintics in the cells, where they are exact; `cell` is −1 for the others, and `proven` 0 where no proof reaches. */
export function solveCells(plan: BlockPlan, { members, person: persons }: Members, out: ScoreColumns, complete: boolean): void {
  const { tables, cells, cell, node, proven, position, ends, precision } = plan
  const { low, spacing, cellsPerProof } = tables.grid
  const { theta, standardError } = out
  const reach = tables.proof === undefined ? Number.POSITIVE_INFINITY : Math.floor(proofReach.near / spacing)
  for (let member = 0; member < members.length; member++) {
    const at = members[member] as number
    const from = 6 * at
    const here = cell[at] as number
    if (here < 0) continue
    const f0 = ends[from] as number
    const s0 = ends[from + 1] as number
    const c0 = ends[from + 2] as number
    const f1 = ends[from + 3] as number
    const s1 = ends[from + 4] as number
    const c1 = ends[from + 5] as number
    const rise = f1 - f0 - s0 - c0
    const slopeGap = s1 - s0 - 2 * c0
    const gap = c1 - c0
    const a3 = 10 * rise - 4 * slopeGap + gap
    const a4 = -15 * rise + 7 * slopeGap - 2 * gap
    const a5 = 6 * rise - 3 * slopeGap + gap
    let t = f0 / (f0 - f1)
    let slope = 0
    for (let steps = 0; steps < mostSteps; steps++) {
      slope = s0 + t * (2 * c0 + t * (3 * a3 + t * (4 * a4 + t * 5 * a5)))
      const change = (f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))) / slope
      t -= change
      if (change < lastStep && change > -lastStep) break
    }
    const away = here + t - (node[at] as number) * cellsPerProof
    if (!(away <= reach && away >= -reach)) proven[at] = 0
    const inside = t >= -onNode && t <= 1 + onNode
    const of = here * cellSize
    let information = 0
    let exact = false
    if (complete) {
      const upper = (cells[of + 3] as number) + t * ((cells[of + 4] as number) + t * (cells[of + 5] as number))
      information = (cells[of] as number) + t * ((cells[of + 1] as number) + t * ((cells[of + 2] as number) + t * upper))
      exact = slope < (cells[of + 6] as number)
    } else {
      information = informationAt(plan, from, t)
      exact = isExact(plan, here, slope, information)
    }
    if (!(inside && exact)) {
      cell[at] = -1
      continue
    }
    position[at] = here + t
    theta[persons[at] as number] = low + spacing * (here + t)
    standardError[persons[at] as number] = 1 / Math.sqrt(information + precision)
  }
}

function informationAt({ information }: BlockPlan, from: number, t: number): number {
  const f0 = information[from] as number
  const s0 = information[from + 1] as number
  const c0 = information[from + 2] as number
  const rise = (information[from + 3] as number) - f0 - s0 - c0
  const slopeGap = (information[from + 4] as number) - s0 - 2 * c0
  const gap = (information[from + 5] as number) - c0
  const a3 = 10 * rise - 4 * slopeGap + gap
  const a4 = -15 * rise + 7 * slopeGap - 2 * gap
  const a5 = 6 * rise - 3 * slopeGap + gap
  return f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5))))
}

function isExact({ tables }: BlockPlan, cell: number, slope: number, information: number): boolean {
  const off = (tables.error[cell] as number) + (tables.biasError[cell] as number) / information
  return (
    information > 0 &&
    slope < (-off / acceptedError) * tables.grid.spacing &&
    (tables.informationError[cell] as number) < information * acceptedInformation
  )
}
