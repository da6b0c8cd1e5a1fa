// Readable twin: posteriorQuantile in posterior-quantile.ts.
import { cellRule, nodesBeside } from './cell-rule.js'
import { type PosteriorWindow, windowMargin } from './posterior-window.js'

/** Part of the mass by which the outermost nodes of a rule may change a distribution function; what is left is less than 1e-7. */
export const acceptedChange = 2.5e-7
/** Newton steps, of which three are enough where the density is not next to nothing. */
const mostSteps = 12
/** Error of the distribution function that ends the search, and that is accepted at its end, in parts of the mass. */
const sought = { tolerance: 1e-14, accepted: 1e-9 } as const
/** Weights of one pair of nodes: of the integral up to the middle, of its check, of the eight powers of x. */
const perPair = 2 + 2 * nodesBeside

/**
 * A function for quantiles of the posterior in a window, in spacings from the window's first node: the distribution function
 * there is the probability to 1e-7. NaN where the nodes are too far apart to promise that.
 */
export function windowQuantile(window: PosteriorWindow): (probability: number) => number {
  const weights = pairWeights()
  const polynomial = new Float64Array(2 * nodesBeside + 1)
  const degree = 2 * nodesBeside
  return (probability) => {
    const { density, before, total, blocks } = window
    const target = probability * total
    let block = 0
    while (block + 1 < blocks && (before[block + 1] as number) <= target) block += 1
    let node = windowMargin + 4 * block
    const last = node + 3
    let sum = before[block] as number
    while (node < last && sum + (density[node] as number) <= target) {
      sum += density[node] as number
      node += 1
    }
    // The sum of all nodes up to one is roughly the integral up to the middle of the cell behind it.
    const share = (target - sum) / (density[node] as number)
    const behind = share >= 0.5
    const cell = behind ? node : node - 1
    if (behind) sum += density[node] as number
    if (!(cellIntegralInto(polynomial, weights, density, cell) <= acceptedChange * total)) return Number.NaN
    polynomial[0] = (polynomial[0] as number) + sum - target
    let x = behind ? share - 1 : share
    let value = 0
    for (let step = 0; step < mostSteps; step++) {
      value = polynomial[degree] as number
      let slope = 0
      for (let power = degree - 1; power >= 0; power--) {
        slope = slope * x + value
        value = value * x + (polynomial[power] as number)
      }
      if (Math.abs(value) <= sought.tolerance * total || !(slope > 0)) break
      x = Math.min(0.75, Math.max(-0.75, x - value / slope))
    }
    if (!(Math.abs(value) <= sought.accepted * total)) return Number.NaN
    return cell - windowMargin + 0.5 + x
  }
}

/**
 * Writes the integral of the density from the sum of all nodes up to the left one of a cell, as a polynomial in x, −½ … ½
 * from the middle of the cell.
 * @returns how much the outermost nodes change it in the middle
 */
function cellIntegralInto(polynomial: Float64Array, weights: Float64Array, density: Float64Array, cell: number): number {
  let middle = 0
  let change = 0
  let p1 = 0
  let p2 = 0
  let p3 = 0
  let p4 = 0
  let p5 = 0
  let p6 = 0
  let p7 = 0
  let p8 = 0
  for (let i = 0, at = 0; i < nodesBeside; i++, at += perPair) {
    const left = density[cell - i] as number
    const right = density[cell + 1 + i] as number
    const sum = left + right
    const difference = right - left
    middle += difference * (weights[at] as number)
    change += difference * (weights[at + 1] as number)
    p1 += sum * (weights[at + 2] as number)
    p3 += sum * (weights[at + 3] as number)
    p5 += sum * (weights[at + 4] as number)
    p7 += sum * (weights[at + 5] as number)
    p2 += difference * (weights[at + 6] as number)
    p4 += difference * (weights[at + 7] as number)
    p6 += difference * (weights[at + 8] as number)
    p8 += difference * (weights[at + 9] as number)
  }
  polynomial[0] = middle
  polynomial[1] = p1
  polynomial[2] = p2
  polynomial[3] = p3
  polynomial[4] = p4
  polynomial[5] = p5
  polynomial[6] = p6
  polynomial[7] = p7
  polynomial[8] = p8
  return Math.abs(change)
}

function pairWeights(): Float64Array {
  const { even, odd, middle, lastChange } = cellRule()
  const weights = new Float64Array(nodesBeside * perPair)
  for (let i = 0; i < nodesBeside; i++) {
    weights[i * perPair] = middle[i] as number
    weights[i * perPair + 1] = lastChange[i] as number
    for (let r = 0; r < nodesBeside; r++) {
      weights[i * perPair + 2 + r] = (even[i * nodesBeside + r] as number) / (2 * r + 1)
      weights[i * perPair + 2 + nodesBeside + r] = (odd[i * nodesBeside + r] as number) / (2 * r + 2)
    }
  }
  return weights
}
