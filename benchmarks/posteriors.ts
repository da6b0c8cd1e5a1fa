import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { keyedUniform } from '../src/math/keyed-uniform.js'
import { compileEapScorer } from '../src/scoring/eap-columns.js'
import { compilePlausibleValues } from '../src/scoring/plausible-columns.js'
import { insideUnit, plausibleValueKey, plausibleValues } from '../src/scoring/plausible-values.js'
import { posterior } from '../src/scoring/posterior.js'
import { compilePosteriors } from '../src/scoring/posterior-columns.js'
import { posteriorMass } from '../src/scoring/posterior-mass.js'
import { createScoreColumns } from '../src/scoring/score-columns.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'
import { naivePosterior } from './naive-eap.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
/** Persons a round, by the speed that each side is known for, persons that are judged, and persons of the check of the draws. */
const persons = { naive: 300, readable: 300, columns: 20_000, judged: 40, checked: 100_000 }
const cuts = [-1.2, -0.4, 0.25, 1]
const values = 5
/** What the columns promise of a probability, against the readable form and against the integral. */
const accepted = { twin: 1e-7, integral: 1e-6 }
/** As many as bars of a histogram need to be the integral to 2e-7. */
const nodesOfIntegral = 24_001

const cases: readonly { readonly model: FormulaModel; readonly missingShare: number }[] = [
  { model: '3pl', missingShare: 0 },
  { model: '3pl', missingShare: 0.05 },
  { model: 'gpcm', missingShare: 0 },
]

/** P(θ ≥ cut) and plausible values of many persons: columns, their readable twins, and what a first script does. */
export const posteriors: Experiment = {
  name: 'posteriors',
  async *run(seed) {
    for (const { model, missingShare } of cases) {
      const bank = compileBank(formulaBank(items, model, seed))
      const responses = simulatedResponses(bank, persons.columns, missingShare, seed)
      const form = `${items} items, ${model.toUpperCase()}, ${missingShare === 0 ? 'complete' : '5 % missing'}`
      const shared = { unit: 'person', sameWork: true } as const
      yield {
        title: `P(θ ≥ cut) for ${cuts.length} cuts, ${form}`,
        error: 'error of the probability',
        findings: await alternate(probabilitySides(bank, responses)),
        ...shared,
      }
      yield {
        title: `${values} plausible values, ${form}`,
        error: 'error of the distribution function',
        findings: await alternate(valueSides(bank, responses, seed)),
        ...shared,
      }
    }
    yield {
      title: 'Plausible values against EAP',
      unit: 'person',
      sameWork: true,
      findings: [await checkedDraws(seed)],
    }
  },
}

function probabilitySides(bank: CompiledBank, responses: Uint8Array): Side[] {
  const rowOf = (person: number) => responses.subarray(person * items, (person + 1) * items)
  const columns = compilePosteriors(bank)
  const out = new Float64Array(persons.columns * cuts.length)
  columns.probabilitiesAboveInto(out, responses, persons.columns, cuts)
  const fromColumns = (person: number) => cuts.map((_, cut) => out[person * cuts.length + cut] as number)
  const readable = (person: number) => {
    const mass = posteriorMass(posterior(bank, rowOf(person)))
    return cuts.map(mass.probabilityAbove)
  }
  const naive = (person: number, nodes?: number) => naivePosterior(bank.items, rowOf(person), cuts, nodes)
  const integrals = Array.from({ length: persons.judged }, (_, person) => naive(person, nodesOfIntegral))
  const errorOf = (each: (person: number) => number[]) => largest(persons.judged, each, (person) => integrals[person] as number[])
  mustHold(largest(persons.readable, fromColumns, readable) < accepted.twin, 'probabilities are off their readable twin')
  mustHold(errorOf(fromColumns) < accepted.integral, `probabilities are off the integral by ${errorOf(fromColumns)}`)
  return [
    { name: 'log and exp, whole nodes', units: persons.naive, error: errorOf(naive), work: () => sumOver(persons.naive, naive) },
    { name: 'readable form', units: persons.readable, error: errorOf(readable), work: () => sumOver(persons.readable, readable) },
    {
      name: 'columns',
      units: persons.columns,
      error: errorOf(fromColumns),
      work() {
        columns.probabilitiesAboveInto(out, responses, persons.columns, cuts)
        return out.reduce((sum, value) => sum + value, 0)
      },
    },
  ]
}

