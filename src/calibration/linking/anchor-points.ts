import type { ItemBank } from '../../bank/item-bank.js'
import { anchorLine } from './anchor-lines.js'
import { type AnchorName, resolveAnchors } from './anchors.js'

/** A location of an anchor in both banks, each in logits of its own scale. */
export interface AnchorPoint {
  readonly item: string
  readonly location: number
  readonly baseLocation: number
}

/**
 * Difficulties, thresholds and steps of the anchors in both banks: what a scatter of anchors shows.
 * @throws MelekError `anchors-invalid`
 */
export function anchorPoints(bank: ItemBank, base: ItemBank, names?: readonly AnchorName[]): AnchorPoint[] {
  return resolveAnchors(bank, base, names).flatMap((anchor) => {
    const { locations, baseLocations } = anchorLine(anchor)
    return locations.map((location, k) => ({ item: anchor.id, location, baseLocation: baseLocations[k] as number }))
  })
}
