import type { CompiledBank } from '../../bank/compile-bank.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import { type LatentQuadrature, probabilityTables } from './latent-quadrature.js'

/** Responses of some persons to items whose curves are known. */
export interface ObservedResponses {
  readonly bank: Pick<CompiledBank, 'curves'>
  readonly persons: number
  /** persons × items row-major, 255 = not administered */
  readonly responses: Uint8Array
  /** The curves that distances are taken from, where they are not those that the posteriors are made with. */
  readonly against?: Pick<CompiledBank, 'curves'> | undefined
}

/** Root mean square distance between the curve that the posteriors draw and the model's, 0 … 1, one a category. */
export interface CurveDistance {
  readonly categories: readonly number[]
  readonly largest: number
  /** Mean of observed minus modelled probability, one a category. */
  readonly signed: readonly number[]
}

/**
 * RMSD of every item: the persons' posterior weights at each node give an observed curve, and its squared distance from the model's is averaged
 * over the latent distribution of those who answered. Undefined for an item that nobody answered. Right for any design whose missing
 * responses depend on observed answers alone, adaptive tests included.
 * @source Oliveri & von Davier (2011), Psych. Test Assess. Model. 53, 315–333; OECD (2017), PISA 2015 Technical Report, ch. 9
 */
export function curveDistances(data: ObservedResponses, rule: LatentQuadrature): readonly (CurveDistance | undefined)[] {
  const { curves } = data.bank
  const tables = probabilityTables(data.bank, rule.nodes)
  const count = rule.nodes.length
  const expected = curves.map(({ categories }) => new Float64Array(categories * count))
  const weights = new Float64Array(count)
  for (let p = 0; p < data.persons; p++) {
    const row = data.responses.subarray(p * curves.length, (p + 1) * curves.length)
    posteriorInto(weights, row, tables, rule)
    for (const [i, response] of row.entries()) {
      if (response === missing) continue
      const counts = expected[i] as Float64Array
      for (let q = 0; q < count; q++)
        counts[response * count + q] = (counts[response * count + q] as number) + (weights[q] as number)
    }
  }
  const against = data.against === undefined ? tables : probabilityTables(data.against, rule.nodes)
  return curves.map(({ categories }, i) => distance(expected[i] as Float64Array, against[i] as Float64Array, categories, count))
}

function posteriorInto(weights: Float64Array, row: Uint8Array, tables: readonly Float64Array[], rule: LatentQuadrature): void {
  const count = weights.length
  for (let q = 0; q < count; q++) weights[q] = Math.log(rule.weights[q] as number)
  for (const [i, response] of row.entries()) {
    if (response === missing) continue
    const table = tables[i] as Float64Array
    for (let q = 0; q < count; q++) weights[q] = (weights[q] as number) + Math.log(table[response * count + q] as number)
  }
  const peak = weights.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let q = 0; q < count; q++) total += weights[q] = Math.exp((weights[q] as number) - peak)
  for (let q = 0; q < count; q++) weights[q] = (weights[q] as number) / total
}

function distance(counts: Float64Array, table: Float64Array, categories: number, nodes: number): CurveDistance | undefined {
  const squares = new Float64Array(categories)
  const sums = new Float64Array(categories)
  let persons = 0
  for (let q = 0; q < nodes; q++) {
    let here = 0
    for (let k = 0; k < categories; k++) here += counts[k * nodes + q] as number
    persons += here
    if (here === 0) continue
    for (let k = 0; k < categories; k++) {
      const difference = (counts[k * nodes + q] as number) / here - (table[k * nodes + q] as number)
      squares[k] = (squares[k] as number) + here * difference * difference
      sums[k] = (sums[k] as number) + here * difference
    }
  }
  if (persons === 0) return undefined
  const distances = Array.from(squares, (square) => Math.sqrt(square / persons))
  return { categories: distances, largest: Math.max(...distances), signed: Array.from(sums, (sum) => sum / persons) }
}