function valueSides(bank: CompiledBank, responses: Uint8Array, seed: string): Side[] {
  const rowOf = (person: number) => responses.subarray(person * items, (person + 1) * items)
  const ids = Array.from({ length: persons.columns }, (_, person) => `1985031220090110${person}`)
  const idOf = (person: number) => ids[person] as string
  const options = { count: values, seed }
  const readable = (person: number) => plausibleValues(bank, rowOf(person), idOf(person), options)
  const side = (count: number) => {
    const drawn = compilePlausibleValues(bank, { seed, count })
    const out = new Float64Array(persons.columns * count)
    return {
      out,
      work() {
        drawn.drawInto(out, responses, persons.columns, idOf)
        return out.reduce((sum, value) => sum + value, 0)
      },
    }
  }
  const [one, several] = [side(1), side(values)]
  several.work()
  const errorOf = (each: (person: number) => readonly number[]) =>
    largest(
      persons.judged,
      (person) => each(person).map(posteriorMass(posterior(bank, rowOf(person))).probabilityBelow),
      (person) =>
        Array.from({ length: values }, (_, m) => insideUnit(keyedUniform(plausibleValueKey, seed, idOf(person), String(m + 1)))),
    )
  const error = errorOf((person) => [...several.out.subarray(person * values, (person + 1) * values)])
  mustHold(error < accepted.twin, `the distribution function at plausible values is off by ${error}`)
  return [
    { name: 'readable form', units: persons.readable, error: errorOf(readable), work: () => sumOver(persons.readable, readable) },
    { name: 'columns', units: persons.columns, error, work: several.work },
    { name: 'columns, one value', units: persons.columns, work: one.work },
  ]
}

/** Mean and variance of (value − EAP)/SE over many persons, 0 and 1 where the draws are from the posterior. */
async function checkedDraws(seed: string) {
  const bank = compileBank(formulaBank(items, '3pl', seed))
  const count = persons.checked
  const responses = simulatedResponses(bank, count, 0.05, seed)
  const columns = createScoreColumns(count)
  const scorer = compileEapScorer(bank)
  const drawn = compilePlausibleValues(bank, { count: 1, seed })
  const out = new Float64Array(count)
  let spread = { mean: Number.NaN, variance: Number.NaN }
  const work = () => {
    scorer.scoreInto(columns, responses, count)
    drawn.drawInto(out, responses, count, String)
    const z = out.map((value, p) => (value - (columns.theta[p] as number)) / (columns.standardError[p] as number))
    const mean = z.reduce((sum, value) => sum + value, 0) / count
    spread = { mean, variance: z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) }
    return spread.mean + spread.variance
  }
  work()
  const error = { mean: 1 / Math.sqrt(count), variance: Math.sqrt(2 / count) }
  mustHold(Math.abs(spread.mean) < 4 * error.mean, `(value − EAP)/SE has mean ${spread.mean}`)
  mustHold(Math.abs(spread.variance - 1) < 5 * error.variance, `(value − EAP)/SE has variance ${spread.variance}`)
  const figure = (value: number, standardError: number) => `${value.toFixed(4)} (SE ${standardError.toFixed(4)})`
  const note = `(value − EAP)/SE of ${count} persons: mean ${figure(spread.mean, error.mean)}, variance ${figure(spread.variance, error.variance)}`
  const [finding] = await alternate([{ name: 'EAP and one plausible value', units: count, work, note }])
  if (finding === undefined) throw new Error('nothing was measured')
  return finding
}

type Figures = (person: number) => readonly number[]

function largest(count: number, one: Figures, other: Figures): number {
  let most = 0
  for (let person = 0; person < count; person++) {
    const expected = other(person)
    // NaN must not pass for equal.
    for (const [at, value] of one(person).entries())
      if (!(Math.abs(value - (expected[at] as number)) <= most)) most = Math.abs(value - (expected[at] as number))
  }
  return most
}

function sumOver(count: number, each: Figures): number {
  let sum = 0
  for (let person = 0; person < count; person++) for (const value of each(person)) sum += value
  return sum
}
