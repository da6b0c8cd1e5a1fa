import type { CompiledBank } from '../../bank/compile-bank.js'
import type { CategoryCurve } from '../../models/category-curve.js'
import type { BlockTables } from './block-tables.js'
import { personFields } from './row-layout.js'
import type { RowTerm } from './rows.js'
import type { OwnRows } from './scan-curves.js'

/** ln P of the answers of a row at ±∞, one by one and together. */
interface RowLimits {
  readonly ofTerms: readonly { readonly item: number; readonly low: number; readonly high: number }[]
  readonly all: readonly [below: number, above: number]
}

/**
 * ln likelihood of a person at ±∞.
 * @param fields where the memory has what is known of the person
 */
export type ScanLimits = (fields: number, ownRows: OwnRows) => Readonly<Limits>

/** One object for all, which the next call overwrites. */
interface Limits {
  below: number
  above: number
}

export function scanLimits(bank: CompiledBank, rows: readonly (readonly RowTerm[])[], memory: BlockTables): ScanLimits {
  const known: (RowLimits | undefined)[] = []
  const marks = new Uint8Array(bank.items.length)

  function limitsOf(row: number): RowLimits {
    const ofRow = known[row] ?? rowLimits(bank, rows[row] ?? [])
    known[row] = ofRow
    return ofRow
  }

  const found: Limits = { below: 0, above: 0 }
  return (fields, { list, count }) => {
    const absent = (memory.integers[fields + personFields.missing] as number) > 0
    if (absent) markAbsent(marks, memory, fields)
    let atLow = 0
    let atHigh = 0
    for (let r = 0; r < count; r++) {
      const { all, ofTerms } = limitsOf(list[r] as number)
      if (!absent) {
        atLow += all[0]
        atHigh += all[1]
        continue
      }
      for (const { item, low, high } of ofTerms) {
        if (marks[item] === 1) continue
        atLow += low
        atHigh += high
      }
    }
    found.below = atLow
    found.above = atHigh
    return found
  }
}

function rowLimits(bank: CompiledBank, terms: readonly RowTerm[]): RowLimits {
  const ofTerms = terms.map(({ item, category }) => {
    const curve = bank.curves[item] as CategoryCurve
    return { item, low: curve.logProbabilityLimit(category, 'below'), high: curve.logProbabilityLimit(category, 'above') }
  })
  const sum = (of: 'low' | 'high') => ofTerms.reduce((all, term) => all + term[of], 0)
  return { ofTerms, all: [sum('low'), sum('high')] }
}

/** Marks the items not answered. */
function markAbsent(marks: Uint8Array, { integers, information }: BlockTables, fields: number): void {
  const from = (integers[fields + personFields.informationFrom] as number) >> 2
  const to = (integers[fields + personFields.informationTo] as number) >> 2
  const { all, item, lacking, rowBytes } = information
  const taken = integers[from] === all
  marks.fill(taken ? 0 : 1)
  for (let at = taken ? from + 1 : from; at < to; at++) {
    marks[((integers[at] as number) - (taken ? lacking : item)) / rowBytes] = taken ? 1 : 0
  }
}
