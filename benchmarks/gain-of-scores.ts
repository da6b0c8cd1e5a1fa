// What `melek gain` makes of a known gain: node packaging/run-typescript.js benchmarks/gain-of-scores.ts [PERSONS [SEED]]
import { drawnResponses } from '../src/adaptive/session/rehearsal/drawn-responses.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { createRandom } from '../src/math/random-source.js'
import { pairedGain, type Sitting } from '../src/population/trend/paired-gain.js'
import { compileScorer } from '../src/scoring/compile-scorer.js'
import { createScoreColumns } from '../src/scoring/score-columns.js'
import { formulaBank } from './formula-bank.js'

const items = 20
/** True gains in logits. */
const gain = { mean: 0.4, sd: 0.2 }
const [personsText = '20000', seed = 'gain-of-scores-2026'] = process.argv.slice(3)
const persons = Number(personsText)
const bank = compileBank(formulaBank(items, '3pl', seed))
const random = createRandom(seed)
const before = Array.from({ length: persons }, () => random.normal())
const after = before.map((theta) => theta + gain.mean + gain.sd * random.normal())

function answers(thetas: readonly number[], sitting: string): Uint8Array {
  const drawn = drawnResponses(bank, `${seed} ${sitting}`)
  return Uint8Array.from(
    thetas.flatMap((theta, person) => {
      drawn.begin(`p${person}`, theta)
      return bank.items.map((_, index) => drawn.respond(index))
    }),
  )
}

function scored(method: 'eap' | 'wle', responses: Uint8Array): Sitting {
  const columns = createScoreColumns(persons)
  compileScorer(bank, { method }).scoreInto(columns, responses, persons)
  const scores = new Map(
    before.map((_, person) => [
      `p${person}`,
      { theta: columns.theta[person] as number, standardError: columns.standardError[person] as number },
    ]),
  )
  return { scores, origin: { method, prior: { kind: 'normal', mean: 0, sd: 1 } } }
}

const [first, second] = [answers(before, 'first'), answers(after, 'second')]
for (const method of ['eap', 'wle'] as const) {
  const found = pairedGain(scored(method, first), scored(method, second), { linkError: 0, confidence: 0.95 })
  process.stdout.write(`${method} of ${persons} persons, ${items} items, true gain ${gain.mean}: ${JSON.stringify(found)}\n`)
}
