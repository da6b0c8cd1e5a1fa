import type { Issue } from '../issues/issue.js'
import { parameterIssues } from '../models/parameter-issues.js'
import type { ItemBank } from './item-bank.js'

/** Everything that is wrong with a bank of the right shape: parameters, duplicate ids, enemies that do not exist. */
export function bankIssues(bank: ItemBank): Issue[] {
  const ids = new Set(bank.items.map((item) => item.id))
  const issues: Issue[] = []
  if (bank.items.length === 0) {
    issues.push({ code: 'bank-empty', message: 'a bank must hold at least one item, got none; add items', path: 'items' })
  }
  const seen = new Map<string, number>()
  for (const [index, item] of bank.items.entries()) {
    const path = `items[${index}]`
    const first = seen.get(item.id)
    if (first !== undefined) {
      issues.push({
        code: 'item-duplicate',
        message: `id "${item.id}" was used before at items[${first}]; give every item an id of its own`,
        path,
        item: item.id,
      })
    } else seen.set(item.id, index)
    for (const { parameter, message } of parameterIssues(item)) {
      issues.push({ code: 'parameter-invalid', message, path: `${path}.parameters.${parameter}`, item: item.id })
    }
    for (const enemy of item.enemies) {
      if (enemy === item.id)
        issues.push({
          code: 'enemy-self',
          message: 'an item cannot be its own enemy; remove it from enemies',
          path: `${path}.enemies`,
          item: item.id,
        })
      else if (!ids.has(enemy))
        issues.push({
          code: 'enemy-unknown',
          message: `enemy "${enemy}" is not in the bank; remove it or add the item`,
          path: `${path}.enemies`,
          item: item.id,
        })
    }
  }
  return [...issues, ...ratingScaleIssues(bank)]
}

/** Items of one rating scale share their steps: the first item of the block sets them. */
function ratingScaleIssues(bank: ItemBank): Issue[] {
  const blocks = new Map<string, { id: string; steps: readonly number[] }>()
  const issues: Issue[] = []
  for (const [index, item] of bank.items.entries()) {
    if (item.model !== 'rsm') continue
    const block = item.parameters.ratingScale ?? ''
    const first = blocks.get(block)
    if (first === undefined) blocks.set(block, { id: item.id, steps: item.parameters.steps })
    else if (
      first.steps.length !== item.parameters.steps.length ||
      first.steps.some((step, k) => step !== item.parameters.steps[k])
    ) {
      issues.push({
        code: 'rating-scale-unequal',
        message: `steps must equal those of item "${first.id}", which shares the rating scale "${block}"; copy them or name another ratingScale`,
        path: `items[${index}].parameters.steps`,
        item: item.id,
      })
    }
  }
  return issues
}
