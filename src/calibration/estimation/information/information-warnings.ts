import type { Issue } from '../../../issues/issue.js'
import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { SlotCovariance } from './slot-covariance.js'

/** Standard error of a slope or an intercept, in logits, beyond which the answers say nothing about it. */
const nothingTold = 10

/** Numbers that the answers do not determine although the fit came to rest: the information is singular, or nearly. */
export function informationWarnings(found: SlotCovariance, { items, groups, size }: ParameterLayout): Issue[] {
  if (found.kind === 'singular') {
    const message =
      'the information is singular: the answers do not determine all parameters, and these are only some of the values that fit; add persons or items, take a narrower model, or give priors'
    return [{ code: 'calibration-singular', message }]
  }
  const isLost = (slot: number) => slot >= 0 && Math.sqrt(found.values[slot * size + slot] as number) > nothingTold
  const lost = items.flatMap(({ item, chart, slots }) =>
    chart.coordinates.some(({ parameter }, c) => !parameter.endsWith('Asymptote') && isLost(slots[c] as number)) ? [item] : [],
  )
  const latent = groups.some(({ meanSlot, logSdSlot }) => isLost(meanSlot) || isLost(logSdSlot))
  if (lost.length === 0 && !latent) return []
  const what = lost.length === 0 ? 'the latent distribution' : lost.slice(0, 5).join(', ') + (lost.length > 5 ? ' …' : '')
  const message = `the information is nearly singular: standard errors of slope or intercept above ${nothingTold} logits at ${what} mean that the answers do not determine these parameters; add persons or items, take a narrower model, or give priors`
  return [{ code: 'calibration-singular', message }]
}
