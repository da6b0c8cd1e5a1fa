import type { ItemModel } from '../item-model.js'
import { requireScalingConstant } from '../require-valid-item.js'
import { remappedItem } from './remapped-item.js'

/**
 * The same item for a scale with another scaling constant: every probability stays what it was, slopes become a·D/D′.
 * Where D changes, a PCM or RSM item has no slope to take it up and becomes GPCM; NRM slopes carry no D.
 * @throws MelekError `scaling-constant-invalid`
 * @source Camilli (1994), J. Educ. Behav. Stat. 19, 293–295 (origin of 1.702)
 * @example
 * const item = { model: '2pl', parameters: { discrimination: 1, difficulty: 0.3 } } as const
 * changeScalingConstant(item, { from: 1.7, to: 1 })
 * // => { model: '2pl', parameters: { discrimination: 1.7, difficulty: 0.3 } }
 */
export function changeScalingConstant(item: ItemModel, { from, to }: { readonly from: number; readonly to: number }): ItemModel {
  requireScalingConstant(from)
  requireScalingConstant(to)
  if (from === to || item.model === 'nrm') return item
  return remappedItem(item, { slopeFactor: from / to, location: (theta) => theta })
}
