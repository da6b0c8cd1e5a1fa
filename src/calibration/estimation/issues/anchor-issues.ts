import type { Issue } from '../../../issues/issue.js'
import type { CalibrationInput } from './calibration-issues.js'

/** An anchor that carries no scale: provisional, absent from the responses, of another model or another D. */
export function anchorIssues({ options: { anchor, items, scalingConstant }, responses }: CalibrationInput): Issue[] {
  if (anchor === undefined) return []
  if (anchor.scale.status === 'provisional') {
    const message = `bank "${anchor.id}" is provisional: its parameters were judged, not measured, and cannot carry a scale; give it as priors instead (--priors)`
    return [{ code: 'calibration-anchor-provisional', message }]
  }
  const issues: Issue[] = []
  const anchors = new Map(anchor.items.map((item) => [item.id, item]))
  if (!responses.itemIds.some((id) => anchors.has(id))) {
    const message = `none of the items is in the bank "${anchor.id}"; compare the item ids, or calibrate without an anchor`
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
