import type { CompiledBank } from '../../bank/compile-bank.js'
import { answeredItems } from '../answered-items.js'
import { likelihoodOf } from '../likelihood-point.js'
import { hasOwnCurves } from '../own-curves.js'
import { type Prior, priorLocation } from '../prior.js'
import { type ScoreColumns, scoreStatus } from '../score-columns.js'
import type { InformationKind } from '../scoring-options.js'
import { standardErrorAt } from '../standard-error.js'
import { type SufficientStatistic, sufficientStatistic } from '../sufficient-statistic.js'
import { blockPlan } from './block-plan.js'
import { writePerson } from './block-rows.js'
import { blockTables } from './block-tables.js'
import { biasZones } from './block-zones.js'
import { rootBlocks, writeNone } from './blocks.js'
import { extremePatterns } from './directions.js'
import { type InverseTable, inverseInto, inverseTable } from './inverse.js'
import { createKernelRoot, rootKernel } from './kernel.js'
import { polishInto } from './polish.js'
import { together } from './row-layout.js'
import { createRowList, type RootRows, type RowFinder, type RowTerm, rootRows, rowFinder } from './rows.js'
import { rootScan } from './scan.js'
import { statisticFinder, statisticRows } from './statistic.js'
import { bankNodes, type RootEquation, type RootTables, rootTables } from './tables.js'

/** Writes the estimates of many persons, and hands those whom the readable form must score to `others`. */
export type RootScorer = (out: ScoreColumns, responses: Uint8Array, persons: number, others: (person: number) => void) => void

export interface RootRule {
  readonly method: 'mle' | 'map' | 'wle' | 'jeffreys'
  readonly prior: Prior
  readonly standardError: InformationKind
  /** Whether roots are taken to rounding, at some microseconds each. */
  readonly polish: boolean
}

/** Numbers that tables may take where neighbouring items share rows, and where they do not: some 2,000 items right or wrong. */
const mostNumbers = { grouped: 1.5e6, single: 4e6 }

/**
 * MLE, MAP, WLE and Jeffreys estimates of many persons from one engine: the root of S + B = 0 read from tables by quintics,
 * within 2e-10 of the readable forms or polished where that cannot be promised. A root counts only if bounds prove it to be
 * the global maximum; whoever's likelihood has several near ones is left to the readable form.
 * @returns undefined where the prior, or a bias of marginal curves, has no such tables, or the bank is too large for them
 */
export function compileRootScorer(bank: CompiledBank, rule: RootRule): RootScorer | undefined {
  const { method, prior } = rule
  const underNormal = method === 'map' && prior.kind === 'normal'
  const biased = method === 'wle' || method === 'jeffreys'
  if (bank.items.length === 0 || (method === 'map' && prior.kind === 'density')) return undefined
  if (biased && !hasOwnCurves(bank)) return undefined
  const equation: RootEquation = {
    prior: { mean: priorLocation(prior).mean, precision: underNormal ? 1 / (prior.sd * prior.sd) : 0 },
    bias: method === 'wle' ? 'warm' : method === 'jeffreys' ? 'jeffreys' : undefined,
  }
  let engine: RootScorer | 'too large' | undefined
  return (out, responses, persons, others) => {
    if (persons > 0) engine ??= rootEngine(bank, equation, rule) ?? 'too large'
    if (typeof engine === 'function') engine(out, responses, persons, others)
    else for (let person = 0; person < persons; person++) others(person)
  }
}

/** Persons whose statistics are summed before any is looked up. */
const personsTogether = 512

interface Plan {
  readonly rows: readonly (readonly RowTerm[])[]
  readonly statistic: SufficientStatistic | undefined
  /** Undefined where the rows are not those of answers. */
  readonly grouped: RootRows | undefined
  finder(list: ReturnType<typeof createRowList>): RowFinder
}

function planOf(bank: CompiledBank, rowSize: number): Plan | undefined {
  const items = bank.items.length
  const ofStatistic = hasOwnCurves(bank) ? statisticRows(bank) : undefined
  if (ofStatistic !== undefined) {
    if (ofStatistic.rows.length * rowSize > mostNumbers.single) return undefined
    return {
      rows: ofStatistic.rows,
      statistic: sufficientStatistic(bank),
      grouped: undefined,
      finder: (list) => statisticFinder(ofStatistic, items, list),
    }
  }
  // What takes an answer away has no bounds where the curve is an average.
  let plan = rootRows(bank.categories, hasOwnCurves(bank))
  if (plan.rows.length * rowSize > mostNumbers.grouped) plan = rootRows(bank.categories, false)
  if (plan.rows.length * rowSize > mostNumbers.single) return undefined
  return { rows: plan.rows, statistic: undefined, grouped: plan, finder: (list) => rowFinder(plan, items, list) }
}

