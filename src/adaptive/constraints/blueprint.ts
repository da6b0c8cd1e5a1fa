import type { CompiledBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'

/** What a test must be made of, `melek-blueprint/1`. Items are named by their ids, kinds by fields of the items' content. */
export interface Blueprint {
  readonly format: 'melek-blueprint/1'
  readonly id?: string | undefined
  readonly version?: string | undefined
  /** How many items of a kind. */
  readonly rules: readonly BlueprintRule[]
  /** How many words, seconds or anything else that items have a number of. */
  readonly sums?: readonly SumRule[] | undefined
  /** Items of every test. */
  readonly include?: readonly string[] | undefined
  /** Items of no test. */
  readonly exclude?: readonly string[] | undefined
  /** Groups of which a test has all items or none. */
  readonly together?: readonly (readonly string[])[] | undefined
  /** Groups of which a test has at most one item, beside the enemies that the bank declares. */
  readonly enemies?: readonly (readonly string[])[] | undefined
  /** The sequence of kinds. */
  readonly order?: OrderRule | undefined
  /** Items that belong to one text, picture or case. */
  readonly sets?: SetRule | undefined
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
  /** How much it weighs against other rules where a method weighs them; default 1. */
  readonly weight?: number | undefined
}

/** Bounds of the sum of a number that every item has in its content: of the whole test, or a mean per item. */
export interface SumRule {
  readonly attribute: string
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Default "test". */
  readonly per?: 'test' | 'item' | undefined
}

/** Items whose attribute is an earlier value are given before those of a later one; other items may come anywhere. */
export interface OrderRule {
  readonly attribute: string
  readonly values: readonly (string | number | boolean)[]
}

/** Items with the same value of an attribute form a set; items without it belong to none. */
export interface SetRule {
  readonly attribute: string
  /** Fewest and most sets in a test. */
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Fewest and most items of each set that is used. */
  readonly items?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined
  /** How many items of a kind each set that is used must have, as counts. */
  readonly rules?: readonly BlueprintRule[] | undefined
  /** Whether the items of a set follow one another; default true. */
  readonly consecutive?: boolean | undefined
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
  /** Name of the rule, "pillar = skills". */
  readonly rule: string
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
    return count < least || count > most ? [{ rule: ruleName(rule), count, least, most }] : []
  })
}

/** How many of the items given are members of a rule. */
export function countMembers(members: Uint8Array, given: readonly number[]): number {
  let count = 0
  for (const index of given) count += members[index] as number
  return count
}
