import { chiSquaredUpperTail } from '../../math/chi-squared.js'
import type { CategoryCurve } from '../../models/category-curve.js'
import { scoreDistribution } from '../../scoring/score-distribution.js'
import { type LatentQuadrature, probabilityTables } from '../estimation/latent-quadrature.js'
import type { FitData } from './fit-data.js'
import { rootMeanSquareError } from './noncentrality.js'

/** S-X² of an item. */
export type ScoreFit =
  | {
      readonly kind: 'tested'
      readonly chiSquared: number
      readonly degreesOfFreedom: number
      readonly p: number
      readonly rmsea: number
    }
  /** So few scores or persons that no degree of freedom is left after collapsing. */
  | { readonly kind: 'untestable' }

/** Score groups of an item: rows scores, columns categories; cells that a score does not allow are absent. */
export interface ScoreTable {
  readonly scores: readonly number[]
  readonly observed: readonly (readonly number[])[]
  readonly expected: readonly (readonly number[])[]
}

/** Cells are joined until this many persons are expected in each. @source Orlando & Thissen (2000), 53 */
const leastExpected = 1

/**
 * Observed and expected responses by sum score, the lowest and highest score left out: nobody there can differ.
 * @param complete persons with an answer to every item
 * @source Orlando & Thissen (2000), Appl. Psych. Meas. 24, 50–64; several categories: Kang & Chen (2008), J. Educ. Meas. 45, 391–406
 */
export function scoreTables({ bank, responses }: FitData, complete: readonly number[], rule: LatentQuadrature): ScoreTable[] {
  const { curves } = bank
  const highest = curves.reduce((sum, { categories }) => sum + categories - 1, 0)
  const observed = observedCounts({ curves, responses }, complete, highest)
  const scores = Array.from({ length: Math.max(0, highest - 1) }, (_, s) => s + 1)
  return expectedShares(curves, rule, highest).map((shares, i) => {
    const { categories } = curves[i] as CategoryCurve
    const counts = observed[i] as Float64Array
    const rowOf = (score: number) => {
      const allowed = Array.from({ length: categories }, (_, k) => k).filter(
        (k) => k <= score && score - k <= highest - categories + 1,
      )
      const seen = Array.from({ length: categories }, (_, k) => counts[score * categories + k] as number)
      const persons = seen.reduce((sum, count) => sum + count, 0)
      const expected = allowed.map((k) => persons * (shares[score * categories + k] as number))
      return { score, observed: allowed.map((k) => seen[k] as number), expected, persons }
    }
    const rows = scores.map(rowOf).filter(({ persons }) => persons > 0)
    return {
      scores: rows.map(({ score }) => score),
      observed: rows.map((row) => row.observed),
      expected: rows.map((row) => row.expected),
    }
  })
}

/** S-X² of a table after collapsing. @param parameters that the item's curve took from these responses */
export function scoreFit(table: ScoreTable, parameters: number, persons: number): ScoreFit {
  const rows = collapsed(table)
  let chiSquared = 0
  let degreesOfFreedom = -parameters
  for (const { observed, expected } of rows) {
    degreesOfFreedom += observed.length - 1
    for (const [k, count] of observed.entries()) chiSquared += (count - (expected[k] as number)) ** 2 / (expected[k] as number)
  }
  if (degreesOfFreedom < 1) return { kind: 'untestable' }
  const p = chiSquaredUpperTail(chiSquared, degreesOfFreedom)
  return { kind: 'tested', chiSquared, degreesOfFreedom, p, rmsea: rootMeanSquareError(chiSquared, degreesOfFreedom, persons) }
}

interface Row {
  observed: number[]
  expected: number[]
}

/**
 * Two categories: neighbouring score groups are joined from both ends inwards, then any that is still thin with its smaller
 * neighbour. More: inside a score group the outer categories are joined inwards; a group left with one cell says nothing.
 */
export function collapsed({ observed, expected }: ScoreTable): Row[] {
  const rows = observed.map((counts, r) => ({ observed: [...counts], expected: [...(expected[r] as readonly number[])] }))
  const dichotomous = rows.every((row) => row.expected.length === 2)
  return dichotomous ? withJoinedScores(rows) : rows.map(withJoinedCategories).filter((row) => row.observed.length > 1)
}

