import type { FileItem } from './item-file.js'

/** Names the rating scales of RSM items where there are several: items share one whose steps are the same numbers. */
export function withRatingScales(items: readonly FileItem[]): FileItem[] {
  const names = new Map<string, string>()
  for (const { item } of items) {
    const key = item.model === 'rsm' ? item.parameters.steps.join(' ') : undefined
    if (key !== undefined && !names.has(key)) names.set(key, `scale-${names.size + 1}`)
  }
  if (names.size < 2) return [...items]
  return items.map((each) => {
    if (each.item.model !== 'rsm') return each
    const ratingScale = names.get(each.item.parameters.steps.join(' '))
    return { ...each, item: { ...each.item, parameters: { ...each.item.parameters, ratingScale } } }
  })
}
