import type { Issue } from '../../../issues/issue.js'
import type { ResolvedItem } from '../coordinates/build-layout.js'
import { namesParameter } from '../parameter-name.js'
import { fixedCategories } from '../resolve-items.js'
import type { CalibrationInput } from './calibration-issues.js'

/** Items whose answers cannot tell their parameters: unanswered, constant, with categories too many or never seen. */
export function responseIssues({ resolved, layout }: CalibrationInput): Issue[] {
  const seenOnScale = ratingScaleCounts(resolved.items, resolved.counts)
  return resolved.items.flatMap((item, i) => {
    const counts = resolved.counts[i] as Float64Array
    const held = layout.items[i]?.slots.every((slot) => slot < 0) === true
    const beyond = beyondIssues(item, counts)
    if (beyond.length > 0 || held) return beyond
    return itemIssues(item, counts, item.model === 'rsm' ? (seenOnScale.get(item.ratingScale ?? '') ?? counts) : counts)
  })
}

function beyondIssues({ item, model, values }: ResolvedItem, counts: Float64Array): Issue[] {
  const fixed = fixedCategories(model)
  if (fixed !== undefined) {
    const higher = counts.subarray(fixed).reduce((sum, count) => sum + count, 0)
    if (higher === 0) return []
    const message = `${higher} response(s) above 1; a dichotomous model takes 0 and 1, recode them or choose a polytomous model`
    return [{ code: 'calibration-category', message, item }]
  }
  const list = values
    .slice(1)
    .map((given) => given.thresholds ?? given.steps ?? given.slopes)
    .findLast((given) => typeof given === 'object')
  if (typeof list !== 'object' || counts.length <= list.length + 1) return []
  const message = `its parameters are for the categories 0…${list.length}, but there are responses up to ${counts.length - 1}; recode them or correct the parameters`
  return [{ code: 'calibration-category', message, item }]
}

function itemIssues({ item, held, model }: ResolvedItem, counts: Float64Array, seen: Float64Array): Issue[] {
  const categories = [...counts.keys()].filter((k) => counts[k] !== 0)
  if (categories.length === 0)
    return [{ code: 'calibration-unanswered', message: 'nobody answered it; leave the item out', item }]
  if (categories.length === 1) {
    const only = categories[0] as number
    const what = only === 0 ? 'wrong' : only === counts.length - 1 ? 'right' : `in category ${only}`
    const message = `everybody who answered is ${what}, so its difficulty is unbounded; leave the item out or check its key`
    return [{ code: 'calibration-constant', message, item }]
  }
  const places = ['thresholds', 'steps', 'slopes'].some((list) => held.some((name) => namesParameter(name, list)))
  const unseen = [...seen.keys()].filter((k) => seen[k] === 0)
  if (unseen.length === 0 || places || fixedCategories(model) !== undefined) return []
  const message = `category ${unseen.join(', ')} of 0…${seen.length - 1} was never chosen, so its parameter is unbounded; merge it with a neighbouring category`
  return [{ code: 'calibration-category-unseen', message, item }]
}

/** Items of a rating scale share their steps: it is enough that one of them saw a category. */
function ratingScaleCounts(items: readonly ResolvedItem[], counts: readonly Float64Array[]): Map<string, Float64Array> {
  const sums = new Map<string, Float64Array>()
  for (const [i, { model, ratingScale = '' }] of items.entries()) {
    if (model !== 'rsm') continue
    const own = counts[i] as Float64Array
    const sum = sums.get(ratingScale) ?? new Float64Array(own.length)
    sums.set(
      ratingScale,
      sum.map((count, k) => count + (own[k] ?? 0)),
    )
  }
  return sums
}
