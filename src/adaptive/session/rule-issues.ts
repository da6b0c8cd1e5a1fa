import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { exposureCapacityIssues } from '../exposure/exposure-capacity.js'
import { administrationIssues } from './administration/administration-issues.js'
import { type CompleteDesign, maximumLength, operationalItems, type StopDesign } from './design.js'
import { increasing } from './stop-issues.js'

/** What is wrong with the use of rules that are not built in: contradictions in themselves, and what the bank cannot give. */
export function ruleIssues(design: CompleteDesign, bank: CompiledBank): Issue[] {
  return [
    ...selectIssues(design, bank),
    ...nodeIssues(design),
    ...capacityIssues(design, bank),
    ...regionIssues(design.stop, 'stop'),
    ...administrationIssues(design, bank),
  ]
}

function selectIssues({ select, stop }: CompleteDesign, bank: CompiledBank): Issue[] {
  const issues: Issue[] = []
  const add = (part: string, message: string, item?: string) =>
    issues.push({ code: 'design-select', message, path: `select.${part}`, ...(item === undefined ? {} : { item }) })
  if (select.criterion === 'information-at-cut' && !increasing(select.cuts))
    add('cuts', `cuts must increase, got ${select.cuts.join(', ')}; sort them`)
  if (select.criterion === 'a-stratified') {
    const most = maximumLength({ stop }, operationalItems(bank))
    if (select.strata > most) add('strata', `strata must be at most the ${most} items of the test, got ${select.strata}`)
  }
  if (select.criterion === 'fixed-sequence') {
    const seen = new Set<string>()
    for (const item of select.items) {
      const index = bank.indexOfItem.get(item)
      if (index === undefined) add('items', 'is not in the bank; remove it', item)
      else if (bank.items[index]?.status !== 'operational') add('items', 'is not operational; remove it', item)
      if (seen.has(item)) add('items', 'stands twice in the sequence; remove one', item)
      seen.add(item)
    }
  }
  return issues
}

function nodeIssues({ exposure }: CompleteDesign): Issue[] {
  if (exposure?.method !== 'eligibility' || increasing(exposure.thetaNodes ?? [])) return []
  return [{ code: 'design-exposure', message: 'thetaNodes must increase; sort them', path: 'exposure.thetaNodes' }]
}

/** Of a test that may end early nobody knows the mean length before it is rehearsed. */
function capacityIssues({ exposure, stop }: CompleteDesign, bank: CompiledBank): Issue[] {
  if (exposure?.method !== 'eligibility' && exposure?.method !== 'restricted-maximum') return []
  if (stop.some(({ rule }) => rule !== 'length')) return []
  return exposureCapacityIssues(exposure.max, bank, maximumLength({ stop }, operationalItems(bank)))
}

/** Cuts so close together that a theta lies in the indifference regions of two. */
function regionIssues(stops: readonly StopDesign[], path: string): Issue[] {
  return stops.flatMap((stop, index): Issue[] => {
    const place = `${path}[${index}]`
    if (stop.rule === 'any' || stop.rule === 'all') return regionIssues(stop.of, `${place}.of`)
    if (!('delta' in stop)) return []
    const { cuts, delta } = stop
    if (cuts.every((cut, k) => k === 0 || cut - (cuts[k - 1] as number) >= 2 * delta)) return []
    const message = `the indifference regions of cuts ${cuts.join(', ')} overlap; lower delta to half the smallest distance or less`
    return [{ code: 'design-stop', message, path: place }]
  })
}
