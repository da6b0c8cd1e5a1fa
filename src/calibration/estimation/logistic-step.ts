import { type ExpectedCounts, rightProbability } from './expected-counts.js'

/** Slope and intercept of one item. */
export interface ItemLine {
  readonly slope: number
  readonly intercept: number
}

/** Gradient of the expected complete-data log-likelihood of one item, and its information (2 × 2, symmetric). */
export interface LineDerivatives {
  readonly gradientSlope: number
  readonly gradientIntercept: number
  readonly informationSlope: number
  readonly informationCross: number
  readonly informationIntercept: number
}

/** Derivatives of Σ_q r ln P + (n − r) ln(1 − P) in slope and intercept. @source Baker & Kim (2004), Item Response Theory, ch. 6 */
export function lineDerivatives(item: number, line: ItemLine, counts: ExpectedCounts, theta: Float64Array): LineDerivatives {
  const count = theta.length
  let gradientSlope = 0
  let gradientIntercept = 0
  let informationSlope = 0
  let informationCross = 0
  let informationIntercept = 0
  for (let q = 0; q < count; q++) {
    const node = theta[q] as number
    const answered = counts.answered[item * count + q] as number
    const probability = rightProbability(line.slope, line.intercept, node)
    const residual = (counts.right[item * count + q] as number) - answered * probability
    const weight = answered * probability * (1 - probability)
    gradientSlope += residual * node
    gradientIntercept += residual
    informationSlope += weight * node * node
    informationCross += weight * node
    informationIntercept += weight
  }
  return { gradientSlope, gradientIntercept, informationSlope, informationCross, informationIntercept }
}

/** Longest move of a parameter in one Newton step; keeps the first steps from a poor start on the page. */
const longestMove = 1.5

/**
 * M-step of one item: Newton steps on its logistic regression of expected counts on theta.
 * @param freeSlope false for the 1PL, whose slope is held
 */
export function maximiseLine(
  item: number,
  start: ItemLine,
  counts: ExpectedCounts,
  theta: Float64Array,
  freeSlope: boolean,
): ItemLine {
  let { slope, intercept } = start
  for (let round = 0; round < 20; round++) {
    const d = lineDerivatives(item, { slope, intercept }, counts, theta)
    const determinant = d.informationSlope * d.informationIntercept - d.informationCross ** 2
    const moveSlope = freeSlope
      ? (d.informationIntercept * d.gradientSlope - d.informationCross * d.gradientIntercept) / determinant
      : 0
    const moveIntercept = freeSlope
      ? (d.informationSlope * d.gradientIntercept - d.informationCross * d.gradientSlope) / determinant
      : d.gradientIntercept / d.informationIntercept
    const scale = Math.min(1, longestMove / Math.max(Math.abs(moveSlope), Math.abs(moveIntercept)))
    slope += scale * moveSlope
    intercept += scale * moveIntercept
    if (Math.abs(moveSlope) + Math.abs(moveIntercept) < 1e-10) break
  }
  return { slope, intercept }
}
