import { biasJet, type InformationTable } from './bias.js'
import type { RootGrid } from './nodes.js'
import { cellMaxima, maximumIn, proofReach } from './proof.js'

/**
 * What an item that is missing may change in the bias, by item and proof node. With M missing, the bias of the others is that of all items
 * plus X/(1 − F), X = Σ f_m(B − B_m) and F = Σ f_m over M, f_m being the share of m in the information of all items.
 */
export type BiasZones = readonly Float64Array[]

/**
 * Numbers at a proof node: the most of X′, |X|, |F′| and F near it; of −X and F on the left, of X and F on the right, as far as the proof
 * says something of the slope there; the integral of −X and F all the way below, and of X and F all the way above, where the proof compares heights.
 */
export const zoneSize = 12
/** Room for the error of sums that stand for integrals. */
const integralError = 1e-3

/** @param openRight whether the proof bounds the slope all the way to the right, `concave` whether on the left too */
export function biasZones(
  table: InformationTable,
  items: number,
  grid: RootGrid,
  { concave, openRight }: { readonly concave: boolean; readonly openRight: boolean },
): BiasZones {
  const all = biasJet(table, items)
  const near = Math.round(proofReach.near / grid.spacing)
  const far = Math.round(proofReach.far / grid.spacing)
  const { cells, cellsPerProof } = grid
  return Array.from({ length: items }, (_, item) => {
    const { x, slope, share, shareSlope } = changesBy(table, item, items, all)
    const [rising, falling] = [positive(x), positive(x.map((value) => -value))]
    const most = [positive(slope), absolute(x), absolute(shareSlope), share, falling, rising].map(cellMaxima)
    const [mostSlope, mostX, mostShareSlope, mostShare, mostFalling, mostRising] = most as unknown as readonly [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    const [fallen, risen] = [integralOf(falling, grid.spacing), integralOf(rising, grid.spacing)]
    const zones = new Float64Array(zoneSize * (cells / cellsPerProof + 1))
    for (let node = 0; node <= cells; node += cellsPerProof) {
      const inZone = (values: Float64Array, from: number, to: number) => Math.max(0, maximumIn(values, from, to))
      const left = [concave ? 0 : node - far, Math.max(1, node - near)] as const
      const right = [Math.min(cells - 1, node + near), concave || openRight ? cells : node + far] as const
      zones.set(
        [
          ...[mostSlope, mostX, mostShareSlope, mostShare].map((values) => inZone(values, node - near, node + near)),
          inZone(mostFalling, ...left),
          inZone(mostShare, ...left),
          inZone(mostRising, ...right),
          inZone(mostShare, ...right),
          ...(concave ? [0, 0] : [(fallen[node] as number) + integralError, inZone(mostShare, 0, Math.max(1, node))]),
          ...(concave || openRight
            ? [0, 0]
            : [
                (risen[cells] as number) - (risen[node] as number) + integralError,
                inZone(mostShare, Math.min(cells - 1, node), cells),
              ]),
        ],
        (node / cellsPerProof) * zoneSize,
      )
    }
    return zones
  })
}

/** f(B − B_m) of an item and its share f, with their slopes, at every node. */
function changesBy({ values, width, stride }: InformationTable, item: number, items: number, all: ReturnType<typeof biasJet>) {
  const own = biasJet({ values, width, stride }, item)
  const count = stride / width
  const [x, slope, share, shareSlope] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let q = 0; q < count; q++) {
    const [at, total] = [item * stride + q * width, items * stride + q * width]
    const f = (values[at] as number) / (values[total] as number)
    const f1 = ((values[at + 1] as number) - f * (values[total + 1] as number)) / (values[total] as number)
    const gap = (all[0][q] as number) - (own[0][q] as number)
    share[q] = f
    shareSlope[q] = f1
    x[q] = f * gap
    slope[q] = f1 * gap + f * ((all[1][q] as number) - (own[1][q] as number))
  }
  return { x, slope, share, shareSlope }
}

function positive(values: Float64Array): Float64Array {
  return values.map((value) => Math.max(0, value))
}

function absolute(values: Float64Array): Float64Array {
  return values.map(Math.abs)
}

function integralOf(values: Float64Array, spacing: number): Float64Array {
  const integral = new Float64Array(values.length)
  for (let q = 1; q < values.length; q++) {
    integral[q] = (integral[q - 1] as number) + (spacing / 2) * ((values[q - 1] as number) + (values[q] as number))
  }
  return integral
}