function rootEngine(bank: CompiledBank, equation: RootEquation, rule: RootRule): RootScorer | undefined {
  const items = bank.items.length
  const { precision } = equation.prior
  const nodes = bankNodes(bank, equation)
  const plan = planOf(bank, 1 + 3 * (nodes.grid.cells + 1))
  if (plan === undefined) return undefined
  const tables = rootTables(bank, nodes, plan.rows, equation)
  const list = createRowList(items)
  const find = plan.finder(list)
  const root = createKernelRoot()
  const kernel = rootKernel(tables, list, items, root)
  const { statistic, grouped } = plan
  const first = grouped === undefined ? 0 : (grouped.groupRow[1] ?? grouped.groupRows)
  const zones = equation.bias === undefined ? undefined : () => biasZones(tables.information, items, nodes.grid, tables)
  const blockRule = { rows: plan.rows.length, first, items, precision, zones, grouped }
  const memory = blockTables(tables, blockRule)
  const scan = rootScan(bank, tables, plan.rows, memory)
  const extreme = extremePatterns(bank)
  const observed = rule.standardError === 'observed'
  const unbounded = equation.bias === undefined && precision === 0

  function addFurtherRows(): void {
    if (tables.priorRow !== -1) list.rows[list.count++] = tables.priorRow
    if (tables.biasRow !== -1) list.rows[list.count++] = list.missingCount === 0 ? tables.biasRow : tables.boundsRow
  }

  /** A proven root in `root`, of which beyond the tables nothing but theta, or why there is none. */
  function solve(responses: Uint8Array, start: number, own: number): 'root' | 'beyond' | 'above' | 'below' | 'doubtful' {
    let cell = kernel.findCell()
    let known = cell !== -1 && kernel.solve(cell)
    // Far from all items the equation falls through zero by rounding alone.
    if (unbounded && !(known && root.exact)) {
      const direction = extreme(responses, start)
      if (direction !== undefined) return direction
    }
    if (cell === -1) {
      cell = kernel.onlyFall()
      known = cell !== -1 && kernel.solve(cell)
    }
    if (known && kernel.isGlobal()) return 'root'
    list.count = own
    writePerson(memory, list, items, together)
    addFurtherRows()
    const place = known ? (root.theta - nodes.grid.low) / nodes.grid.spacing : undefined
    const found = scan({ place: together, constant: list.constant }, place)
    if (found.kind === 'unbounded') return found.direction
    if (found.kind === 'doubtful') return 'doubtful'
    if (found.kind === 'maximum at') {
      root.theta = found.theta
      return 'beyond'
    }
    cell = kernel.cellWithin(found.from, found.to)
    return cell !== -1 && kernel.solve(cell) ? 'root' : 'doubtful'
  }

  function none(out: ScoreColumns, person: number, status: number): true {
    writeNone(out, person, status)
    return true
  }

  function writeAt(out: ScoreColumns, responses: Uint8Array, person: number, theta: number): void {
    const answered = answeredItems(bank, responses.subarray(person * items, (person + 1) * items))
    out.theta[person] = theta
    out.standardError[person] = standardErrorAt(likelihoodOf(answered)(theta), rule.standardError, precision) ?? Number.NaN
    out.answered[person] = answered.length
    if (out.status !== undefined) out.status[person] = scoreStatus.finite
  }

  function scoreOne(out: ScoreColumns, responses: Uint8Array, person: number): boolean {
    const start = person * items
    if (!find(responses, start)) return false
    const answered = items - list.missingCount
    out.answered[person] = answered
    if (answered === 0) return none(out, person, scoreStatus.noResponses)
    const ownRows = list.count
    addFurtherRows()
    const found = solve(responses, start, ownRows)
    if (found === 'above') return none(out, person, scoreStatus.unboundedAbove)
    if (found === 'below') return none(out, person, scoreStatus.unboundedBelow)
    if (found === 'doubtful') return false
    if (found === 'beyond') {
      writeAt(out, responses, person, root.theta)
      return true
    }
    const own = responses.subarray(start, start + items)
    if (root.exact && !rule.polish) {
      const information = (observed ? root.observed : root.expected) + precision
      out.standardError[person] = information > 0 ? 1 / Math.sqrt(information) : Number.NaN
    } else {
      const point = polishInto(root, bank, own, equation)
      if (point === undefined) return false
      out.standardError[person] = standardErrorAt(point, rule.standardError, precision) ?? Number.NaN
    }
    out.theta[person] = root.theta
    if (out.status !== undefined) out.status[person] = scoreStatus.finite
    return true
  }

  const scoreOrLeave = (out: ScoreColumns, responses: Uint8Array, person: number, others: (person: number) => void) => {
    if (!scoreOne(out, responses, person)) others(person)
  }
  if (rule.polish || observed) {
    return (out, responses, persons, others) => {
      for (let person = 0; person < persons; person++) scoreOrLeave(out, responses, person, others)
    }
  }
  const blocks = rootBlocks(blockPlan(tables, memory, blockRule), { find, list }, scan, writeAt)
  if (statistic === undefined) {
    return (out, responses, persons, others) => {
      const leave = (person: number) => scoreOrLeave(out, responses, person, others)
      blocks.score(out, responses, { from: 0, to: persons }, leave)
    }
  }
  const sums = new Float64Array(personsTogether)
  let inverse: InverseTable | undefined
  return (out, responses, persons, others) => {
    const leave = (person: number) => scoreOrLeave(out, responses, person, others)
    for (let person = 0; person < persons; ) {
      const end = Math.min(persons, person + personsTogether)
      const complete = statistic.sumsInto(sums, responses, person, end)
      if (complete > 0) {
        inverse ??= inverseTable(statistic, kernel, { list, rows: completeRows(tables), root, priorPrecision: precision })
        inverseInto(out, inverse, sums, person, complete)
        for (let at = person; at < person + complete; at++) {
          if (Number.isNaN(out.standardError[at] as number)) leave(at)
          else {
            out.answered[at] = items
            if (out.status !== undefined) out.status[at] = scoreStatus.finite
          }
        }
      }
      person += complete
      if (person < end) blocks.add(out, responses, person++, leave)
    }
    blocks.finish(out, responses, leave)
  }
}

/** Rows of a complete person of an exponential family: all items, the prior and the bias. */
function completeRows({ priorRow, biasRow }: RootTables): number[] {
  return [0, priorRow, biasRow].filter((row) => row !== -1)
}
