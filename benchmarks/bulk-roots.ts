import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { compileScorer } from '../src/scoring/compile-scorer.js'
import { createScoreColumns, estimateAt, type ScoreColumns } from '../src/scoring/score-columns.js'
import { estimateProficiency } from '../src/scoring/score-person.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'
import { naiveRoot } from './naive-roots.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
/** Persons a round, by the speed that each side is known for. */
const persons = { readable: 30, naive: 300, columns: 20_000 }
/** How often the scorer takes all of them in a round: its turn must outlast what the others leave to the garbage collector. */
const passes = 40
/** What the tables promise against the readable form, in logits, and what they reach when polished. */
const accepted = { tables: 2e-10, polished: 1e-11 }

const methods = ['mle', 'map', 'wle', 'jeffreys'] as const
const models: readonly FormulaModel[] = ['2pl', '3pl', 'grm', 'gpcm']
type Method = (typeof methods)[number]

/** MLE, MAP, WLE and Jeffreys estimates of many persons: the bulk scorer, its readable twin, and Fisher scoring as a first script does it. */
export const bulkRoots: Experiment = {
  name: 'bulk-roots',
  async *run(seed) {
    for (const model of models) {
      const bank = compileBank(formulaBank(items, model, seed))
      for (const missingShare of [0, 0.05]) {
        const responses = simulatedResponses(bank, persons.columns, missingShare, seed)
        for (const method of methods) {
          const findings = await alternate(sidesOf(bank, responses, method))
          const missing = missingShare === 0 ? 'complete' : '5 % missing'
          const title = `${method.toUpperCase()}, ${items} items, ${model.toUpperCase()}, ${missing}`
          yield { title, unit: 'person', error: 'error of θ against the readable form', sameWork: true, findings }
        }
      }
    }
  },
}

function sidesOf(bank: CompiledBank, responses: Uint8Array, method: Method): Side[] {
  const rowOf = (person: number) => responses.subarray(person * items, (person + 1) * items)
  const readable = (person: number) => estimateProficiency(bank, rowOf(person), { method })
  const errorOf = (polish: boolean): number => {
    const columns = createScoreColumns(persons.readable)
    compileScorer(bank, { method, polish }).scoreInto(columns, responses, persons.readable)
    let error = 0
    for (let person = 0; person < persons.readable; person++) {
      const [one, other] = [readable(person), estimateAt(columns, person)]
      mustHold(one.kind === other.kind, `${method} of person ${person} is ${other.kind}, not ${one.kind}`)
      if (one.kind === 'finite' && other.kind === 'finite') error = Math.max(error, Math.abs(one.theta - other.theta))
    }
    return error
  }
  const error = errorOf(false)
  mustHold(error < accepted.tables, `${method} is off its readable twin by ${error}`)
  mustHold(errorOf(true) < accepted.polished, `polished ${method} is off its readable twin by ${errorOf(true)}`)
  const scorer = compileScorer(bank, { method })
  const columns = createScoreColumns(persons.columns)
  const sides: Side[] = [
    {
      name: 'readable form',
      units: persons.readable,
      work: () =>
        sumOver(persons.readable, (person) => {
          const estimate = readable(person)
          return estimate.kind === 'finite' ? estimate.theta : 0
        }),
    },
    {
      name: 'bulk scorer',
      units: passes * persons.columns,
      error,
      work() {
        for (let pass = 0; pass < passes; pass++) scorer.scoreInto(columns, responses, persons.columns)
        return sumOfThetas(columns)
      },
    },
  ]
  if (method !== 'mle' && method !== 'map') return sides
  const precision = method === 'map' ? 1 : 0
  const naive = (person: number) => naiveRoot(bank.items, rowOf(person), precision)
  return [{ name: 'Fisher scoring, log and exp', units: persons.naive, work: () => sumOver(persons.naive, naive) }, ...sides]
}

function sumOver(count: number, thetaOf: (person: number) => number): number {
  let sum = 0
  for (let person = 0; person < count; person++) sum += thetaOf(person)
  return sum
}

function sumOfThetas({ theta }: ScoreColumns): number {
  let sum = 0
  for (const value of theta) if (!Number.isNaN(value)) sum += value
  return sum
}
