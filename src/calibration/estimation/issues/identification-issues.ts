import type { Issue } from '../../../issues/issue.js'
import type { CalibrationInput } from './calibration-issues.js'

/**
 * More to estimate than the shares and pairs of answers determine: locations and the latent means and variances are told by the shares of
 * each item in each group, slopes and variances by how items hang together in pairs. Asymptotes and what has a prior do not count.
 */
export function identificationIssues(input: CalibrationInput): Issue[] {
  const needed = freeNumbers(input)
  const told = numbersTold(input, needed)
  if (told >= needed) return []
  const message = `${needed} slopes, locations and latent means and variances are to be estimated, but shares and pairs of answers tell ${told}: any of many values fits as well; add items (free slopes need 3 items that the same persons answer, a free variance 2), hold parameters at a bank (--anchor) or give priors (--priors)`
  return [{ code: 'calibration-unidentified', message }]
}

function freeNumbers({ layout }: CalibrationInput): number {
  const slots = layout.items.flatMap(({ chart, slots: own }) =>
    chart.coordinates.flatMap(({ parameter }, c) => (parameter.endsWith('Asymptote') ? [] : [own[c] as number])),
  )
  const latent = layout.groups.flatMap(({ meanSlot, logSdSlot }) => [meanSlot, logSdSlot])
  return new Set([...slots, ...latent].filter((slot) => slot >= 0 && layout.priors[slot] === undefined)).size
}

/** Counted up to the number that is enough. */
function numbersTold({ responses, data, resolved }: CalibrationInput, enough: number): number {
  const { item, start, itemIds } = responses
  const shares = resolved.items.map(({ categories }) => categories - 1)
  // Only nominal items tell more of a pair than one association.
  const associations = resolved.items.map(({ model, categories }) => (model === 'nrm' ? categories - 1 : 1))
  const seen = new Set<number>()
  let told = 0
  const tell = (key: number, numbers: number) => {
    if (seen.has(key)) return
    seen.add(key)
    told += numbers
  }
  for (const [g, members] of data.groups.entries())
    for (const person of members) {
      const to = start[person + 1] as number
      for (let at = start[person] as number; at < to; at++) {
        const one = item[at] as number
        const place = (g * itemIds.length + one) * (itemIds.length + 1)
        tell(place, shares[one] as number)
        for (let next = at + 1; next < to && told < enough; next++) {
          const other = item[next] as number
          tell(place + 1 + other, (associations[one] as number) * (associations[other] as number))
        }
        if (told >= enough) return told
      }
    }
  return told
}
