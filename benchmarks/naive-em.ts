import type { ResponseMatrix } from '../src/calibration/estimation/response-matrix.js'

/** Slopes and intercepts of 2PL items, and how many passes they took. */
export interface NaiveFit {
  readonly slope: Float64Array
  readonly intercept: Float64Array
  readonly iterations: number
}

const nodes = 61

/**
 * 2PL by EM as a first script writes it: tables of logarithms, a sum and an exponential for every person and node, two Newton steps an
 * item, no acceleration; stops at the largest change of a parameter. It shares no code with melek.
 * @param responses of complete persons, 0 and 1
 */
export function naiveEm({ itemIds, persons, responses }: ResponseMatrix, tolerance: number): NaiveFit {
  const items = itemIds.length
  const theta = Float64Array.from({ length: nodes }, (_, q) => -6 + (12 * q) / (nodes - 1))
  const density = theta.map((node) => Math.exp(-0.5 * node * node))
  const total = density.reduce((sum, each) => sum + each, 0)
  const logWeight = density.map((each) => Math.log(each / total))
  const slope = new Float64Array(items).fill(1)
  const intercept = new Float64Array(items)
  for (let iterations = 1; ; iterations++) {
    const { people, right } = expected({ persons, items, responses, theta, logWeight, slope, intercept })
    let change = 0
    for (let i = 0; i < items; i++) {
      const moved = newton(theta, people, right.subarray(i * nodes, (i + 1) * nodes), slope[i] as number, intercept[i] as number)
      change = Math.max(
        change,
        Math.abs(moved.slope - (slope[i] as number)),
        Math.abs(moved.intercept - (intercept[i] as number)),
      )
      slope[i] = moved.slope
      intercept[i] = moved.intercept
    }
    if (change < tolerance) return { slope, intercept, iterations }
  }
}

interface NaiveStep {
  readonly persons: number
  readonly items: number
  readonly responses: Uint8Array
  readonly theta: Float64Array
  readonly logWeight: Float64Array
  readonly slope: Float64Array
  readonly intercept: Float64Array
}

/** Expected persons at each node, and of them those who are right, by item. */
function expected({ persons, items, responses, theta, logWeight, slope, intercept }: NaiveStep) {
  const logRight = new Float64Array(items * nodes)
  const logWrong = new Float64Array(items * nodes)
  for (let i = 0; i < items; i++) {
    for (let q = 0; q < nodes; q++) {
      const right = 1 / (1 + Math.exp(-((slope[i] as number) * (theta[q] as number) + (intercept[i] as number))))
      logRight[i * nodes + q] = Math.log(right)
      logWrong[i * nodes + q] = Math.log(1 - right)
    }
  }
  const people = new Float64Array(nodes)
  const right = new Float64Array(items * nodes)
  const posterior = new Float64Array(nodes)
  for (let p = 0; p < persons; p++) {
    let sum = 0
    for (let q = 0; q < nodes; q++) {
      let log = logWeight[q] as number
      for (let i = 0; i < items; i++)
        log += (responses[p * items + i] === 1 ? logRight[i * nodes + q] : logWrong[i * nodes + q]) as number
      posterior[q] = Math.exp(log)
      sum += posterior[q] as number
    }
    for (let q = 0; q < nodes; q++) {
      posterior[q] = (posterior[q] as number) / sum
      people[q] = (people[q] as number) + (posterior[q] as number)
    }
    for (let i = 0; i < items; i++) {
      if (responses[p * items + i] !== 1) continue
      for (let q = 0; q < nodes; q++) right[i * nodes + q] = (right[i * nodes + q] as number) + (posterior[q] as number)
    }
  }
  return { people, right }
}

function newton(theta: Float64Array, people: Float64Array, right: Float64Array, slope: number, intercept: number) {
  let [a, d] = [slope, intercept]
  for (let step = 0; step < 2; step++) {
    let [ga, gd, aa, ad, dd] = [0, 0, 0, 0, 0]
    for (let q = 0; q < nodes; q++) {
      const node = theta[q] as number
      const probability = 1 / (1 + Math.exp(-(a * node + d)))
      const residual = (right[q] as number) - (people[q] as number) * probability
      const weight = (people[q] as number) * probability * (1 - probability)
      ga += residual * node
      gd += residual
      aa += weight * node * node
      ad += weight * node
      dd += weight
    }
    const determinant = aa * dd - ad * ad
    a += (dd * ga - ad * gd) / determinant
    d += (aa * gd - ad * ga) / determinant
  }
  return { slope: a, intercept: d }
}
