import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type BlueprintRule, countMembers, ruleBounds, ruleMatches, ruleName, type SumRule } from '../blueprint.js'
import { boundsText, outside, type Requirement } from './requirement.js'

/** The test has as many items as it shall have. */
export function lengthRequirement(items: readonly number[]): Requirement {
  return {
    name: 'length',
    path: '',
    demand: (length) => `exactly ${length}`,
    // A test that is still going on or ended early has its own length.
    violations: () => [],
    addRows(form) {
      const whole = form.length * form.forms
      form.addRow({ columns: items.map(form.column), low: whole, high: whole })
    },
  }
}

/** As many items of a kind as a rule says. */
export function countRequirement(rule: BlueprintRule, path: string, bank: CompiledBank): Requirement {
  const name = ruleName(rule)
  const members = Uint8Array.from(bank.items, (item) => (ruleMatches(rule, item) ? 1 : 0))
  const items = [...members.keys()].filter((index) => members[index] === 1)
  return {
    name,
    path,
    demand(length) {
      const { least, most } = ruleBounds(rule, length)
      return boundsText(least, rule.max === undefined ? Number.POSITIVE_INFINITY : most)
    },
    violations: (given) => outside(name, countMembers(members, given), ruleBounds(rule, given.length)),
    addRows(form) {
      const { least, most } = ruleBounds(rule, form.length)
      form.addRow({ columns: items.map(form.column), low: least * form.forms, high: most * form.forms })
    },
  }
}

/** A sum, or a mean per item, within its bounds. Items without the number count as 0. */
export function sumRequirement(rule: SumRule, path: string, bank: CompiledBank): Requirement {
  const name = `${rule.per === 'item' ? 'mean' : 'sum'} of ${rule.attribute}`
  const amounts = bank.items.map((item) => amountOf(item.content[rule.attribute]) ?? 0)
  const bounds = (length: number) => {
    const scale = rule.per === 'item' ? length : 1
    return {
      least: (rule.min ?? Number.NEGATIVE_INFINITY) * scale,
      most: (rule.max ?? Number.POSITIVE_INFINITY) * scale,
    }
  }
  const items = [...amounts.keys()].filter((index) => amounts[index] !== 0)
  return {
    name,
    path,
    demand: () => boundsText(rule.min ?? Number.NEGATIVE_INFINITY, rule.max ?? Number.POSITIVE_INFINITY),
    violations(given) {
      const sum = given.reduce((total, index) => total + (amounts[index] as number), 0)
      return outside(name, sum, given.length === 0 && rule.per === 'item' ? { least: 0, most: 0 } : bounds(given.length))
    },
    addRows(form) {
      const { least, most } = bounds(form.length)
      form.addRow({
        columns: items.map(form.column),
        coefficients: items.map((index) => amounts[index] as number),
        low: least * form.forms,
        high: most * form.forms,
      })
    },
  }
}

/** A number of an item's content, if it is one. */
export function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
