import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'

/**
 * A target that no test of a length can keep to: the rates of all items add up to the items of a test, so their mean is already above it.
 * @param items of a test
 */
export function exposureCapacityIssues(max: number, bank: CompiledBank, items: number): Issue[] {
  const operational = bank.items.filter(({ status }) => status === 'operational').length
  // A product such as 0.3 × 30 may lie a rounding error below the whole number that is meant.
  if (operational === 0 || max * operational >= items - 1e-9) return []
  const message = `the test has ${items} items and the bank ${operational}, so an item is seen by ${((100 * items) / operational).toFixed(1)} % of the persons on average, above max ${max}; raise max, shorten the test or add items`
  return [{ code: 'design-exposure', message, path: 'exposure.max' }]
}
