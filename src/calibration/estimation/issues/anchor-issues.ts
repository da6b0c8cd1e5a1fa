import type { Issue } from '../../../issues/issue.js'
import { isHeldBy } from '../resolve-items.js'
import type { CalibrationInput } from './calibration-issues.js'

/** An anchor that carries no scale: provisional, absent from the responses, of another model or another D. */
export function anchorIssues({ options: { anchor, items, scalingConstant }, responses }: CalibrationInput): Issue[] {
  if (anchor === undefined) return []
  if (anchor.scale.status === 'provisional') {
    const message = `bank "${anchor.id}" is provisional: its parameters were judged, not measured, and cannot carry a scale; give it as priors instead (--priors)`
    return [{ code: 'calibration-anchor-provisional', message }]
  }
  const issues: Issue[] = []
  const anchors = new Map(anchor.items.filter(isHeldBy).map((item) => [item.id, item]))
  if (!responses.itemIds.some((id) => anchors.has(id))) {
    const message = `none of the items is in the bank "${anchor.id}" with a status other than "pretest"; compare the item ids, or calibrate without an anchor`
    issues.push({ code: 'calibration-anchor-unused', message })
  }
  if (scalingConstant !== undefined && scalingConstant !== anchor.scale.scalingConstant) {
    const message = `the anchor's scale has the scaling constant ${anchor.scale.scalingConstant}, got ${scalingConstant}; leave the option out`
    issues.push({ code: 'calibration-anchor-scale', message })
  }
  for (const { item, model } of items ?? []) {
    const held = anchors.get(item)?.model
    if (held === undefined || held === model || (held === '1pl' && model === '1pl-common')) continue
    const message = `it is a ${held} item in the anchor but a ${model} item here; give it the anchor's model or leave it out of the anchor`
    issues.push({ code: 'calibration-anchor-model', message, item })
  }
  return issues
}

/** Held items keep the model that they have in the anchor, whatever the model of the run: said, because the run names another. */
export function anchorModelWarnings({ options: { anchor, model, items }, responses }: CalibrationInput): Issue[] {
  if (anchor === undefined || model === undefined) return []
  const named = new Set(items?.map(({ item }) => item))
  const present = new Set(responses.itemIds)
  const others = anchor.items.filter(
    (item) => present.has(item.id) && !named.has(item.id) && item.model !== model.replace('-common', ''),
  )
  if (others.length === 0) return []
  const models = [...new Set(others.map((item) => item.model))].join(', ')
  const message = `${others.length} item(s) of the anchor are ${models}, not ${model}, and keep that model: ${shownIds(others.map(({ id }) => id))}; a mixture of models is one scale only if each fits its items`
  return [{ code: 'calibration-anchor-mixed', message }]
}

const shown = 5

function shownIds(ids: readonly string[]): string {
  const list = ids.slice(0, shown).map((id) => `"${id}"`)
  return list.join(', ') + (ids.length > shown ? ` and ${ids.length - shown} more` : '')
}
