// Readable twin: posteriorMoments of posteriorAtNodes where the latter refines its grid, in posterior-curve.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { steepestSlope } from './item-landmarks.js'
import { nodeWeights } from './node-weights.js'
import type { Prior } from './prior.js'
import { type NodeProducts, nodeProducts, type PersonList, type ResponseBlock } from './products/node-products.js'
import { figuresPerPerson, nodesPerBlock, type ProductKernel, productFigures, together } from './products/product-kernel.js'
import { halfWidth, negligible } from './refined-grid.js'
import type { ScoreColumns } from './score-columns.js'
import type { ScoringGrid } from './scoring-grid.js'

/** Fine nodes in one cell of the grid, coarsest first. */
const subdivisions = [2, 4, 8] as const
/** Least posterior SD in fine spacings: well above that of a normal posterior, since posteriors are skewed. */
const comfortableSd = 2
/** Widest fine spacing, in widths of the steepest bend of an item, at which sums of equal weights are good to 1e-9. */
const steepestBend = 0.5
/** Masses below this may have lost nodes to underflow. */
const leastMass = 1e-200
/** Numbers that the tables of one level may take: only those around the mass are read. */
const mostDoubles = 2 ** 19
/** Density relative to its peak at which a window may end. */
const vanishing = Math.exp(negligible)

/** Persons of a block whose posterior is narrow for the grid. */
export interface NarrowList extends PersonList {
  /** 1 where the columns hold the moments over the grid, 0 where these are not known. */
  readonly known: Uint8Array
}

export function createNarrowList(): NarrowList {
  return { positions: new Int32Array(together), known: new Uint8Array(together), count: 0 }
}

/**
 * A function that replaces the moments of narrow posteriors in the columns by sums over a window of finer nodes, and leaves on the list
 * whom the finest nodes do not serve either, or whose posterior does not fade out inside the grid.
 */
export function narrowPosteriors(
  bank: CompiledBank,
  prior: Prior,
  grid: ScoringGrid,
): (out: ScoreColumns, block: ResponseBlock, persons: NarrowList) => void {
  const usable = subdivisions.filter((subdivision) => resolvesItems(bank, grid.spacing / subdivision))
  const levels = usable.map((subdivision) => createLevel(bank, prior, grid, subdivision))
  const plan = createPlan()
  return (out, block, persons) => {
    const undecided = takeKnown(plan, out, block, persons, grid.spacing)
    for (const [index, level] of levels.entries()) {
      const least = index === levels.length - 1 ? 0 : comfortableSd * level.spacing
      takeWide(plan.now, undecided, plan.sd, least)
      while (plan.now.count > 0) {
        plan.again.count = 0
        level.products.run(block, plan.now, (kernel, found) =>
          sumWindows(level, plan, { kernel, found, out, block, undecided, givenUp: persons }),
        )
        add(persons, plan.now)
        move(plan.now, plan.again)
      }
    }
    add(persons, undecided)
  }
}

interface Level {
  readonly products: NodeProducts
  /** Theta of the first node. */
  readonly low: number
  readonly spacing: number
  readonly last: number
}

function createLevel(bank: CompiledBank, prior: Prior, grid: ScoringGrid, subdivision: number): Level {
  const count = (grid.nodes.length - 1) * subdivision + 1
  const spacing = grid.spacing / subdivision
  const low = grid.nodes[0] as number
  const nodes = Float64Array.from({ length: count }, (_, i) => low + i * spacing)
  const weights = nodeWeights(prior, { nodes, spacing, trapezoid: true })
  return { products: nodeProducts(bank, nodes, weights, { mostDoubles }), low, spacing, last: count - 1 }
}

/** Moments over the grid by position in the block, and who is at which step. */
interface Plan {
  readonly mean: Float64Array
  readonly sd: Float64Array
  /** Half the width of the window. */
  readonly half: Float64Array
  readonly undecided: PersonList
  readonly now: PersonList
  readonly again: PersonList
}

function createPlan(): Plan {
  const column = () => new Float64Array(together)
  const list = (): PersonList => ({ positions: new Int32Array(together), count: 0 })
  return { mean: column(), sd: column(), half: column(), undecided: list(), now: list(), again: list() }
}

