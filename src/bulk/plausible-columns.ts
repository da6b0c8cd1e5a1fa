import type { CompiledBank } from '../bank/compile-bank.js'
import { compilePlausibleValues } from '../scoring/plausible-columns.js'
import { scoreStatus } from '../scoring/score-columns.js'
import { cellText } from '../tables/text-cells.js'
import type { BlockStep } from './score-block.js'
import type { ScoreSettings } from './score-settings.js'

/** Plausible values under the prior of the settings, or that of the person's group. */
export function plausibleStep(bank: CompiledBank, settings: ScoreSettings): BlockStep | undefined {
  const { plausible, prior, nodes, parameterUncertainty } = settings
  if (plausible === undefined) return undefined
  const { count: values, seed, priors } = plausible
  const columns = compilePlausibleValues(bank, { count: values, seed, prior, nodes, parameterUncertainty, priors })
  return ({ status, plausibleValues }, { count, responses, texts, textCount, priorOf }) => {
    columns.drawInto(plausibleValues!, responses, count, (p) => cellText(texts, p * textCount), priorOf)
    // The prior says nothing about a person who has answered nothing.
    for (let p = 0; p < count; p++)
      if (status[p] === scoreStatus.noResponses) plausibleValues!.fill(Number.NaN, p * values, (p + 1) * values)
  }
}
