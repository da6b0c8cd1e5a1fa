import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { personGrid } from '../src/scoring/covering-density.js'
import { estimateEap } from '../src/scoring/eap.js'
import { compileEapScorer } from '../src/scoring/eap-columns.js'
import { scalePrior } from '../src/scoring/prior.js'
import { createScoreColumns, type ScoreColumns } from '../src/scoring/score-columns.js'
import { scoringGrid } from '../src/scoring/scoring-grid.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'
import { type NaiveEstimate, naiveEap } from './naive-eap.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
/** Persons a round, by the speed that each side is known for, and persons whose integral is computed. */
const persons = { naive: 1_000, readable: 1_000, columns: 100_000, judged: 200 }
/** How often the kernel scores all of them in a round: its turn must outlast what the others leave to the garbage collector. */
const passes = 10
/** As many nodes as the integral needs that estimates are judged by. */
const nodesOfIntegral = 4801
/**
 * What melek's 61 nodes may leave open against the integral between their ends, and what the kernel promises against its twin: on these
 * nodes, and where they are too wide for a posterior, which is from this SD downwards, or cut it off.
 */
const accepted = { integral: 1e-5, onNodes: 1e-12, betweenNodes: 1e-9, narrowSd: 0.2412 }

const cases: readonly { readonly title: string; readonly model: FormulaModel; readonly missingShare: number }[] = [
  { title: '3PL, complete', model: '3pl', missingShare: 0 },
  { title: '3PL, 5 % missing', model: '3pl', missingShare: 0.05 },
  { title: '2PL, complete', model: '2pl', missingShare: 0 },
  { title: '2PL, 5 % missing', model: '2pl', missingShare: 0.05 },
  { title: 'GRM with 4 categories, complete', model: 'grm', missingShare: 0 },
  { title: 'GPCM with 4 categories, complete', model: 'gpcm', missingShare: 0 },
]

/** EAP of many persons: the columnar kernel, its readable twin, and what a first script does. */
export const bulkEap: Experiment = {
  name: 'bulk-eap',
  async *run(seed) {
    for (const { title, model, missingShare } of cases) {
      const bank = compileBank(formulaBank(items, model, seed))
      const responses = simulatedResponses(bank, persons.columns, missingShare, seed)
      const findings = await alternate(sidesOf(bank, responses))
      yield { title: `EAP, ${items} items, ${title}`, unit: 'person', error: 'error of θ, SE', sameWork: true, findings }
    }
  },
}

function sidesOf(bank: CompiledBank, responses: Uint8Array): Side[] {
  const rowOf = (person: number) => responses.subarray(person * items, (person + 1) * items)
  const prior = scalePrior(bank.scale)
  const grid = personGrid(prior)
  const given = scoringGrid(prior)
  const integrals = Array.from({ length: persons.judged }, (_, person) => naiveEap(bank.items, rowOf(person), nodesOfIntegral))
  const naive = (person: number): NaiveEstimate => naiveEap(bank.items, rowOf(person))
  const readable = (person: number): NaiveEstimate => {
    const estimate = estimateEap(bank, rowOf(person), prior, grid)
    return estimate.kind === 'finite' ? { ...estimate, standardError: estimate.standardError ?? Number.NaN } : nothing
  }
  const scorer = compileEapScorer(bank)
  const columns = createScoreColumns(persons.columns)
  scorer.scoreInto(columns, responses, persons.columns)
  const kernel = (person: number) => scoreAt(columns, person)
  /** Whether other nodes than those of the rule serve a person: closer ones, or more. */
  const apart = Array.from({ length: persons.readable }, (_, person) => {
    const onNodes = estimateEap(bank, rowOf(person), prior, given)
    const goesOn = onNodes.kind === 'finite' && onNodes.standardError !== readable(person).standardError
    return goesOn || kernel(person).standardError < accepted.narrowSd
  })
  for (const [which, limit] of [
    [false, accepted.onNodes],
    [true, accepted.betweenNodes],
  ] as const) {
    const only = (estimate: Estimator) => (person: number) => (apart[person] === which ? estimate(person) : skipped)
    const fromTwin = largestDifference(persons.readable, only(readable), only(kernel))
    mustHold(fromTwin < limit, `the kernel is off its readable twin by ${fromTwin}`)
  }
  const errorOf = (estimate: Estimator): number =>
    largestDifference(persons.judged, (person) => integrals[person] ?? nothing, estimate)
  mustHold(errorOf(kernel) < accepted.integral, `the kernel is off the integral by ${errorOf(kernel)}`)
  const each = (name: string, count: number, estimate: Estimator): Side => ({
    name,
    units: count,
    error: errorOf(estimate),
    work: () => sumOver(count, estimate),
  })
  return [
    each('log and exp, 61 nodes', persons.naive, naive),
    each('readable form', persons.readable, readable),
    {
      name: 'columnar kernel',
      units: passes * persons.columns,
      error: errorOf(kernel),
      work() {
        for (let pass = 0; pass < passes; pass++) scorer.scoreInto(columns, responses, persons.columns)
        return sumOfColumns(columns)
      },
    },
    {
      name: 'columnar kernel with its tables',
      units: persons.columns,
      work() {
        compileEapScorer(bank).scoreInto(columns, responses, persons.columns)
        return sumOfColumns(columns)
      },
    },
  ]
}

const nothing: NaiveEstimate = { theta: Number.NaN, standardError: Number.NaN }
const skipped: NaiveEstimate = { theta: 0, standardError: 0 }

function scoreAt(columns: ScoreColumns, person: number): NaiveEstimate {
  return { theta: columns.theta[person] as number, standardError: columns.standardError[person] as number }
}

type Estimator = (person: number) => NaiveEstimate

function largestDifference(count: number, one: Estimator, other: Estimator): number {
  let largest = 0
  for (let person = 0; person < count; person++) {
    const [left, right] = [one(person), other(person)]
    // NaN must not pass for equal.
    for (const difference of [left.theta - right.theta, left.standardError - right.standardError])
      if (!(Math.abs(difference) <= largest)) largest = Math.abs(difference)
  }
  return largest
}

function sumOver(count: number, estimate: Estimator): number {
  let sum = 0
  for (let person = 0; person < count; person++) {
    const { theta, standardError } = estimate(person)
    sum += theta + standardError
  }
  return sum
}

function sumOfColumns({ theta, standardError }: ScoreColumns): number {
  let sum = 0
  for (let person = 0; person < theta.length; person++) sum += (theta[person] as number) + (standardError[person] as number)
  return sum
}
