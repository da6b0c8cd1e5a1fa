// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { estimateEap } from './eap.js'
import { type EapKernel, eapKernel } from './eap-kernel.js'
import { groupTables } from './group-tables.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import { withMarginalCurves } from './marginal-curves.js'
import { type NarrowMoments, narrowPosterior } from './narrow-posterior.js'
import { nodeWeights } from './node-weights.js'
import { answeredCount, type ColumnScorer, requireColumns, scoreStatus, writeEstimate } from './score-columns.js'
import { type ScoringGrid, scoringGrid } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { sufficientEap } from './sufficient-eap.js'

/**
 * Rows of one group at most: eight items answered right or wrong, five that may be missing. One rule for every call, so that
 * a person's last digit does not hang on how many are scored with them.
 */
const mostRows = 256

/**
 * EAP of many persons by products of tabulated likelihoods, no exponential a person: equal to {@link estimateEap} to
 * 1e-12 on the nodes of the rule. Posteriors too narrow for them are summed over finer nodes, equal to 1e-9, or handed to it.
 * @param options prior, nodes and parameterUncertainty count
 */
export function compileEapScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const grid = scoringGrid(prior, nodes)
  const items = bank.items.length
  const weights = nodeWeights(prior, grid)
  const kernelFor = kernelsOf(curves, grid, weights)
  const sufficient = sufficientEap(curves, prior, grid)
  const narrow = narrowPosterior(curves, prior, grid)
  return {
    scoreInto(out, responses, persons) {
      requireColumns(out, responses, persons, items)
      out.status?.fill(scoreStatus.finite, 0, persons)
      const readable = (person: number): void => {
        const row = responses.subarray(person * items, (person + 1) * items)
        // It also says what is wrong with a response, or that there is none.
        writeEstimate(out, person, estimateEap(curves, row, prior, grid))
        out.answered[person] = answeredCount(row)
      }
      const hard = (person: number, coarse: NarrowMoments | undefined): void => {
        const found = narrow(responses, person * items, coarse)
        if (found === undefined) readable(person)
        else {
          out.theta[person] = found.mean
          out.standardError[person] = found.standardDeviation
        }
      }
      let person = 0
      while (person < persons) {
        const from = person
        if (sufficient !== undefined) person = sufficient(out, responses, person, persons, hard)
        // Where there is a table of sums, products serve the one person it has stopped at.
        const to = sufficient === undefined ? persons : Math.min(persons, person + 1)
        if (person < to) person = kernelFor(false)(out, responses, person, to, hard)
        if (person < persons) person = kernelFor(true)(out, responses, person, persons, hard)
        if (person === from) readable(person++)
      }
    },
  }
}

/** The kernels for complete and for incomplete responses, made when first needed. */
function kernelsOf(bank: CompiledBank, grid: ScoringGrid, weights: Float64Array): (withMissing: boolean) => EapKernel {
  let complete: EapKernel | undefined
  let incomplete: EapKernel | undefined
  let tables: LikelihoodTables | undefined
  const make = (withMissing: boolean): EapKernel => {
    tables ??= likelihoodTables(bank, grid.nodes)
    return eapKernel(groupTables(bank, tables, { withMissing, mostRows }), weights, grid)
  }
  return (withMissing) => {
    if (withMissing) {
      incomplete ??= make(true)
      return incomplete
    }
    complete ??= make(false)
    return complete
  }
}
