import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { BlueprintViolation } from '../blueprint.js'
import { outside, type Requirement } from './requirement.js'

/** An item that every test has. */
export function includeRequirement(item: number, path: string, bank: CompiledBank): Requirement {
  const name = `item ${bank.itemIds[item]}`
  return {
    name,
    path,
    demand: () => 'included',
    violations: (given) => outside(name, given.includes(item) ? 1 : 0, { least: 1, most: 1 }),
    addRows: (form) => form.addRow({ columns: [form.column(item)], low: form.forms, high: form.forms }),
  }
}

/** An item that no test has. */
export function excludeRequirement(item: number, path: string, bank: CompiledBank): Requirement {
  const name = `item ${bank.itemIds[item]}`
  return {
    name,
    path,
    demand: () => 'excluded',
    violations: (given) => outside(name, given.includes(item) ? 1 : 0, { least: 0, most: 0 }),
    addRows: (form) => form.addRow({ columns: [form.column(item)], low: 0, high: 0 }),
  }
}

/** Items of which a test has all or none. */
export function togetherRequirement(items: readonly number[], path: string, bank: CompiledBank): Requirement {
  const name = `items ${items.map((item) => bank.itemIds[item]).join(', ')}`
  return {
    name,
    path,
    demand: () => 'all or none',
    violations(given): BlueprintViolation[] {
      const count = countOf(items, given)
      return count === 0 ? [] : outside(name, count, { least: items.length, most: items.length })
    },
    addRows(form) {
      const [first, ...rest] = items.map(form.column)
      for (const other of rest) form.addRow({ columns: [first as number, other], coefficients: [1, -1], low: 0, high: 0 })
    },
  }
}

/** Items of which a test has at most one. */
export function enemyRequirement(items: readonly number[], path: string, bank: CompiledBank): Requirement {
  const name = `enemies ${items.map((item) => bank.itemIds[item]).join(', ')}`
  return {
    name,
    path,
    demand: () => 'at most 1',
    violations: (given) => outside(name, countOf(items, given), { least: 0, most: 1 }),
    addRows: (form) => form.addRow({ columns: items.map(form.column), low: 0, high: form.forms }),
  }
}

function countOf(items: readonly number[], given: readonly number[]): number {
  return items.filter((item) => given.includes(item)).length
}
