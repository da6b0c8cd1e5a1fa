import type { CompiledBank } from '../../bank/compile-bank.js'
import { modelFamily } from '../../models/model-family.js'
import { hasOwnCurves } from '../own-curves.js'
import { missing } from '../proficiency-estimate.js'

/**
 * A function that says whether every answer of a person becomes the likelier, the higher ("above") or the lower ("below")
 * theta is, so that the likelihood has no maximum; undefined where neither holds.
 */
export function extremePatterns(bank: CompiledBank): (responses: Uint8Array, start: number) => 'above' | 'below' | undefined {
  const items = bank.items.length
  const direction = new Int8Array(items * 256)
  const own = hasOwnCurves(bank)
  for (const [item, model] of bank.items.entries()) {
    const shape = modelFamily(model, bank.scale.scalingConstant)
    // An average over slopes of any sign need not be monotone.
    if (model.model === 'nrm' && !own) continue
    const last = (bank.categories[item] as number) - 1
    const slopes = shape.family === 'divide-by-total' ? shape.slopes : undefined
    const [least, most] = slopes === undefined ? [0, last] : [Math.min(...slopes), Math.max(...slopes)]
    for (let k = 0; k <= last && least < most; k++) {
      const slope = slopes === undefined ? k : (slopes[k] as number)
      direction[item * 256 + k] = slope === most ? 1 : slope === least ? -1 : 0
    }
  }
  return (responses, start) => {
    let [above, below] = [true, true]
    for (let item = 0; item < items && (above || below); item++) {
      const response = responses[start + item] as number
      if (response === missing) continue
      above &&= direction[(item << 8) | response] === 1
      below &&= direction[(item << 8) | response] === -1
    }
    return above === below ? undefined : above ? 'above' : 'below'
  }
}
