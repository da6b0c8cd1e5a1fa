import type { CalibrationOptions } from './calibration-options.js'
import type { CalibratedGroup } from './calibration-result.js'
import { type CalibrationRun, fitRun } from './calibration-run.js'
import { type GroupLayout, groupMoments, type ParameterLayout } from './coordinates/parameter-layout.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import type { ExpectedAnswers } from './expectation/expected-answers.js'
import type { RowPlan } from './expectation/row-plan.js'
import { createRowPosteriors } from './expectation/row-posteriors.js'
import { type LatentNodes, type LatentRule, normalLatentNodes } from './latent-nodes.js'
import { createAndersonAccelerator } from './maximisation/anderson.js'
import type { Fit } from './maximisation/fit-by-em.js'

/** A fit with latent distributions of any shape, and the run whose nodes carry them. */
export interface HistogramFit {
  readonly run: CalibrationRun
  readonly fit: Fit
}

/** Passes over shapes; each begins with a fit of the items, which needs two or three passes over the persons. */
const mostRounds = 200
/**
 * Gain in log-likelihood of a round, in two rounds running, from which on the shape counts as found: far below what a test could
 * tell. Driven on, the shares would gather in a few spikes, which is what the likelihood of a mixing distribution likes best.
 * @source Laird (1978), J. Am. Stat. Assoc. 73, 805–811
 */
const leastGain = 0.01
/** Largest |gradient| per person at which the items are left for the next shape. */
const betweenShapes = 1e-5
/** Steps of the shape that are combined. */
const memory = 6
/** Shares below this are none; their logarithm would be. */
const leastShare = 1e-200

/**
 * Item parameters with the share of persons at every node estimated beside them: EM in turns for items and shares, the latter
 * accelerated. The nodes are those of a normal fit and stand still; at the end the reference group is brought to mean 0 and, where
 * no slope of 1 sets the unit, variance 1, and the items are fitted once more.
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459, §4; Woods (2007), Appl. Psych. Meas. 31, 73–87
 */
export function fitHistogram(normal: CalibrationRun, options: CalibrationOptions, plan: RowPlan): HistogramFit {
  const { data, rule } = normal
  const first = fitRun(normal, createRowPosteriors(data, normal.layout, rule.count, plan), options)
  const moments = normal.layout.groups.map((group) => groupMoments(group, first.point))
  const layout = itemsAlone(normal.layout, first.point)
  const roomOf = () => createRowPosteriors(data, layout, rule.count, plan)
  let histograms: readonly LatentNodes[] = moments.map(({ mean, sd }) => normalLatentNodes(mean, sd, rule))
  let point = layout.start
  let highest = Number.NEGATIVE_INFINITY
  let still = 0
  let iterations = first.iterations
  const accelerator = createAndersonAccelerator(memory)
  for (let round = 0; round < mostRounds && still < 2; round++) {
    const shaped: LatentRule = { ...rule, histograms }
    const fit = fitRun({ layout: { ...layout, start: point }, rule: shaped }, roomOf(), {
      ...options,
      gradientTolerance: betweenShapes,
      onProgress: undefined,
    })
    point = fit.point
    const expected = createRowExpectation(roomOf(), layout, shaped)(point)
    iterations += fit.iterations + 1
    options.onProgress?.({ iteration: iterations, logLikelihood: expected.logLikelihood, largestGradient: 0 })
    const gain = expected.logLikelihood - highest
    still = gain < leastGain ? still + 1 : 0
    if (gain < 0) accelerator.restart()
    highest = Math.max(highest, expected.logLikelihood)
    const logs = sharesOf(expected).map((share) => Math.log(Math.max(leastShare, share)))
    const proposed = accelerator.propose(logShares(histograms), logs)
    histograms = withShares(histograms, proposed)
  }
  const standard = standardised(histograms, normal.layout)
  const run: CalibrationRun = { ...normal, layout: { ...layout, start: point }, rule: { ...rule, histograms: standard } }
  const last = fitRun(run, roomOf(), options)
  return { run, fit: { ...last, converged: still >= 2 && last.converged, iterations: iterations + last.iterations } }
}