function withJoinedScores(rows: Row[]): Row[] {
  const isThin = (row: Row) => Math.min(...row.expected) < leastExpected
  const left = [...rows]
  while (left.length > 1 && isThin(left[0] as Row)) left.splice(0, 2, joined(left[0] as Row, left[1] as Row))
  while (left.length > 1 && isThin(left.at(-1) as Row)) left.splice(-2, 2, joined(left.at(-2) as Row, left.at(-1) as Row))
  for (let at = left.findIndex(isThin); at > 0 && at < left.length - 1; at = left.findIndex(isThin)) {
    const from = total(left[at - 1] as Row) <= total(left[at + 1] as Row) ? at - 1 : at
    left.splice(from, 2, joined(left[from] as Row, left[from + 1] as Row))
  }
  return left.filter((row) => !isThin(row))
}

function joined(one: Row, other: Row): Row {
  return {
    observed: one.observed.map((count, k) => count + (other.observed[k] as number)),
    expected: one.expected.map((count, k) => count + (other.expected[k] as number)),
  }
}

function total({ expected }: Row): number {
  return expected.reduce((sum, count) => sum + count, 0)
}

function withJoinedCategories({ observed, expected }: Row): Row {
  const [o, e] = [[...observed], [...expected]]
  const join = (into: number, from: number) => {
    o[into] = (o[into] as number) + (o[from] as number)
    e[into] = (e[into] as number) + (e[from] as number)
    o.splice(from, 1)
    e.splice(from, 1)
  }
  while (e.length > 1 && (e[0] as number) < leastExpected) join(1, 0)
  while (e.length > 1 && (e.at(-1) as number) < leastExpected) join(e.length - 2, e.length - 1)
  for (let thin = e.findIndex((each) => each < leastExpected); thin > 0 && thin < e.length - 1; ) {
    join((e[thin - 1] as number) <= (e[thin + 1] as number) ? thin - 1 : thin + 1, thin)
    thin = e.findIndex((each) => each < leastExpected)
  }
  return { observed: o, expected: e }
}

function observedCounts(
  { curves, responses }: { readonly curves: readonly CategoryCurve[]; readonly responses: Uint8Array },
  complete: readonly number[],
  highest: number,
): Float64Array[] {
  const counts = curves.map(({ categories }) => new Float64Array((highest + 1) * categories))
  for (const p of complete) {
    const row = responses.subarray(p * curves.length, (p + 1) * curves.length)
    const score = row.reduce((sum, response) => sum + response, 0)
    for (const [i, response] of row.entries()) {
      const at = score * (curves[i] as CategoryCurve).categories + response
      const table = counts[i] as Float64Array
      table[at] = (table[at] as number) + 1
    }
  }
  return counts
}

/** P(X_i = k | sum score), scores × categories a table: ∫ P_k S(score − k without the item) over ∫ S(score). */
function expectedShares(curves: readonly CategoryCurve[], { nodes, weights }: LatentQuadrature, highest: number): Float64Array[] {
  const tables = probabilityTables({ curves }, nodes)
  const whole = new Float64Array(highest + 1)
  const shares = curves.map(({ categories }) => new Float64Array((highest + 1) * categories))
  for (const [q, node] of nodes.entries()) {
    const weight = weights[q] as number
    const all = scoreDistribution(curves, node)
    for (const [score, mass] of all.entries()) whole[score] = (whole[score] as number) + weight * mass
    for (const [i, { categories }] of curves.entries()) {
      const rest = scoreDistribution(
        curves.filter((_, j) => j !== i),
        node,
      )
      const into = shares[i] as Float64Array
      for (let k = 0; k < categories; k++) {
        const probability = weight * ((tables[i] as Float64Array)[k * nodes.length + q] as number)
        for (const [score, mass] of rest.entries()) {
          const at = (score + k) * categories + k
          into[at] = (into[at] as number) + probability * mass
        }
      }
    }
  }
  return shares.map((share, i) =>
    share.map((mass, at) => mass / (whole[Math.floor(at / (curves[i] as CategoryCurve).categories)] as number)),
  )
}
