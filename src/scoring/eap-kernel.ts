// Readable twin: posteriorMoments of posteriorAtNodes, in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import type { NarrowList } from './narrow-posterior.js'
import { nodeWeights } from './node-weights.js'
import type { Prior } from './prior.js'
import { nodeProducts, type PersonList, type ResponseBlock } from './products/node-products.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, productFigures } from './products/product-kernel.js'
import { leastSdInSpacings } from './refined-grid.js'
import type { ScoreColumns } from './score-columns.js'
import type { ScoringGrid } from './scoring-grid.js'

/**
 * Writes theta, standardError and answered of the persons listed, and leaves on the list whoever has no response or one that is no category.
 * @param narrow takes persons whose posterior the nodes do not resolve, with its moments over them
 */
export type EapKernel = (out: ScoreColumns, block: ResponseBlock, persons: PersonList, narrow: NarrowList) => void

/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200

/** EAP over the nodes of a grid for many persons, by products of tabulated likelihoods. */
export function eapKernel(bank: CompiledBank, prior: Prior, grid: ScoringGrid): EapKernel {
  const products = nodeProducts(bank, grid.nodes, nodeWeights(prior, grid))
  const low = grid.nodes[0] as number
  const { spacing } = grid
  let target: { readonly out: ScoreColumns; readonly block: ResponseBlock; readonly narrow: NarrowList } | undefined
  const take = (kernel: ProductKernel, found: number): void => {
    if (target === undefined) return
    const { out, block, narrow } = target
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
      }
    }
  }
  return (out, block, persons, narrow) => {
    target = { out, block, narrow }
    products.run(block, persons, take)
  }
}
