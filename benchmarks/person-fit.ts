import { parseArgs } from 'node:util'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import type { Design } from '../src/adaptive/session/design.js'
import { drawResponse } from '../src/adaptive/session/draw-response.js'
import type { Engine } from '../src/adaptive/session/engine.js'
import { recordAnswer, startSession } from '../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../src/adaptive/session/session.js'
import { judgeValidity } from '../src/adaptive/session/validity/validity.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import { createRandom } from '../src/math/random-source.js'
import { type FormulaModel, formulaBank } from './formula-bank.js'

/**
 * How often adaptive tests in which nothing is wrong are held to be doubtful at .05, and how often those of persons who knew the first half
 * beforehand are: `node packaging/run-typescript.js benchmarks/person-fit.ts [--seed S] [--persons N]`.
 */
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => !argument.endsWith('.ts')),
  options: { seed: { type: 'string', default: '20240607' }, persons: { type: 'string', default: '2000' } },
})
const { seed } = values
const persons = Number(values.persons)

const setUps: readonly [name: string, model: FormulaModel, design: Design][] = [
  ['3PL, 20 of 300 items', '3pl', { stop: [{ rule: 'length', items: 20 }] }],
  [
    '2PL, 8 to 30 of 300 items, SE .35',
    '2pl',
    {
      stop: [
        { rule: 'standard-error', below: 0.35, afterItems: 8 },
        { rule: 'length', items: 30 },
      ],
    },
  ],
  ['GPCM, 10 of 300 items', 'gpcm', { stop: [{ rule: 'length', items: 10 }] }],
]

process.stdout.write(`persons ${persons} a row, N(0, 1), seed ${seed}, 199 null tests each\n`)
for (const [name, model, design] of setUps) {
  const bank = formulaBank(300, model, seed)
  const engine = createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
  const random = createRandom(seed, 'persons')
  let doubtful = 0
  let found = 0
  for (let person = 0; person < persons; person++) {
    const theta = random.normal()
    if (judgeValidity(engine, played(engine, theta, String(person), 0)).flag === 'doubtful') doubtful += 1
    if (judgeValidity(engine, played(engine, theta - 1, String(person), 8)).flag === 'doubtful') found += 1
  }
  const rate = (count: number) =>
    `${(count / persons).toFixed(4)} ± ${Math.sqrt(((count / persons) * (1 - count / persons)) / persons).toFixed(4)}`
  process.stdout.write(`${name}: nothing wrong ${rate(doubtful)}, first 8 items known ${rate(found)}\n`)
}

/** A whole test; the first `known` answers are the best there are. */
function played(engine: Engine, theta: number, person: string, known: number): Session {
  let session = startSession(engine, { seed: `${seed}-${person}` })
  for (let step = 0; session.status === 'running'; step++) {
    const item = currentItems(session)[0] as string
    const curve = engine.bank.curves[engine.bank.indexOfItem.get(item) as number] as Engine['bank']['curves'][number]
    const category = step < known ? curve.categories - 1 : drawResponse(curve, theta, { seed, person, item })
    session = recordAnswer(engine, session, item, { kind: 'category', category })
  }
  return session
}
