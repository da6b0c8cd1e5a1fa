// Readable twin: posteriorMoments of posteriorAtNodes, in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { type isCutOff, noticeable, type PersonGrid } from './covering-density.js'
import type { NarrowList } from './narrow-posterior.js'
import { nodeWeights } from './node-weights.js'
import type { Prior } from './prior.js'
import { nodeProducts, type PersonList, type ResponseBlock } from './products/node-products.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, productFigures } from './products/product-kernel.js'
import { leastSdInSpacings } from './refined-grid.js'
import type { ScoreColumns } from './score-columns.js'

/**
 * Writes theta, standardError and answered of the persons listed, and leaves on the list whoever has no response or one that is no category.
 * @param narrow takes persons whose posterior the nodes do not resolve, with its moments over them
 * @param cutOff takes persons whose posterior goes on beyond the nodes, where these may
 */
export type EapKernel = (
  out: ScoreColumns,
  block: ResponseBlock,
  persons: PersonList,
  { narrow, cutOff }: { readonly narrow: NarrowList; readonly cutOff: PersonList },
) => void

/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200

/** EAP over the nodes of a grid for many persons, by products of tabulated likelihoods. */
export function eapKernel(bank: CompiledBank, prior: Prior, grid: PersonGrid): EapKernel {
  const weights = nodeWeights(prior, grid)
  const products = nodeProducts(bank, grid.nodes, weights)
  const low = grid.nodes[0] as number
  const { spacing } = grid
  const { level, most, cuts } = cutOffTest(grid, weights)
  let target: { readonly out: ScoreColumns; readonly block: ResponseBlock; readonly lists: Parameters<EapKernel>[3] } | undefined
  const take = (kernel: ProductKernel, found: number): void => {
    if (target === undefined) return
    const { out, block } = target
    const { narrow, cutOff } = target.lists
    const { theta, standardError, answered } = out
    kernel.multiply(found)
    const { figures, found: positions } = kernel
    const middle = low + ((kernel.blocks[0] as number) * nodesPerBlock * spacing) / 2
    for (let i = 0, at = 0; i < found; i++, at += figuresPerPerson) {
      const position = positions[i] as number
      const person = block.from + position
      const mass = figures[at + productFigures.mass] as number
      const mean = (figures[at + productFigures.sum] as number) / mass
      const sd = Math.sqrt(Math.max(0, (figures[at + productFigures.squares] as number) / mass - mean * mean))
      theta[person] = middle + mean * spacing
      standardError[person] = sd * spacing
      answered[person] = kernel.answered[i] as number
      if (!(sd >= leastSdInSpacings && mass > leastMass)) {
        narrow.positions[narrow.count] = position
        narrow.known[narrow.count++] = mass > leastMass ? 1 : 0
      } else {
        const least = level * (figures[at + productFigures.peak] as number)
        if (most > least && cuts(kernel, i, least)) cutOff.positions[cutOff.count++] = position
      }
    }
  }
  return (out, block, persons, lists) => {
    target = { out, block, lists }
    products.run(block, persons, take)
  }
}

/** Whether the posterior of a person found is up at an end, as {@link isCutOff} says. `most` is all that the ends can be. */
function cutOffTest({ nodes, continued, trapezoid }: PersonGrid, weights: Float64Array) {
  const last = nodes.length - 1
  // Ends of half weight stand for densities of twice as much.
  const level = trapezoid ? noticeable / 2 : noticeable
  // Products of rows are 1 at most, so that weights alone tell of most persons; where nobody asks, of all.
  const most = continued ? Math.max(weights[0] as number, weights[last] as number) : 0
  const cuts = (kernel: ProductKernel, place: number, least: number): boolean => {
    const { figures } = kernel
    const at = place * figuresPerPerson
    // The figures are the largest of several nodes.
    return (
      ((figures[at + productFigures.first] as number) > least && kernel.densityAt(place, 0) > least) ||
      ((figures[at + productFigures.last] as number) > least && kernel.densityAt(place, last) > least)
    )
  }
  return { level, most, cuts }
}
