import type { CompiledBank } from '../../bank/compile-bank.js'
import { equallySpaced } from '../../math/grid.js'
import { scalePrior } from '../../scoring/prior.js'
import { estimateLatentNormal, type LatentNormal } from '../estimation/latent-normal.js'
import { probabilityTables } from '../estimation/latent-quadrature.js'
import { missingResponse } from '../estimation/response-matrix.js'
import type { ComparedPersons } from './compared-persons.js'
import type { DifData } from './dif-data.js'

/** What the other answers of a person lead to expect of theta, in the person's group. */
export type ExpectedThetas =
  | { readonly kind: 'expected'; readonly of: (item: number) => Float64Array }
  /** A group's latent distribution cannot be told from these answers. */
  | { readonly kind: 'no-distribution'; readonly reason: Exclude<LatentNormal['kind'], 'estimated'> }

const nodeCount = 81
const reach = 8

/**
 * Posterior means of theta under the latent distribution of each person's group, from the anchors without the studied item.
 * @returns `of(item)`: one entry a compared person
 */
export function expectedThetas(data: DifData, compared: ComparedPersons, anchors: ReadonlySet<number>): ExpectedThetas {
  const bank = data.bank as CompiledBank
  const nodes = nodesOf(bank)
  const tables = probabilityTables(bank, nodes).map((table) =>
    table.map((probability) => Math.log(Math.max(probability, Number.MIN_VALUE))),
  )
  const { rows, focal } = compared
  const sums = new Float64Array(rows.length * nodeCount)
  const rowOf = (p: number, item: number): Float64Array | undefined => {
    const response = data.responses[(rows[p] as number) * data.itemIds.length + item] as number
    if (response === missingResponse) return undefined
    return (tables[item] as Float64Array).subarray(response * nodeCount, (response + 1) * nodeCount)
  }
  for (let p = 0; p < rows.length; p++)
    for (const item of anchors) {
      const own = rowOf(p, item)
      if (own === undefined) continue
      for (let q = 0; q < nodeCount; q++) sums[p * nodeCount + q] = (sums[p * nodeCount + q] as number) + (own[q] as number)
    }
  const densities: Float64Array[] = []
  for (const group of [0, 1]) {
    const latent = groupDistribution(
      sums,
      nodes,
      rows.map((_, p) => p).filter((p) => focal[p] === group),
    )
    if (latent.kind !== 'estimated') return { kind: 'no-distribution', reason: latent.kind }
    densities.push(nodes.map((node) => -0.5 * ((node - latent.mean) / latent.sd) ** 2))
  }
  return {
    kind: 'expected',
    of: (item) =>
      Float64Array.from(rows, (_, p) =>
        posteriorMean(nodes, sums.subarray(p * nodeCount, (p + 1) * nodeCount), {
          density: densities[focal[p] as number] as Float64Array,
          without: anchors.has(item) ? rowOf(p, item) : undefined,
        }),
      ),
  }
}

/** Nodes over the population of the scale, far enough out for groups that lie elsewhere. */
function nodesOf(bank: CompiledBank): Float64Array {
  const prior = scalePrior(bank.scale)
  const [mean, sd] = prior.kind === 'normal' ? [prior.mean, prior.sd] : [0, 1]
  return equallySpaced(nodeCount, mean - reach * sd, mean + reach * sd)
}

function groupDistribution(sums: Float64Array, nodes: Float64Array, members: readonly number[]): LatentNormal {
  const likelihood = new Float64Array(members.length * nodeCount)
  const logScale = new Float64Array(members.length)
  for (const [m, p] of members.entries()) {
    const row = sums.subarray(p * nodeCount, (p + 1) * nodeCount)
    const largest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    logScale[m] = largest
    for (let q = 0; q < nodeCount; q++) likelihood[m * nodeCount + q] = Math.exp((row[q] as number) - largest)
  }
  const spacing = (nodes[1] as number) - (nodes[0] as number)
  return estimateLatentNormal({ persons: members.length, nodes, nodeWeights: nodes.map(() => spacing), likelihood, logScale })
}

function posteriorMean(
  nodes: Float64Array,
  sum: Float64Array,
  { density, without }: { readonly density: Float64Array; readonly without: Float64Array | undefined },
): number {
  const logs = density.map((value, q) => value + (sum[q] as number) - (without?.[q] ?? 0))
  const largest = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  let [mass, moment] = [0, 0]
  for (let q = 0; q < nodeCount; q++) {
    const weight = Math.exp((logs[q] as number) - largest)
    mass += weight
    moment += weight * (nodes[q] as number)
  }
  return moment / mass
}
