import type { CompiledBank } from '../bank/compile-bank.js'
import { answeredItems } from './answered-items.js'
import { compileEapScorer } from './eap-columns.js'
import { eapSumEstimator } from './eap-sum-columns.js'
import { jeffreysOverScan } from './jeffreys.js'
import { mapOverScan, priorLandmarks } from './map.js'
import { withMarginalCurves } from './marginal-curves.js'
import { mleOverScan } from './mle.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import { compileRootScorer, type RootScorer } from './roots/columns.js'
import { compileScan } from './scan-columns.js'
import { answeredCount, type ColumnScorer, requireColumns, writeEstimate } from './score-columns.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { wleOverScan } from './wle.js'

/** What roots read from tables and polished ones are held to by tests. */
const accuracy = { tables: 2e-10, polished: 1e-11 }

/**
 * A scorer for many persons by any method: what can be tabulated is tabulated once. The same figures as
 * {@link estimateProficiency} to 1e-9; mle, map, wle and jeffreys to 2e-10 logits, or 1e-11 where `polish` asks for it.
 * @param options as for one person
 * @see scoringDefaults
 */
export function compileScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  const { method, prior, nodes, standardError, parameterUncertainty, polish } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  if (method === 'eap') return compileEapScorer(bank, options)
  if (method === 'eapsum') return scorerOf(bank, eapSumEstimator(curves, prior, nodes))
  const roots = compileRootScorer(curves, { method, prior, standardError, polish })
  let scan: ReturnType<typeof compileScan> | undefined
  const scorer = scorerOf(
    bank,
    (responses) => {
      scan ??= compileScan(curves, method === 'map' ? priorLandmarks(prior) : [], method === 'wle' || method === 'jeffreys')
      const answered = answeredItems(curves, responses)
      const scanned = scan(answered)
      if (method === 'map') return mapOverScan(answered, scanned, prior, standardError)
      if (method === 'mle') return mleOverScan(answered, scanned, standardError)
      if (method === 'wle') return wleOverScan(answered, scanned, standardError)
      return jeffreysOverScan(answered, scanned, standardError)
    },
    roots,
  )
  return { ...scorer, accuracy: polish || roots === undefined ? accuracy.polished : accuracy.tables }
}

/** @param fast scores whom it can; the others are left to `estimate` */
function scorerOf(bank: CompiledBank, estimate: (responses: Uint8Array) => ProficiencyEstimate, fast?: RootScorer): ColumnScorer {
  const items = bank.items.length
  return {
    scoreInto(out, responses, persons) {
      requireColumns(out, responses, persons, items)
      const scoreOne = (person: number): void => {
        const row = responses.subarray(person * items, (person + 1) * items)
        writeEstimate(out, person, estimate(row))
        out.answered[person] = answeredCount(row)
      }
      if (fast !== undefined) fast(out, responses, persons, scoreOne)
      else for (let person = 0; person < persons; person++) scoreOne(person)
    },
  }
}
