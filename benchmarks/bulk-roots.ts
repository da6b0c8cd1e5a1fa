import { compileBank } from '../src/bank/compile-bank.js'
import { compileScorer } from '../src/scoring/compile-scorer.js'
import { createScoreColumns, estimateAt } from '../src/scoring/score-columns.js'
import { estimateProficiency } from '../src/scoring/score-person.js'
import { alternate } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
/** Persons a round, by the speed that each side is known for. */
const persons = { readable: 50, columns: 5_000 }
/** What the tables promise against the readable form, in logits and relative to the standard error. */
const accepted = 1e-9

const cases: readonly { readonly method: 'mle' | 'map' | 'wle'; readonly model: FormulaModel; readonly missingShare: number }[] =
  [
    { method: 'mle', model: '2pl', missingShare: 0 },
    { method: 'mle', model: '3pl', missingShare: 0 },
    { method: 'map', model: '3pl', missingShare: 0 },
    { method: 'map', model: '3pl', missingShare: 0.05 },
    { method: 'wle', model: '3pl', missingShare: 0 },
  ]

/** MLE, MAP and WLE of many persons: the bulk scorer and its readable twin. */
export const bulkRoots: Experiment = {
  name: 'bulk-roots',
  async *run(seed) {
    for (const { method, model, missingShare } of cases) {
      const bank = compileBank(formulaBank(items, model, seed))
      const responses = simulatedResponses(bank, persons.columns, missingShare, seed)
      const scorer = compileScorer(bank, { method })
      const columns = createScoreColumns(persons.columns)
      scorer.scoreInto(columns, responses, persons.columns)
      const readable = (person: number) =>
        estimateProficiency(bank, responses.subarray(person * items, (person + 1) * items), { method })
      let error = 0
      for (let person = 0; person < persons.readable; person++) {
        const [one, other] = [readable(person), estimateAt(columns, person)]
        mustHold(one.kind === other.kind, `${method} of person ${person} is ${other.kind}, not ${one.kind}`)
        if (one.kind === 'finite' && other.kind === 'finite') error = Math.max(error, Math.abs(one.theta - other.theta))
      }
      mustHold(error < accepted, `${method} is off its readable twin by ${error}`)
      const findings = await alternate([
        {
          name: 'readable form',
          units: persons.readable,
          work() {
            let sum = 0
            for (let person = 0; person < persons.readable; person++) {
              const estimate = readable(person)
              if (estimate.kind === 'finite') sum += estimate.theta
            }
            return sum
          },
        },
        {
          name: 'bulk scorer',
          units: persons.columns,
          error,
          work() {
            scorer.scoreInto(columns, responses, persons.columns)
            return columns.theta.reduce((sum, theta) => sum + (Number.isNaN(theta) ? 0 : theta), 0)
          },
        },
      ])
      const missing = missingShare === 0 ? 'complete' : '5 % missing'
      const title = `${method.toUpperCase()}, ${items} items, ${model.toUpperCase()}, ${missing}`
      yield { title, unit: 'person', error: 'error of θ against the readable form', sameWork: true, findings }
    }
  },
}
