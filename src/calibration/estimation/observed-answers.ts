import type { CalibrationOptions } from './calibration-options.js'
import type { CalibrationResult } from './calibration-result.js'
import { calibrationRun } from './calibration-run.js'
import { rulesOfHistograms } from './empirical-histogram.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import type { ExpectedAnswers } from './expectation/expected-answers.js'
import { createRowPosteriors } from './expectation/row-posteriors.js'
import type { ResponseMatrix, SparseResponses } from './response-matrix.js'

/** Where persons are likely to be and what they answered there, along the scale. */
export interface ObservedAnswers {
  readonly persons: readonly PersonBin[]
  readonly items: readonly ObservedItem[]
}

export interface PersonBin {
  /** Middle of the bin, logits. */
  readonly theta: number
  /** Expected (weighted) number of persons. */
  readonly persons: number
}

export interface ObservedItem {
  readonly item: string
  readonly bins: readonly ObservedBin[]
}

export interface ObservedBin {
  /** Mean of those who answered, logits. */
  readonly theta: number
  /** Expected (weighted) number of answers. */
  readonly answers: number
  /** Share of each category among them. */
  readonly shares: readonly number[]
}

/** Width of a bin, logits. */
const width = 0.5

/**
 * Answers spread over the scale by each person's posterior: what stands beside the curves of the model. The posterior takes part of
 * its shape from the model, so that small misfit shows weakly.
 * @param options those of the calibration that gave `result`
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459 (expected numbers); Mislevy & Bock (1990), BILOG 3, fit plots
 */
export function observedAnswers(
  matrix: ResponseMatrix | SparseResponses,
  options: CalibrationOptions,
  result: Pick<CalibrationResult, 'items' | 'groups'>,
): ObservedAnswers {
  const { layout, data, rule: normal } = calibrationRun(matrix, { ...options, start: result })
  const rule = rulesOfHistograms(result.groups, normal)
  const expected = createRowExpectation(createRowPosteriors(data, layout, rule.count), layout, rule)(layout.start)
  return {
    persons: personBins(expected),
    items: layout.items.map(({ item, chart }, index) => ({ item, bins: itemBins(expected, index, chart.curve.categories) })),
  }
}

function binOf(theta: number): number {
  return Math.round(theta / width)
}

/** Every node stands for the space around it, which may lie in two bins or more. */
function personBins({ theta, persons, nodes }: ExpectedAnswers): PersonBin[] {
  const bins = new Map<number, number>()
  for (const [q, number] of persons.entries()) {
    const first = q - (q % nodes)
    const spacing = (theta[first + 1] as number) - (theta[first] as number)
    const [from, to] = [(theta[q] as number) - spacing / 2, (theta[q] as number) + spacing / 2]
    for (let bin = binOf(from); bin <= binOf(to); bin++) {
      const inside = Math.min(to, (bin + 0.5) * width) - Math.max(from, (bin - 0.5) * width)
      if (inside > 0) bins.set(bin, (bins.get(bin) ?? 0) + (number * inside) / spacing)
    }
  }
  return [...bins].sort(([one], [other]) => one - other).map(([bin, number]) => ({ theta: bin * width, persons: number }))
}

function itemBins({ theta, answers, itemStart }: ExpectedAnswers, index: number, categories: number): ObservedBin[] {
  const bins = new Map<number, { moment: number; counts: number[] }>()
  const nodes = theta.length
  for (let q = 0; q < nodes; q++) {
    const node = theta[q] as number
    const bin = bins.get(binOf(node)) ?? { moment: 0, counts: Array.from({ length: categories }, () => 0) }
    bins.set(binOf(node), bin)
    for (let k = 0; k < categories; k++) {
      const number = answers[(itemStart[index] as number) + k * nodes + q] as number
      bin.counts[k] = (bin.counts[k] as number) + number
      bin.moment += number * node
    }
  }
  return [...bins.values()]
    .map(({ moment, counts }) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      return { theta: moment / total, answers: total, shares: counts.map((count) => count / total) }
    })
    .filter((bin) => bin.answers >= 1)
    .sort((one, other) => one.theta - other.theta)
}
