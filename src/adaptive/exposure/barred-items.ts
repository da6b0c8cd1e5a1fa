import type { CompiledBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'
import type { ExposureControl } from './exposure-control.js'
import { exposureCounter } from './exposure-counter.js'
import { nearestNode } from './exposure-state.js'

/** Which of the items are barred at the theta node nearest to an estimate. */
export function barredItems(bank: CompiledBank, thetaNodes: readonly number[]): NonNullable<ExposureControl['barredItems']> {
  return (theta, barred) => {
    const closed = new Set(barred?.[nearestNode(thetaNodes, theta)])
    return new Set(bank.items.flatMap((item, index) => (closed.has(exposureCounter(item)) ? [index] : [])))
  }
}

/** The best candidate that is not barred at the theta node nearest to the estimate; where all are, the best one, and the log says so. */
export function givesFirstAllowed(bank: CompiledBank, thetaNodes: readonly number[]): ExposureControl['choose'] {
  return ({ candidateAt, theta, barred = [] }) => {
    const closed = new Set(barred[nearestNode(thetaNodes, theta)])
    const refused: number[] = []
    for (let place = 0; ; place++) {
      const item = candidateAt(place)
      if (item === undefined) break
      if (!closed.has(exposureCounter(bank.items[item] as BankItem))) return { item, pool: 1, refused }
      refused.push(item)
    }
    const [best] = refused
    if (best === undefined) return undefined
    return { item: best, pool: 1, refused, notes: [{ code: 'exposure-fallback', detail: 'every candidate was barred' }] }
  }
}
