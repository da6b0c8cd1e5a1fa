import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { OrderRule } from '../blueprint.js'
import { outside, type Requirement } from './requirement.js'

/** Place of each item in a sequence of kinds, −1 where it may come anywhere. */
export function orderPlaces({ attribute, values }: OrderRule, bank: CompiledBank): Int32Array {
  return Int32Array.from(bank.items, ({ content }) => values.indexOf(content[attribute] as OrderRule['values'][number]))
}

/** Kinds are given in their sequence. */
export function orderRequirement(rule: OrderRule, bank: CompiledBank): Requirement {
  const places = orderPlaces(rule, bank)
  const name = `order of ${rule.attribute}`
  return {
    name,
    path: 'order',
    demand: () => rule.values.join(' before '),
    violations(given) {
      let highest = -1
      let late = 0
      for (const index of given) {
        const place = places[index] as number
        if (place >= 0 && place < highest) late += 1
        highest = Math.max(highest, place)
      }
      return outside(`items too late for the ${name}`, late, { least: 0, most: 0 })
    },
  }
}
