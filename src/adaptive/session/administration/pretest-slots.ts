import type { CompiledBank } from '../../../bank/compile-bank.js'
import { keyedUniform } from '../../../math/keyed-uniform.js'
import type { ItemChoice } from '../choose-item.js'
import type { Sitting } from '../sitting.js'
import type { PretestDesign } from './administration-design.js'

/** Last place of the test where an item on trial may stand: behind the last scored item the test is over. */
export function lastSlot({ items, to }: PretestDesign, maximumLength: number): number {
  return to ?? maximumLength + items - 1
}

/**
 * The places of the items on trial, drawn by the seed: each set of places is equally likely.
 * @param last of the places, 1-based
 */
export function pretestSlots({ items, from = 1 }: PretestDesign, last: number, seed: string): number[] {
  const places = Array.from({ length: last - from + 1 }, (_, k) => from + k)
  return Array.from({ length: Math.min(items, places.length) }, (_, k) => {
    const at = Math.floor(keyedUniform(seed, 'pretest-slot', k) * places.length)
    return places.splice(at, 1)[0] as number
  }).sort((one, other) => one - other)
}

/** Chooses an item on trial where the next place is one of its slots; undefined elsewhere, and where none is left. */
export function pretestChoice(
  bank: CompiledBank,
  design: PretestDesign,
  last: number,
): (sitting: Sitting) => Extract<ItemChoice, { kind: 'item' }> | undefined {
  const onTrial = bank.items.flatMap(({ status }, index) => (status === 'pretest' ? [index] : []))
  return ({ seed, steps, onTrial: given }) => {
    if (!pretestSlots(design, last, seed).includes(steps + 1)) return undefined
    const left = onTrial.filter((index) => !given.includes(index))
    const draw = keyedUniform(seed, steps + 1, 'pretest')
    const index = left[Math.floor(draw * left.length)]
    if (index === undefined) return undefined
    return {
      kind: 'item',
      index,
      filters: [{ name: 'pretest', left: left.length, notes: [] }],
      ranking: { size: 1, at: (place) => (place === 0 ? index : undefined) },
      values: new Float64Array(bank.items.length),
      pool: left.length,
      draw,
      refused: [],
      notes: [],
      onTrial: true,
    }
  }
}