/** Those whose moments over the grid are known; the others stay on their list. */
function takeKnown(plan: Plan, out: ScoreColumns, block: ResponseBlock, persons: NarrowList, coarseSpacing: number): PersonList {
  const { mean, sd, half, undecided } = plan
  const { positions, known, count } = persons
  undecided.count = 0
  persons.count = 0
  for (let i = 0; i < count; i++) {
    const position = positions[i] as number
    if (known[i] === 0) positions[persons.count++] = position
    else {
      mean[position] = out.theta[block.from + position] as number
      sd[position] = out.standardError[block.from + position] as number
      half[position] = Math.max(halfWidth.standardDeviations * (sd[position] as number), halfWidth.spacings * coarseSpacing)
      push(undecided, position)
    }
  }
  return undecided
}

/** Moves those with an SD of at least so much to another list. */
function takeWide(to: PersonList, from: PersonList, sd: Float64Array, least: number): void {
  const { positions, count } = from
  to.count = 0
  from.count = 0
  for (let i = 0; i < count; i++) {
    const position = positions[i] as number
    push((sd[position] as number) >= least ? to : from, position)
  }
}

interface Windows {
  readonly kernel: ProductKernel
  readonly found: number
  readonly out: ScoreColumns
  readonly block: ResponseBlock
  /** Takes whom finer nodes serve. */
  readonly undecided: PersonList
  readonly givenUp: PersonList
}

/** Moments over windows; whose window has something left at its ends comes again with a wider one, unless the ends of the grid stop that. */
function sumWindows(level: Level, plan: Plan, { kernel, found, out, block, undecided, givenUp }: Windows): void {
  const { low, spacing, last } = level
  const { firstBlock, blocks, figures } = kernel
  const lastBlock = Math.floor(last / nodesPerBlock)
  for (let i = 0; i < found; i++) {
    const position = kernel.found[i] as number
    const [mean, half] = [plan.mean[position] as number, plan.half[position] as number]
    const from = Math.max(0, Math.floor((mean - half - low) / spacing / nodesPerBlock))
    firstBlock[i] = from
    blocks[i] = Math.min(lastBlock, Math.floor(Math.ceil((mean + half - low) / spacing) / nodesPerBlock)) - from + 1
  }
  kernel.multiply(found)
  for (let i = 0, at = 0; i < found; i++, at += figuresPerPerson) {
    const position = kernel.found[i] as number
    const mass = figures[at + productFigures.mass] as number
    const [from, count] = [firstBlock[i] as number, blocks[i] as number]
    const toEnd = from + count > lastBlock
    // Behind the last node of the grid there are only zeros.
    const above = figures[at + (toEnd ? productFigures.last : productFigures.outer)] as number
    const ends = Math.max(figures[at + productFigures.first] as number, above)
    if (!(mass > leastMass)) push(givenUp, position)
    else if (ends < (figures[at + productFigures.peak] as number) * vanishing) {
      const mean = (figures[at + productFigures.sum] as number) / mass
      const sd = Math.sqrt(Math.max(0, (figures[at + productFigures.squares] as number) / mass - mean * mean))
      if (sd >= comfortableSd) {
        out.theta[block.from + position] = low + ((from + count / 2) * nodesPerBlock + mean) * spacing
        out.standardError[block.from + position] = sd * spacing
      } else push(undecided, position)
    } else if (from === 0 && toEnd) push(givenUp, position)
    else {
      plan.half[position] = 2 * (plan.half[position] as number)
      push(plan.again, position)
    }
  }
}

function push(list: PersonList, position: number): void {
  list.positions[list.count++] = position
}

function add(list: PersonList, more: PersonList): void {
  for (let i = 0; i < more.count; i++) push(list, more.positions[i] as number)
  more.count = 0
}

function move(to: PersonList, from: PersonList): void {
  to.count = 0
  add(to, from)
}

/** Whether nodes are close enough for the bends of the steepest item. */
export function resolvesItems({ items, scale }: CompiledBank, spacing: number): boolean {
  return items.every((item) => steepestSlope(item, scale.scalingConstant) * spacing <= steepestBend)
}
