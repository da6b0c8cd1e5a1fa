// Readable twin: estimateEap where its nodes go on, in eap.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { type PersonGrid, widened } from './covering-density.js'
import { resolvesItems } from './narrow-posterior.js'
import { nodeWeights } from './node-weights.js'
import type { Prior } from './prior.js'
import { listAll, nodeProducts, type PersonList, type ResponseBlock } from './products/node-products.js'
import { figuresPerPerson, nodesPerBlock, productFigures, together } from './products/product-kernel.js'
import { leastSdInSpacings, negligible } from './refined-grid.js'
import { createScoreColumns, type ScoreColumns } from './score-columns.js'
import { type ScoringGrid, subdivided } from './scoring-grid.js'

/** Numbers that the tables may take: few persons ask for them, and they must not cost what many do. */
const mostDoubles = 2 ** 16
/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200
/** Density relative to its peak at which nodes may end. */
const vanishing = Math.exp(negligible)

/** Fine nodes in one cell of the grid, of which the fewest serve that are close enough for the items. */
const subdivisions = [1, 2, 4, 8] as const

/** Persons whose posterior goes on beyond the grid, one here and there: they wait until there are enough of them. */
export interface WideList {
  /** Forgets who waits. */
  clear(): void
  /**
   * @param person of those in `responses` and `out`
   * @param readable serves whom no wider grid covers or resolves
   */
  add(responses: Uint8Array, person: number, out: ScoreColumns, readable: (person: number) => void): void
  /** Writes the moments of all who wait. */
  finish(out: ScoreColumns, readable: (person: number) => void): void
}

/** Takes little before somebody waits. */
export function wideList(bank: CompiledBank, prior: Prior, grid: PersonGrid): WideList {
  const items = bank.items.length
  const sums = widePosteriors(bank, prior, grid)
  const rows = new Uint8Array(grid.continued ? together * items : 0)
  const own = createScoreColumns(grid.continued ? together : 0)
  const who = new Int32Array(together)
  const persons: PersonList = { positions: new Int32Array(together), count: 0 }
  let waiting = 0
  const finish: WideList['finish'] = (out, readable) => {
    if (waiting === 0) return
    listAll(persons, waiting)
    sums?.(own, { responses: rows, from: 0, to: waiting }, persons)
    for (let i = 0; i < waiting; i++) {
      out.theta[who[i] as number] = own.theta[i] as number
      out.standardError[who[i] as number] = own.standardError[i] as number
    }
    for (let i = 0; i < persons.count; i++) readable(who[persons.positions[i] as number] as number)
    waiting = 0
  }
  return {
    clear() {
      waiting = 0
    },
    add(responses, person, out, readable) {
      rows.set(responses.subarray(person * items, (person + 1) * items), waiting * items)
      who[waiting++] = person
      if (waiting === together) finish(out, readable)
    },
    finish,
  }
}

/**
 * A function that writes the moments of posteriors that go on beyond the grid, as sums over half as many nodes more on either side or
 * over twice as many again, and leaves on the list whom these do not cover or resolve either; undefined where an item is too steep for them.
 */
function widePosteriors(
  bank: CompiledBank,
  prior: Prior,
  grid: PersonGrid,
): ((out: ScoreColumns, block: ResponseBlock, persons: PersonList) => void) | undefined {
  const reach = wideGrid(bank, grid)
  if (!grid.continued || reach === undefined) return undefined
  let near: WideSums | undefined
  let far: WideSums | undefined
  return (out, block, persons) => {
    near ??= sumsOver(bank, prior, reach)
    near(out, block, persons)
    if (persons.count === 0) return
    far ??= sumsOver(bank, prior, widened(reach))
    far(out, block, persons)
  }
}

/** Nodes that go on beyond a grid, close enough for the items; undefined where these are too steep. */
export function wideGrid(bank: CompiledBank, grid: ScoringGrid): ScoringGrid | undefined {
  const subdivision = subdivisions.find((cells) => resolvesItems(bank, grid.spacing / cells))
  return subdivision === undefined ? undefined : subdivided(widened(grid), subdivision)
}

type WideSums = (out: ScoreColumns, block: ResponseBlock, persons: PersonList) => void

function sumsOver(bank: CompiledBank, prior: Prior, grid: ScoringGrid): WideSums {
  const products = nodeProducts(bank, grid.nodes, nodeWeights(prior, grid), { mostDoubles })
  const low = grid.nodes[0] as number
  return (out, block, persons) => {
    const left: number[] = []
    products.run(block, persons, (kernel, found) => {
      const { figures } = kernel
      kernel.multiply(found)
      const middle = ((kernel.blocks[0] as number) * nodesPerBlock) / 2
      for (let i = 0, at = 0; i < found; i++, at += figuresPerPerson) {
        const position = kernel.found[i] as number
        const mass = figures[at + productFigures.mass] as number
        const mean = (figures[at + productFigures.sum] as number) / mass
        const sd = Math.sqrt(Math.max(0, (figures[at + productFigures.squares] as number) / mass - mean * mean))
        // The last block ends in zeros.
        const ends = Math.max(figures[at + productFigures.first] as number, figures[at + productFigures.last] as number)
        const covered = ends < (figures[at + productFigures.peak] as number) * vanishing
        if (mass > leastMass && covered && sd >= leastSdInSpacings) {
          out.theta[block.from + position] = low + (middle + mean) * grid.spacing
          out.standardError[block.from + position] = sd * grid.spacing
        } else left.push(position)
      }
    })
    for (const position of left) persons.positions[persons.count++] = position
  }
}
