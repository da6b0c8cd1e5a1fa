import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { exposureCounter } from '../exposure/exposure-counter.js'
import type { CompleteDesign } from './design.js'

/** An exposure control that contradicts itself, or that the bank cannot give. */
export function exposureIssues({ exposure }: CompleteDesign, bank: CompiledBank): Issue[] {
  if (exposure?.method !== 'sympson-hetter') return []
  const issue = { code: 'design-exposure', path: 'exposure.parameters' }
  if (exposure.parameters === undefined)
    return [{ ...issue, message: 'parameters are missing, so nothing would be controlled; rehearse the design to find them' }]
  const counters = new Set([...bank.itemIds, ...bank.items.map(exposureCounter)])
  return Object.keys(exposure.parameters)
    .filter((item) => !counters.has(item))
    .map((item) => ({ ...issue, message: `"${item}" is not in the bank; remove it`, item }))
}
