// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { estimateEap } from './eap.js'
import { eapKernel, type KernelMoments, unknownResponse } from './eap-kernel.js'
import { groupTables } from './group-tables.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import { withMarginalCurves } from './marginal-curves.js'
import { type NarrowMoments, narrowPosterior } from './narrow-posterior.js'
import { type Prior, priorPoint } from './prior.js'
import { leastSdInSpacings } from './refined-grid.js'
import { type ColumnScorer, requireColumns, scoreStatus, writeEstimate } from './score-columns.js'
import { type ScoringGrid, scoringGrid } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'
import { sufficientEap } from './sufficient-eap.js'

/** Products below this may have lost nodes to underflow. */
const leastMass = 1e-200

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
  const moments: KernelMoments = { mass: 0, first: 0, second: 0 }
  const kernelFor = kernelsOf(curves, prior, grid, moments)
  const sufficient = sufficientEap(curves, grid, nodeWeights(prior, grid).map(Math.log))
  const narrow = narrowPosterior(curves, prior, grid)
  const readable = (responses: Uint8Array, start: number) =>
    estimateEap(curves, responses.subarray(start, start + items), prior, grid)
  return {
    scoreInto(out, responses, persons) {
      requireColumns(out, responses, persons, items)
      const scoreOne = (person: number): void => {
        const start = person * items
        let answered = kernelFor(false)(responses, start)
        if (answered === unknownResponse) answered = kernelFor(true)(responses, start)
        if (answered <= 0) {
          // The readable twin says what is wrong with a response, or that there is none.
          writeEstimate(out, person, readable(responses, start))
          out.answered[person] = 0
          return
        }
        const coarse = gridMoments(moments, grid)
        const resolved = coarse !== undefined && coarse.standardDeviation >= leastSdInSpacings * grid.spacing
        const found = resolved ? coarse : narrow(responses, start, coarse)
        out.answered[person] = answered
        if (found === undefined) writeEstimate(out, person, readable(responses, start))
        else {
          out.theta[person] = found.mean
          out.standardError[person] = found.standardDeviation
          if (out.status !== undefined) out.status[person] = scoreStatus.finite
        }
      }
      if (sufficient !== undefined) sufficient(out, responses, persons, scoreOne)
      else for (let person = 0; person < persons; person++) scoreOne(person)
    },
  }
}

type Kernel = ReturnType<typeof eapKernel>

/** The kernels for complete and for incomplete responses, made when first needed. */
function kernelsOf(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
  moments: KernelMoments,
): (withMissing: boolean) => Kernel {
  let complete: Kernel | undefined
  let incomplete: Kernel | undefined
  let tables: LikelihoodTables | undefined
  const weights = nodeWeights(prior, grid)
  const make = (withMissing: boolean): Kernel => {
    tables ??= likelihoodTables(bank, grid.nodes)
    return eapKernel(groupTables(bank, tables, { withMissing, mostRows }), weights, moments)
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

/** Prior density at the nodes, relative to its maximum; half weight for the ends of a trapezoid rule. */
function nodeWeights(prior: Prior, { nodes, trapezoid }: ScoringGrid): Float64Array {
  const logDensity = nodes.map((node) => priorPoint(prior, node).logDensity)
  const peak = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  return logDensity.map((value, q) => Math.exp(value - peak) * (trapezoid && (q === 0 || q === nodes.length - 1) ? 0.5 : 1))
}

/** Mean and SD in logits over the grid; undefined where products have underflowed. */
function gridMoments({ mass, first, second }: KernelMoments, { nodes, spacing }: ScoringGrid): NarrowMoments | undefined {
  if (!(mass > leastMass)) return undefined
  const mean = first / mass
  const middle = ((nodes[0] as number) + (nodes[nodes.length - 1] as number)) / 2
  return { mean: middle + mean * spacing, standardDeviation: Math.sqrt(Math.max(0, second / mass - mean * mean)) * spacing }
}
