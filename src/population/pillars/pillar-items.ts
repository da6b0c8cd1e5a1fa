import type { CompiledBank } from '../../bank/compile-bank.js'
import { missing } from '../../scoring/proficiency-estimate.js'

/** The items of one pillar that somebody answered. */
export interface PillarItems {
  readonly pillar: string
  /** Places in the bank, ascending. */
  readonly items: readonly number[]
}

/** Pillars of the answered items by their names' code units; items without a pillar belong to none. */
export function pillarItems(bank: CompiledBank, used: Uint8Array): PillarItems[] {
  const byName = new Map<string, number[]>()
  for (const [i, item] of bank.items.entries()) {
    const pillar = item.content?.pillar
    if (pillar === undefined || used[i] !== 1) continue
    byName.set(pillar, [...(byName.get(pillar) ?? []), i])
  }
  return [...byName].map(([pillar, items]) => ({ pillar, items })).sort((one, other) => (one.pillar < other.pillar ? -1 : 1))
}

/** The same answers with all but those of some items taken as not administered. */
export function answersTo(items: readonly number[], responses: Uint8Array, width: number): Uint8Array {
  const own = new Uint8Array(responses.length).fill(missing)
  for (let row = 0; row < responses.length; row += width) for (const i of items) own[row + i] = responses[row + i] as number
  return own
}
