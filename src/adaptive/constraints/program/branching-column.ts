import { leavingEntriesInto, rowOfInverse } from './dual-simplex.js'
import type { SimplexBasis } from './simplex-basis.js'
import { type WholeProgram, wholeTolerance } from './whole-program.js'

/** Columns that are looked at more closely, the least decided ones. */
const candidates = 8

interface Undecided {
  readonly column: number
  /** Row in which it is basic. */
  readonly row: number
  /** Its value less the whole number below. */
  readonly part: number
}

/**
 * The column that leads to an answer soon: the one nearest to its next whole number above; −1 where all are whole. Columns to be settled
 * first come before others.
 */
export function divingColumn(basis: SimplexBasis, program: WholeProgram): number {
  return highest(undecided(basis, program), ({ part }) => part)?.column ?? -1
}

/**
 * The column that tells most about what is possible: that of which either side costs most, as far as the first step of the dual simplex
 * method shows; −1 where all are whole.
 * @source Driebeek (1966), Management Science 12, 576–587 (penalties); Achterberg, Koch & Martin (2005), Operations Research Letters 33,
 *   42–54 (product of both sides)
 */
export function tellingColumn(basis: SimplexBasis, program: WholeProgram): number {
  const left = undecided(basis, program)
  if (left.length <= 1) return left[0]?.column ?? -1
  const least = left.sort((one, other) => Math.abs(one.part - 0.5) - Math.abs(other.part - 0.5)).slice(0, candidates)
  const weights = new Float64Array(basis.basic.length)
  const entries = new Float64Array(basis.place.length)
  return (
    highest(least, ({ row, part }) => {
      rowOfInverse(basis, row, weights)
      leavingEntriesInto(entries, basis, weights)
      const { below, above } = firstSteps(basis, entries)
      return Math.max(part * below, smallestCost) * Math.max((1 - part) * above, smallestCost)
    })?.column ?? -1
  )
}

/** Keeps a product apart from 0 where one side costs nothing, so that the other one counts. */
const smallestCost = 1e-6

/** What a unit of the row costs at first when its column is pushed below and above. */
function firstSteps(basis: SimplexBasis, entries: Float64Array): { readonly below: number; readonly above: number } {
  const { active, activeCount, place, reduced, lower, upper, atUpper } = basis
  let below = Number.POSITIVE_INFINITY
  let above = Number.POSITIVE_INFINITY
  for (let k = 0; k < activeCount; k++) {
    const j = active[k] as number
    if ((place[j] as number) >= 0 || lower[j] === upper[j]) continue
    const entry = entries[j] as number
    if (Math.abs(entry) < 1e-9) continue
    const ratio = Math.abs((reduced[j] as number) / entry)
    // A column at its lower bound can only grow, which lowers the basic one where the entry is positive.
    if (entry > 0 === (atUpper[j] === 0)) below = Math.min(below, ratio)
    else above = Math.min(above, ratio)
  }
  return { below: Math.min(below, 1), above: Math.min(above, 1) }
}

/** How many columns to be settled next are not whole. */
export function undecidedCount(basis: SimplexBasis, program: WholeProgram): number {
  return undecided(basis, program).length
}

function undecided({ head, basic, matrix }: SimplexBasis, { whole, first }: WholeProgram): Undecided[] {
  const left: Undecided[] = []
  let level = 0
  for (let row = 0; row < head.length; row++) {
    const column = head[row] as number
    if (column >= matrix.columns || whole[column] !== 1) continue
    const value = basic[row] as number
    const part = value - Math.floor(value)
    if (part <= wholeTolerance || part >= 1 - wholeTolerance) continue
    const own = first?.[column] ?? 0
    if (own < level) continue
    if (own > level) left.length = 0
    level = own
    left.push({ column, row, part })
  }
  return left
}

function highest(of: readonly Undecided[], rank: (one: Undecided) => number): Undecided | undefined {
  let best: Undecided | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const one of of) {
    const value = rank(one)
    if (value <= most) continue
    most = value
    best = one
  }
  return best
}
