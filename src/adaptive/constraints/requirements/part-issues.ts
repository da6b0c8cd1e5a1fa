import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Issue } from '../../../issues/issue.js'
import type { Blueprint, SetRule, SumRule } from '../blueprint.js'
import { amountOf } from './count-requirements.js'
import { orderPlaces } from './item-order.js'
import { itemSets } from './item-sets.js'

/** What is wrong with the parts of a blueprint other than its rules: unknown items, bounds that cross, attributes that items lack. */
export function partIssues(blueprint: Blueprint, bank: CompiledBank): Issue[] {
  const { sums = [], include = [], exclude = [], together = [], enemies = [] } = blueprint
  return [
    ...sums.flatMap((rule, r) => sumIssues(rule, `sums[${r}]`, bank)),
    ...include.flatMap((id, i) => listedIssues(id, `include[${i}]`, bank)),
    ...exclude.flatMap((id, i) => unknownIssues(id, `exclude[${i}]`, bank)),
    ...include.flatMap((id, i) =>
      exclude.includes(id) ? [issue(`include[${i}]`, 'is excluded as well; remove it from one of the lists', id)] : [],
    ),
    ...together.flatMap((group, g) => groupIssues(group, `together[${g}]`, bank)),
    ...enemies.flatMap((group, g) => groupIssues(group, `enemies[${g}]`, bank)),
    ...orderIssues(blueprint, bank),
    ...setIssues(blueprint, bank),
  ]
}

function issue(path: string, message: string, item?: string): Issue {
  return { code: 'blueprint-part', message, path, ...(item === undefined ? {} : { item }) }
}

function unknownIssues(id: string, path: string, bank: CompiledBank): Issue[] {
  return bank.indexOfItem.has(id) ? [] : [issue(path, 'is not in the bank; remove it', id)]
}

/** Items that tests are to have must be in the bank and operational. */
function listedIssues(id: string, path: string, bank: CompiledBank): Issue[] {
  const item = bank.items[bank.indexOfItem.get(id) ?? -1]
  if (item === undefined) return unknownIssues(id, path, bank)
  return item.status === 'operational'
    ? []
    : [issue(path, `is ${item.status}, and only operational items are given; remove it`, id)]
}

function groupIssues(group: readonly string[], path: string, bank: CompiledBank): Issue[] {
  return [
    ...(new Set(group).size < 2 ? [issue(path, 'a group needs two items or more; remove it')] : []),
    ...group.flatMap((id) => unknownIssues(id, path, bank)),
  ]
}

function boundIssues(
  path: string,
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
): Issue[] {
  return (min ?? Number.NEGATIVE_INFINITY) > (max ?? Number.POSITIVE_INFINITY)
    ? [issue(path, `min ${min} lies above max ${max}; exchange them`)]
    : []
}

function sumIssues(rule: SumRule, path: string, bank: CompiledBank): Issue[] {
  const lacking = bank.items.filter(
    (item) => item.status === 'operational' && amountOf(item.content[rule.attribute]) === undefined,
  )
  const [first] = lacking
  return [
    ...(rule.min === undefined && rule.max === undefined
      ? [issue(path, 'has neither min nor max; give one or remove the sum')]
      : []),
    ...boundIssues(path, rule),
    ...(first === undefined
      ? []
      : [
          issue(
            path,
            `${lacking.length} operational item(s) have no number "${rule.attribute}" in their content; add it`,
            first.id,
          ),
        ]),
  ]
}

function orderIssues({ order, sets }: Blueprint, bank: CompiledBank): Issue[] {
  if (order === undefined) return []
  const places = orderPlaces(order, bank)
  const split =
    sets === undefined || sets.consecutive === false
      ? []
      : [...itemSets(sets, bank).members].filter(([, items]) => new Set(items.map((index) => places[index])).size > 1)
  return [
    ...(new Set(order.values).size < order.values.length ? [issue('order.values', 'names a value twice; keep one')] : []),
    ...order.values.flatMap((value, v) =>
      places.includes(order.values.indexOf(value))
        ? []
        : [issue(`order.values[${v}]`, `no item has ${order.attribute} = ${String(value)}; remove it`)],
    ),
    ...split.map(([name]) =>
      issue(
        'order',
        `the items of ${sets?.attribute} = ${name} come at different places of the order; give them one ${order.attribute}`,
      ),
    ),
  ]
}

function setIssues({ sets }: Blueprint, bank: CompiledBank): Issue[] {
  if (sets === undefined) return []
  const { members } = itemSets(sets, bank)
  return [
    ...(members.size === 0
      ? [issue('sets.attribute', `no item has "${sets.attribute}" in its content; name another attribute`)]
      : []),
    ...boundIssues('sets', sets),
    ...boundIssues('sets.items', sets.items ?? {}),
    ...(sets.rules ?? []).flatMap((rule, r) => withinIssues(rule, `sets.rules[${r}]`)),
  ]
}

function withinIssues(rule: NonNullable<SetRule['rules']>[number], path: string): Issue[] {
  const bounds = [rule.min, rule.max].filter((bound) => bound !== undefined)
  return [
    ...(bounds.length === 0 ? [issue(path, 'has neither min nor max; give one or remove the rule')] : []),
    ...(rule.unit === 'proportion' || bounds.some((bound) => !Number.isInteger(bound))
      ? [issue(path, 'must have whole numbers as counts; a set is too small for proportions')]
      : []),
    ...boundIssues(path, rule),
  ]
}
