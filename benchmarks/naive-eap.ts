import type { BankItem } from '../src/bank/item-bank.js'

/** Theta and posterior SD. */
export interface NaiveEstimate {
  readonly theta: number
  readonly standardError: number
}

/**
 * EAP as a first script writes it: a logarithm and an exponential for every person, node and item, standard normal prior. It shares no
 * code with melek, so that it is also the judge of the results; with many nodes it is the integral itself.
 * @param responses category per item, 255 = not administered
 * @param nodes equally spaced on −6 … 6
 */
export function naiveEap(items: readonly BankItem[], responses: ArrayLike<number>, nodes = 61): NaiveEstimate {
  let mass = 0
  let first = 0
  let second = 0
  for (let node = 0; node < nodes; node++) {
    const theta = thetaAt(node, nodes)
    const weight = posteriorAt(items, responses, theta)
    mass += weight
    first += weight * theta
    second += weight * theta * theta
  }
  const theta = first / mass
  return { theta, standardError: Math.sqrt(second / mass - theta * theta) }
}

/**
 * P(θ ≥ cut) as a first script writes it: nodes as the bars of a histogram; with enough of them it is the integral.
 */
export function naivePosterior(
  items: readonly BankItem[],
  responses: ArrayLike<number>,
  cuts: readonly number[],
  nodes = 61,
): number[] {
  const weights = Array.from({ length: nodes }, (_, node) => posteriorAt(items, responses, thetaAt(node, nodes)))
  const mass = weights.reduce((sum, weight) => sum + weight, 0)
  const spacing = 12 / (nodes - 1)
  return cuts.map((cut) => {
    const above = weights.reduce((sum, weight, node) => {
      // The part of the node's own interval that lies above the cut.
      const part = (thetaAt(node, nodes) + spacing / 2 - cut) / spacing
      return sum + weight * Math.min(1, Math.max(0, part))
    }, 0)
    return above / mass
  })
}

function thetaAt(node: number, nodes: number): number {
  return -6 + (12 * node) / (nodes - 1)
}

function posteriorAt(items: readonly BankItem[], responses: ArrayLike<number>, theta: number): number {
  let logPosterior = (-theta * theta) / 2
  for (let index = 0; index < items.length; index++) {
    const response = responses[index] as number
    if (response !== 255) logPosterior += Math.log(naiveProbability(items[index] as BankItem, theta, response))
  }
  return Math.exp(logPosterior)
}

/** P(X = category) of the models of {@link formulaBank}, D = 1. */
export function naiveProbability(item: BankItem, theta: number, category: number): number {
  if (item.model === 'gpcm') {
    const { discrimination, steps } = item.parameters
    let numerator = 1
    let term = 1
    let total = 1
    for (let index = 0; index < steps.length; index++) {
      term *= Math.exp(discrimination * (theta - (steps[index] as number)))
      total += term
      if (index + 1 === category) numerator = term
    }
    return numerator / total
  }
  if (item.model === 'grm') {
    const { discrimination, thresholds } = item.parameters
    const atOrAbove = (boundary: number): number => {
      const threshold = thresholds[boundary - 1]
      if (threshold === undefined) return boundary === 0 ? 1 : 0
      return 1 / (1 + Math.exp(-discrimination * (theta - threshold)))
    }
    return atOrAbove(category) - atOrAbove(category + 1)
  }
  if (item.model !== '2pl' && item.model !== '3pl') throw new Error(`no naive form of ${item.model}`)
  const { discrimination, difficulty } = item.parameters
  const lower = item.model === '3pl' ? item.parameters.lowerAsymptote : 0
  const right = lower + (1 - lower) / (1 + Math.exp(-discrimination * (theta - difficulty)))
  return category === 1 ? right : 1 - right
}
