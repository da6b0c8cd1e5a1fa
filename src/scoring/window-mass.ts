// Readable twin: probabilityAbove of posteriorMass, in posterior-mass.ts.
import { cellRule, nodesBeside } from './cell-rule.js'
import { type PosteriorWindow, windowMargin } from './posterior-window.js'
import { acceptedChange } from './window-quantile.js'

/** Weights of one cut among the nodes of one level: its integral is that of all nodes in front of its cell and of four on either side. */
interface CutRule {
  /** Node on the left of the cut's cell. */
  readonly node: number
  /** Weights of the sums and of the differences of node pairs about the cell, and of the check, pair by pair. */
  readonly weights: Float64Array
}

/**
 * A function for P(θ ≥ cut) of the posterior in a window, good to 1e-7; NaN where its nodes are too far apart to promise that.
 * @param low theta of the first node of every level
 * @param spacing distance of the nodes of each level
 * @param cuts in logits, in any order
 */
export function windowMass(
  window: PosteriorWindow,
  low: number,
  spacing: readonly number[],
  cuts: readonly number[],
): (cut: number) => number {
  const rules = spacing.map((step) => cuts.map((cut) => cutRule((cut - low) / step)))
  return (cut) => {
    const { node, weights } = (rules[window.level] as CutRule[])[cut] as CutRule
    const { density, total, blocks, from } = window
    const place = node - from
    if (place < -1) return 1
    if (place >= 4 * blocks) return 0
    const cell = place + windowMargin
    let below = sumBefore(window, place + 1)
    let change = 0
    for (let i = 0, at = 0; i < nodesBeside; i++, at += 3) {
      const left = density[cell - i] as number
      const right = density[cell + 1 + i] as number
      below += (left + right) * (weights[at] as number) + (right - left) * (weights[at + 1] as number)
      change += (right - left) * (weights[at + 2] as number)
    }
    if (!(Math.abs(change) <= acceptedChange * total)) return Number.NaN
    return Math.min(1, Math.max(0, 1 - below / total))
  }
}

/** Sum of the first nodes of a window. */
function sumBefore({ density, before }: PosteriorWindow, nodes: number): number {
  const block = nodes >> 2
  let sum = before[block] as number
  for (let at = windowMargin + 4 * block; at < windowMargin + nodes; at++) sum += density[at] as number
  return sum
}

/** @param place of the cut in spacings from the first node */
function cutRule(place: number): CutRule {
  const node = Math.floor(place)
  const x = place - node - 0.5
  const { even, odd, middle, lastChange } = cellRule()
  const weights = new Float64Array(3 * nodesBeside)
  for (let i = 0; i < nodesBeside; i++) {
    let ofSum = 0
    let ofDifference = middle[i] as number
    for (let r = 0; r < nodesBeside; r++) {
      ofSum += ((even[i * nodesBeside + r] as number) * x ** (2 * r + 1)) / (2 * r + 1)
      ofDifference += ((odd[i * nodesBeside + r] as number) * x ** (2 * r + 2)) / (2 * r + 2)
    }
    weights.set([ofSum, ofDifference, lastChange[i] as number], 3 * i)
  }
  return { node, weights }
}
