import type { BlueprintViolation } from '../blueprint.js'
import type { ProgramRow } from '../program/whole-program.js'

/** One thing that a blueprint asks of a test: how it is judged, and how it is told to a solver. */
export interface Requirement {
  /** "pillar = skills", "sum of seconds". */
  readonly name: string
  /** Place in the blueprint document; empty for what stands elsewhere. */
  readonly path: string
  /** What a test of some length must have, in words: "9 to 12". */
  demand(length: number): string
  /**
   * How the items, taken as the whole test in the order in which they are given, break it.
   * @param items indices in the bank
   */
  violations(items: readonly number[]): readonly BlueprintViolation[]
  /** Rows that any set of items must meet; absent for what only concerns the sequence in which they are given. */
  addRows?(form: FormColumns): void
}

/** The columns that stand for the items of one test, or of several tests of the same blueprint taken together. */
export interface FormColumns {
  /** How many tests. */
  readonly forms: number
  /** Items of one test. */
  readonly length: number
  /** Column of an item; how often it is taken. */
  column(item: number): number
  /** Column that counts in how many of the tests an item set is used, with the rows that make it do so. */
  setColumn(name: string, items: readonly number[]): number
  addRow(row: ProgramRow): void
}

/** A violation, if a figure lies outside its bounds by more than rounding. */
export function outside(
  rule: string,
  count: number,
  { least, most }: { readonly least: number; readonly most: number },
): BlueprintViolation[] {
  const slack = 1e-9 * Math.max(1, Math.abs(count))
  return count < least - slack || count > most + slack ? [{ rule, count, least, most }] : []
}

/** "9 to 12", "at least 9", "at most 12", "exactly 9". */
export function boundsText(least: number, most: number): string {
  if (least === most) return `exactly ${least}`
  if (!Number.isFinite(most)) return `at least ${least}`
  return Number.isFinite(least) && least > 0 ? `${least} to ${most}` : `at most ${most}`
}
