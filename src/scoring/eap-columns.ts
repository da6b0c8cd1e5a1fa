// Readable twin: estimateEap in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { estimateEap } from './eap.js'
import { eapKernel, type KernelMoments } from './eap-kernel.js'
import { groupTables } from './group-tables.js'
import { type LikelihoodTables, likelihoodTables } from './likelihood-tables.js'
import { withMarginalCurves } from './marginal-curves.js'
import { type NarrowMoments, narrowPosterior } from './narrow-posterior.js'
import { type Prior, priorPoint } from './prior.js'
import { leastSdInSpacings } from './refined-grid.js'
import { answeredCount, type ColumnScorer, requireColumns, scoreStatus, writeEstimate } from './score-columns.js'
import { type ScoringGrid, scoringGrid } from './scoring-grid.js'
import { resolveScoringOptions, type ScoringOptions } from './scoring-options.js'

/** Products below this may have lost nodes to underflow. */
const leastMass = 1e-200

/** Rows of a group by the number of persons: larger tables score faster and take longer to make. */
const groupings = [
  { fromPersons: 20_000, mostRows: 256 },
  { fromPersons: 64, mostRows: 81 },
  { fromPersons: 0, mostRows: 1 },
] as const

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
  const narrow = narrowPosterior(curves, prior, grid)
  return {
    scoreInto(out, responses, persons) {
      requireColumns(out, responses, persons, items)
      const { mostRows } = groupings.find(({ fromPersons }) => persons >= fromPersons) as (typeof groupings)[number]
      for (let person = 0; person < persons; person++) {
        const start = person * items
        const answered = answeredCount(responses, start, start + items)
        const known = kernelFor(answered < items, mostRows)(responses, start)
        const coarse = known ? gridMoments(moments, grid) : undefined
        const wideEnough = coarse !== undefined && coarse.standardDeviation >= leastSdInSpacings * grid.spacing
        const scorable = known && answered > 0
        const found = !scorable ? undefined : wideEnough ? coarse : narrow(responses, start, coarse)
        out.answered[person] = answered
        if (found === undefined) {
          writeEstimate(out, person, estimateEap(curves, responses.subarray(start, start + items), prior, grid))
        } else {
          out.theta[person] = found.mean
          out.standardError[person] = found.standardDeviation
          if (out.status !== undefined) out.status[person] = scoreStatus.finite
        }
      }
    },
  }
}

type Kernel = ReturnType<typeof eapKernel>

/** Kernels by what they must know, made when first needed. */
function kernelsOf(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
  moments: KernelMoments,
): (withMissing: boolean, mostRows: number) => Kernel {
  const made: Kernel[][] = [[], []]
  let tables: LikelihoodTables | undefined
  const weights = nodeWeights(prior, grid)
  return (withMissing, mostRows) => {
    const ofKind = made[withMissing ? 1 : 0] as Kernel[]
    let kernel = ofKind[mostRows]
    if (kernel === undefined) {
      tables ??= likelihoodTables(bank, grid.nodes)
      kernel = eapKernel(groupTables(bank, tables, { withMissing, mostRows }), weights, moments)
      ofKind[mostRows] = kernel
    }
    return kernel
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
