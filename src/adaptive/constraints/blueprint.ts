import type { CompiledBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'

/** What a test must be made of, `melek-blueprint/1`. */
export interface Blueprint {
  readonly format: 'melek-blueprint/1'
  readonly id?: string | undefined
  readonly version?: string | undefined
  readonly rules: readonly BlueprintRule[]
  readonly provenance?: Readonly<Record<string, unknown>> | undefined
}

/**
 * How many items of a kind a test may have. Bounds are proportions of the test where one of them lies strictly between 0 and 1,
 * counts otherwise, unless `unit` says which; they are judged at the actual length of the test.
 */
export interface BlueprintRule {
  /** A field of the item's content: pillar, competence, level, type or any other. */
  readonly attribute: string
  readonly value: string | number | boolean
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly unit?: 'count' | 'proportion' | undefined
}

/** Whether a rule's bounds are counts or proportions. */
export function ruleUnit(rule: BlueprintRule): 'count' | 'proportion' {
  if (rule.unit !== undefined) return rule.unit
  return [rule.min, rule.max].some((bound) => bound !== undefined && bound > 0 && bound < 1) ? 'proportion' : 'count'
}

/** Fewest and most items of a rule in a test of a given length. */
export function ruleBounds(rule: BlueprintRule, length: number): { readonly least: number; readonly most: number } {
  const scale = ruleUnit(rule) === 'proportion' ? length : 1
  // A product such as 0.3 × 30 lies a rounding error beside the whole number that is meant.
  return {
    least: Math.max(0, Math.ceil((rule.min ?? 0) * scale - 1e-9)),
    most: rule.max === undefined ? length : Math.floor(rule.max * scale + 1e-9),
  }
}

/** "pillar = skills", for messages and explanations. */
export function ruleName(rule: BlueprintRule): string {
  return `${rule.attribute} = ${String(rule.value)}`
}

/** Whether an item is of the rule's kind; an attribute that is a list counts for each of its entries. */
export function ruleMatches(rule: BlueprintRule, item: BankItem): boolean {
  const value = item.content[rule.attribute]
  return Array.isArray(value) ? value.includes(rule.value) : value === rule.value
}

/** For each rule, one flag an item. */
export function ruleMembership(rules: readonly BlueprintRule[], bank: CompiledBank): Uint8Array[] {
  return rules.map((rule) => Uint8Array.from(bank.items, (item) => (ruleMatches(rule, item) ? 1 : 0)))
}

/** A rule that a test of this length does not meet. */
export interface BlueprintViolation {
  readonly rule: BlueprintRule
  readonly count: number
  readonly least: number
  readonly most: number
}

/** The rules that the items given so far, taken as the whole test, break. */
export function blueprintViolations(
  rules: readonly BlueprintRule[],
  membership: readonly Uint8Array[],
  given: readonly number[],
): BlueprintViolation[] {
  return rules.flatMap((rule, r) => {
    const count = countMembers(membership[r] as Uint8Array, given)
    const { least, most } = ruleBounds(rule, given.length)
    return count < least || count > most ? [{ rule, count, least, most }] : []
  })
}

/** How many of the items given are members of a rule. */
export function countMembers(members: Uint8Array, given: readonly number[]): number {
  let count = 0
  for (const index of given) count += members[index] as number
  return count
}
