// Readable twin: estimateEapSum in eap-sum-score.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { type AnsweredItem, answeredItems } from './answered-items.js'
import { noticeable, personGrid } from './covering-density.js'
import { nodeWeights } from './node-weights.js'
import type { Prior } from './prior.js'
import type { ProficiencyEstimate } from './proficiency-estimate.js'
import { leastSdInSpacings } from './refined-grid.js'
import { scoreKernel } from './score-kernel.js'
import type { NodeRule } from './scoring-grid.js'
import { type SumScoreRow, sumScoreRows } from './sum-score-rows.js'
import { formCurves } from './sum-score-table.js'

/** Estimates kept at a time: forms with items left out by design come again and again. */
const mostKept = 4096
/** Probabilities that are all below this may have lost digits to underflow. */
const leastProbability = 1e-250

/**
 * {@link estimateEapSum} for many persons, equal to it to 1e-9: complete rows from one table, others by the recursion for their own items
 * and score. A person's path hangs on the person's responses alone.
 */
export function eapSumEstimator(
  bank: CompiledBank,
  prior: Prior,
  nodes: NodeRule,
): (responses: ArrayLike<number>) => ProficiencyEstimate {
  const items = bank.items.length
  const complete = tableFor(bank, prior, nodes)
  const incomplete = incompleteEstimator(bank, prior, nodes)
  const kept = new Map<string, ProficiencyEstimate>()
  return (responses) => {
    const answered = answeredItems(bank, responses)
    if (answered.length === 0) return { kind: 'no-responses' }
    const score = answered.reduce((sum, { response }) => sum + response, 0)
    if (answered.length === items) return estimateOf(complete(answered)(score))
    const key = String.fromCharCode(score, ...answered.map(({ index }) => index))
    const known = kept.get(key)
    if (known !== undefined) return known
    const estimate = incomplete(answered, score)
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, estimate)
    return estimate
  }
}

/** The readable rows for the items of some answers; the same table again as long as these are all items. */
function tableFor(
  bank: CompiledBank,
  prior: Prior,
  nodes: NodeRule,
): (answered: readonly AnsweredItem[]) => (score: number) => SumScoreRow {
  const grid = personGrid(prior, nodes)
  let whole: ((score: number) => SumScoreRow) | undefined
  return (answered) => {
    const rows = () =>
      sumScoreRows(
        formCurves(
          bank,
          answered.map(({ index }) => index),
        ),
        prior,
        grid,
      )
    if (answered.length < bank.items.length) return rows()
    whole ??= rows()
    return whole
  }
}

function incompleteEstimator(
  bank: CompiledBank,
  prior: Prior,
  rule: NodeRule,
): (answered: readonly AnsweredItem[], score: number) => ProficiencyEstimate {
  const grid = personGrid(prior, rule)
  const { nodes } = grid
  const weights = nodeWeights(prior, grid)
  const table = tableFor(bank, prior, rule)
  const nominal = bank.items.map(({ model }) => model === 'nrm')
  let likelihood: ReturnType<typeof scoreKernel> | undefined
  return (answered, score) => {
    // The readable form says why sums of nominal categories are none.
    if (answered.some(({ index }) => nominal[index])) return estimateOf(table(answered)(score))
    likelihood ??= scoreKernel(bank, nodes)
    const probability = likelihood(answered, score)
    let mass = 0
    let first = 0
    let largest = 0
    let peak = 0
    for (let q = 0; q < nodes.length; q++) {
      const weight = (probability[q] as number) * (weights[q] as number)
      largest = Math.max(largest, probability[q] as number)
      peak = Math.max(peak, weight)
      mass += weight
      first += weight * (nodes[q] as number)
    }
    const mean = first / mass
    let second = 0
    for (let q = 0; q < nodes.length; q++) {
      second += (probability[q] as number) * (weights[q] as number) * ((nodes[q] as number) - mean) ** 2
    }
    const standardError = Math.sqrt(second / mass)
    const [low, high] = [0, nodes.length - 1].map((end) => (probability[end] as number) * (weights[end] as number)) as [
      number,
      number,
    ]
    const cutOff = grid.continued && Math.max(low, high) > (noticeable / 2) * peak
    const resolved = !cutOff && largest > leastProbability && standardError >= leastSdInSpacings * grid.spacing
    return resolved ? { kind: 'finite', theta: mean, standardError } : estimateOf(table(answered)(score))
  }
}

function estimateOf({ theta, standardError }: SumScoreRow): ProficiencyEstimate {
  return { kind: 'finite', theta, standardError }
}
