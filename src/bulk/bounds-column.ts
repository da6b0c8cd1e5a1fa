import type { CompiledBank } from '../bank/compile-bank.js'
import { normalQuantile } from '../math/normal.js'
import type { BlockStep } from './score-block.js'
import { furtherFigures, type ScoreSettings } from './score-settings.js'

/** Bounds theta ± z × standard error; NaN of either goes on into both. */
export function boundsStep(_bank: CompiledBank, settings: ScoreSettings): BlockStep | undefined {
  if (settings.interval === undefined) return undefined
  const reach = normalQuantile(0.5 + settings.interval / 2)
  const columns = furtherFigures(settings)
  const [width, lower, upper] = [columns.length, columns.indexOf('lower'), columns.indexOf('upper')]
  return ({ theta, standardError, figures }, { count }) => {
    for (let p = 0; p < count; p++) {
      figures![width * p + lower] = theta[p]! - reach * standardError[p]!
      figures![width * p + upper] = theta[p]! + reach * standardError[p]!
    }
  }
}
