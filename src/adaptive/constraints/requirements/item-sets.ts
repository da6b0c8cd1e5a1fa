import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type BlueprintRule, ruleBounds, ruleMatches, ruleName, type SetRule } from '../blueprint.js'
import { boundsText, type FormColumns, outside, type Requirement } from './requirement.js'

/** The item sets of a bank under a rule. */
export interface ItemSets {
  /** Items of each set, by its name, in the order of the bank. */
  readonly members: ReadonlyMap<string, readonly number[]>
  /** Name of each item's set; undefined for items of none. */
  readonly setOf: readonly (string | undefined)[]
}

export function itemSets(rule: SetRule, bank: CompiledBank): ItemSets {
  const setOf = bank.items.map(({ content }) => {
    const value = content[rule.attribute]
    return value === undefined || value === null ? undefined : String(value)
  })
  const members = new Map<string, number[]>()
  setOf.forEach((name, index) => {
    if (name === undefined) return
    const items = members.get(name)
    if (items === undefined) members.set(name, [index])
    else items.push(index)
  })
  return { members, setOf }
}

/** What a rule on item sets asks: how many sets, how many items of each, what kinds of them, and that none is broken up. */
export function setRequirements(rule: SetRule, bank: CompiledBank): Requirement[] {
  const sets = itemSets(rule, bank)
  const { min = 0, max = Number.POSITIVE_INFINITY, items } = rule
  return [
    ...(rule.min === undefined && rule.max === undefined ? [] : [setCount(rule, sets, { least: min, most: max })]),
    ...(items === undefined ? [] : [setSize(rule, sets, items)]),
    ...(rule.rules ?? []).map((inner, r) => withinSets(rule, sets, inner, r, bank)),
    ...(rule.consecutive === false ? [] : [unbroken(rule, sets)]),
  ]
}

function setCount(rule: SetRule, sets: ItemSets, bounds: { readonly least: number; readonly most: number }): Requirement {
  const name = `sets of ${rule.attribute}`
  return {
    name,
    path: 'sets',
    demand: () => boundsText(bounds.least, bounds.most),
    violations: (given) => outside(name, countsBySet(sets, given).size, bounds),
    addRows(form) {
      const columns = [...sets.members].map(([set, members]) => form.setColumn(set, members))
      form.addRow({ columns, low: bounds.least * form.forms, high: bounds.most * form.forms })
    },
  }
}

function setSize(
  rule: SetRule,
  sets: ItemSets,
  { min = 1, max = Number.POSITIVE_INFINITY }: NonNullable<SetRule['items']>,
): Requirement {
  const bounds = { least: Math.max(1, min), most: max }
  return {
    name: `items of each ${rule.attribute}`,
    path: 'sets.items',
    demand: () => boundsText(bounds.least, bounds.most),
    violations: (given) =>
      [...countsBySet(sets, given)].flatMap(([set, count]) => outside(`items of ${rule.attribute} = ${set}`, count, bounds)),
    addRows(form) {
      for (const [set, members] of sets.members) addUsedBounds(form, { set, members, counted: members, ...bounds })
    },
  }
}

/** A rule on the items of each set that is used. */
function withinSets(rule: SetRule, sets: ItemSets, inner: BlueprintRule, place: number, bank: CompiledBank): Requirement {
  const name = `${ruleName(inner)} in each ${rule.attribute}`
  const isMember = bank.items.map((item) => ruleMatches(inner, item))
  const bounds = ruleBounds({ ...inner, unit: 'count' }, Number.POSITIVE_INFINITY)
  return {
    name,
    path: `sets.rules[${place}]`,
    demand: () => boundsText(bounds.least, bounds.most),
    violations(given) {
      const counted = countsBySet(
        sets,
        given.filter((index) => isMember[index]),
      )
      return [...countsBySet(sets, given).keys()].flatMap((set) =>
        outside(`${ruleName(inner)} in ${rule.attribute} = ${set}`, counted.get(set) ?? 0, bounds),
      )
    },
    addRows(form) {
      for (const [set, members] of sets.members)
        addUsedBounds(form, { set, members, counted: members.filter((index) => isMember[index]), ...bounds })
    },
  }
}

/** least · used ≤ items counted ≤ most · used. */
function addUsedBounds(
  form: FormColumns,
  group: {
    readonly set: string
    readonly members: readonly number[]
    readonly counted: readonly number[]
    readonly least: number
    readonly most: number
  },
): void {
  const { least, counted } = group
  const most = Math.min(group.most, counted.length)
  const columns = [...counted.map(form.column), form.setColumn(group.set, group.members)]
  const ones = counted.map(() => 1)
  if (least > 0) form.addRow({ columns, coefficients: [...ones, -least], low: 0, high: Number.POSITIVE_INFINITY })
  form.addRow({ columns, coefficients: [...ones, -most], low: Number.NEGATIVE_INFINITY, high: 0 })
}

/** The items of a set follow one another. */
function unbroken(rule: SetRule, sets: ItemSets): Requirement {
  return {
    name: `${rule.attribute} in one piece`,
    path: 'sets.consecutive',
    demand: () => 'in one piece',
    violations(given) {
      const pieces = new Map<string, number>()
      given.forEach((index, at) => {
        const set = sets.setOf[index]
        const before = at === 0 ? undefined : sets.setOf[given[at - 1] as number]
        if (set !== undefined && set !== before) pieces.set(set, (pieces.get(set) ?? 0) + 1)
      })
      return [...pieces].flatMap(([set, count]) => outside(`pieces of ${rule.attribute} = ${set}`, count, { least: 1, most: 1 }))
    },
  }
}

function countsBySet({ setOf }: ItemSets, given: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const index of given) {
    const set = setOf[index]
    if (set !== undefined) counts.set(set, (counts.get(set) ?? 0) + 1)
  }
  return counts
}
