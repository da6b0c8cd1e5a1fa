import type { CompiledBank } from '../../bank/compile-bank.js'
import type { BankItem } from '../../bank/item-bank.js'
import type { BarredCounters, ExposureControl } from './exposure-control.js'
import { exposureCounter } from './exposure-counter.js'

/** Which of the items are barred at an estimate. */
export function barredItems(bank: CompiledBank, thetaNodes: readonly number[]): NonNullable<ExposureControl['barredItems']> {
  return (theta, barred = []) => {
    const closed = barredCounters(thetaNodes, theta, barred)
    return new Set(bank.items.flatMap((item, index) => (closed.has(exposureCounter(item)) ? [index] : [])))
  }
}

/**
 * Counters barred at one of the two theta nodes around an estimate, or at the outermost node beyond it. By the nearest node alone persons
 * on their way to an end of the scale would be given there what is barred where they arrive: at five nodes of 320 to 930 sessions and a
 * target of 0.20 the highest rate was 0.323, with both nodes it is 0.244.
 */
export function barredCounters(thetaNodes: readonly number[], theta: number, barred: BarredCounters): ReadonlySet<string> {
  const above = thetaNodes.findIndex((node) => node >= theta)
  if (above < 0) return new Set(barred[thetaNodes.length - 1])
  if (above === 0 || thetaNodes[above] === theta) return new Set(barred[above])
  return new Set([...(barred[above - 1] ?? []), ...(barred[above] ?? [])])
}

/** The best candidate that is not barred around the estimate; where all are, the best one, and the log says so. */
export function givesFirstAllowed(bank: CompiledBank, thetaNodes: readonly number[]): ExposureControl['choose'] {
  return ({ candidateAt, theta, barred = [] }) => {
    const closed = barredCounters(thetaNodes, theta, barred)
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
