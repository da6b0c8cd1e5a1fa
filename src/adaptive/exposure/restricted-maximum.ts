import type { CompiledBank } from '../../bank/compile-bank.js'
import { barredItems, givesFirstAllowed } from './barred-items.js'
import type { ExposureControl } from './exposure-control.js'
import { exposureCounter } from './exposure-counter.js'
import { exposureRate } from './exposure-state.js'

/**
 * No session may draw on an item whose exposure rate has reached `max` when it begins.
 * @source Revuelta & Ponsoda (1998), J. Educ. Meas. 35, 311–327 (the restricted maximum information method)
 */
export function restrictedMaximum(bank: CompiledBank, max: number): ExposureControl {
  const counters = [...new Set(bank.items.map(exposureCounter))]
  return {
    name: 'restricted-maximum',
    choose: givesFirstAllowed(bank, [0]),
    barredItems: barredItems(bank, [0]),
    begin: (state) => [state === undefined ? [] : counters.filter((counter) => exposureRate(state, counter) >= max)],
  }
}
