import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Blueprint } from '../blueprint.js'
import { enemyIndices } from '../enemies.js'
import { countRequirement, lengthRequirement, sumRequirement } from './count-requirements.js'
import { enemyCliques } from './enemy-cliques.js'
import { orderRequirement } from './item-order.js'
import { enemyRequirement, excludeRequirement, includeRequirement, togetherRequirement } from './item-requirements.js'
import { setRequirements } from './item-sets.js'
import type { Requirement } from './requirement.js'

/** Everything a blueprint asks of a test, its length first; ids that are not in the bank are left out. */
export function blueprintRequirements(blueprint: Blueprint, bank: CompiledBank): Requirement[] {
  const indices = (ids: readonly string[]) =>
    [...new Set(ids)].flatMap((id) => {
      const index = bank.indexOfItem.get(id)
      return index === undefined ? [] : [index]
    })
  const { rules, sums = [], include = [], exclude = [], together = [], enemies = [], order, sets } = blueprint
  return [
    lengthRequirement(bank.items.map((_, index) => index)),
    ...rules.map((rule, r) => countRequirement(rule, `rules[${r}]`, bank)),
    ...sums.map((rule, r) => sumRequirement(rule, `sums[${r}]`, bank)),
    ...include.flatMap((id, i) => indices([id]).map((item) => includeRequirement(item, `include[${i}]`, bank))),
    ...exclude.flatMap((id, i) => indices([id]).map((item) => excludeRequirement(item, `exclude[${i}]`, bank))),
    ...together.map((group, g) => togetherRequirement(indices(group), `together[${g}]`, bank)),
    ...enemies.map((group, g) => enemyRequirement(indices(group), `enemies[${g}]`, bank)),
    ...(sets === undefined ? [] : setRequirements(sets, bank)),
    ...(order === undefined ? [] : [orderRequirement(order, bank)]),
  ]
}

/** No two items that the bank declares enemies. */
export function bankEnemyRequirements(bank: CompiledBank): Requirement[] {
  return enemyCliques(enemyIndices(bank)).map((clique) => enemyRequirement(clique, '', bank))
}