/** The layout with the latent distributions taken out of what is estimated; their slots come last. */
function itemsAlone(layout: ParameterLayout, point: Float64Array): ParameterLayout {
  const groups = layout.groups.map((group): GroupLayout => {
    const { mean, sd } = groupMoments(group, point)
    return { name: group.name, meanSlot: -1, logSdSlot: -1, mean, logSd: Math.log(sd) }
  })
  const size =
    layout.size - layout.groups.reduce((sum, group) => sum + Number(group.meanSlot >= 0) + Number(group.logSdSlot >= 0), 0)
  return {
    ...layout,
    groups,
    size,
    start: point.slice(0, size),
    priors: layout.priors.slice(0, size),
    lowest: layout.lowest.slice(0, size),
    highest: layout.highest.slice(0, size),
  }
}

/** Share of each group's persons at each of its nodes. */
function sharesOf({ persons, nodes }: ExpectedAnswers): Float64Array {
  const shares = Float64Array.from(persons)
  for (let first = 0; first < shares.length; first += nodes) {
    const own = shares.subarray(first, first + nodes)
    const total = own.reduce((sum, value) => sum + value, 0)
    for (let q = 0; q < nodes; q++) own[q] = (own[q] as number) / total
  }
  return shares
}

function logShares(histograms: readonly LatentNodes[]): Float64Array {
  return Float64Array.from(histograms.flatMap(({ logWeight }) => [...logWeight]))
}

function withShares(histograms: readonly LatentNodes[], logs: Float64Array): LatentNodes[] {
  return histograms.map(({ theta }, group) => {
    const own = logs.subarray(group * theta.length, (group + 1) * theta.length)
    const highest = own.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    const total = own.reduce((sum, value) => sum + Math.exp(value - highest), 0)
    return { theta, logWeight: own.map((value) => Math.max(Math.log(leastShare), value - highest - Math.log(total))) }
  })
}

/** Mean and SD of a histogram. */
export function histogramMoments({ theta, logWeight }: LatentNodes): { readonly mean: number; readonly sd: number } {
  const shares = logWeight.map(Math.exp)
  const mean = shares.reduce((sum, share, q) => sum + share * (theta[q] as number), 0)
  const square = shares.reduce((sum, share, q) => sum + share * ((theta[q] as number) - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(square) }
}

/** All nodes moved so that the reference group has mean 0, and SD 1 unless its SD was free; held items keep the scale as it is. */
function standardised(histograms: readonly LatentNodes[], { items, groups }: ParameterLayout): readonly LatentNodes[] {
  if (items.some(({ slots }) => slots.every((slot) => slot < 0))) return histograms
  const { mean, sd } = histogramMoments(histograms[0] as LatentNodes)
  const unit = (groups[0]?.logSdSlot ?? -1) >= 0 ? 1 : sd
  return histograms.map(({ theta, logWeight }) => ({ theta: theta.map((node) => (node - mean) / unit), logWeight }))
}

/** Mean, variance and shape of every group in the words of the result. */
export function histogramGroups(groups: readonly CalibratedGroup[], { histograms = [] }: LatentRule): CalibratedGroup[] {
  return groups.map(({ name, persons }, at) => {
    const nodes = histograms[at] as LatentNodes
    const { mean, sd } = histogramMoments(nodes)
    const histogram = { theta: [...nodes.theta], share: [...nodes.logWeight.map(Math.exp)] }
    return { name, persons, mean, variance: sd * sd, standardErrors: {}, histogram }
  })
}

/** The rule that a result with histograms was fitted by. */
export function rulesOfHistograms(groups: readonly Pick<CalibratedGroup, 'histogram'>[], rule: LatentRule): LatentRule {
  const histograms = groups.flatMap(({ histogram }) =>
    histogram === undefined
      ? []
      : [{ theta: Float64Array.from(histogram.theta), logWeight: Float64Array.from(histogram.share, Math.log) }],
  )
  return histograms.length < groups.length ? rule : { ...rule, histograms }
}
