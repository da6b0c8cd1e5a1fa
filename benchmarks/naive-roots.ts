import type { BankItem } from '../src/bank/item-bank.js'

/** Steps and change at which a first script stops. */
const mostSteps = 50
const smallChange = 1e-8

/**
 * MLE (precision 0) or MAP (prior N(0, 1/precision)) as a first script writes them: Fisher scoring from 0 with an exponential for every
 * item and step, held to −6 … 6. It shares no code with melek; where the likelihood has no maximum, or several, it does not notice.
 * @param responses category per item, 255 = not administered
 */
export function naiveRoot(items: readonly BankItem[], responses: ArrayLike<number>, precision: number): number {
  let theta = 0
  for (let step = 0; step < mostSteps; step++) {
    let slope = -precision * theta
    let information = precision
    for (let index = 0; index < items.length; index++) {
      const response = responses[index] as number
      if (response === 255) continue
      const [P, rise] = probabilities(items[index] as BankItem, theta)
      slope += (rise[response] as number) / (P[response] as number)
      for (let k = 0; k < P.length; k++) information += ((rise[k] as number) * (rise[k] as number)) / (P[k] as number)
    }
    const change = slope / information
    theta = Math.max(-6, Math.min(6, theta + change))
    if (!(Math.abs(change) > smallChange)) break
  }
  return theta
}

/** P of every category and its slope, D = 1. */
function probabilities(item: BankItem, theta: number): readonly [readonly number[], readonly number[]] {
  switch (item.model) {
    case '2pl':
    case '3pl': {
      const { discrimination: a, difficulty: b } = item.parameters
      const c = item.model === '3pl' ? item.parameters.lowerAsymptote : 0
      const L = 1 / (1 + Math.exp(-a * (theta - b)))
      const rise = (1 - c) * a * L * (1 - L)
      return [
        [(1 - c) * (1 - L), c + (1 - c) * L],
        [-rise, rise],
      ]
    }
    case 'grm': {
      const { discrimination: a, thresholds } = item.parameters
      const reached = [1, ...thresholds.map((b) => 1 / (1 + Math.exp(-a * (theta - b)))), 0]
      const rises = reached.map((L) => a * L * (1 - L))
      const between = (values: readonly number[]) => values.slice(1).map((value, k) => (values[k] as number) - value)
      return [between(reached), between(rises)]
    }
    case 'gpcm': {
      const { discrimination: a, steps } = item.parameters
      const terms = [1]
      for (const b of steps) terms.push((terms.at(-1) as number) * Math.exp(a * (theta - b)))
      const total = terms.reduce((sum, term) => sum + term, 0)
      const P = terms.map((term) => term / total)
      const mean = P.reduce((sum, p, k) => sum + k * p, 0)
      return [P, P.map((p, k) => a * p * (k - mean))]
    }
    default:
      throw new Error(`no naive form of ${item.model}`)
  }
}
