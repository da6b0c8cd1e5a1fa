import { createEngine } from '../src/adaptive/session/create-engine.js'
import { drawnResponses } from '../src/adaptive/session/rehearsal/drawn-responses.js'
import { type FastTest, fastTest } from '../src/adaptive/session/rehearsal/fast-test.js'
import { recordAnswer, startSession } from '../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../src/adaptive/session/session.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import type { ItemBank } from '../src/bank/item-bank.js'
import { createRandom } from '../src/math/random-source.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { formulaBank } from './formula-bank.js'
import { naiveTest } from './naive-test.js'

const length = 30
/** Tests a round: of the quick side enough for its tables to be what they are in a long rehearsal. */
const persons = { naive: 100, session: 20, fast: 20_000 }

/** Whole simulated tests of 30 items by maximum information and EAP, drawn answers included. */
export const adaptiveTests: Experiment = {
  name: 'adaptive-tests',
  async *run(seed) {
    for (const items of [500, 1000]) {
      const findings = await alternate(sidesOf(formulaBank(items, '3pl', seed), seed))
      yield { title: `Simulated tests of ${length} items from ${items} 3PL items`, unit: 'test', sameWork: true, findings }
    }
  },
}

function sidesOf(bank: ItemBank, seed: string): Side[] {
  const compiled = compileBank(bank)
  const engine = createEngine(compiled, { stop: [{ rule: 'length', items: length }] }, { fingerprint: fingerprint(bank) })
  const random = createRandom(seed, 'examinees')
  const thetas = Float64Array.from({ length: persons.fast }, () => random.normal())
  const drawn = drawnResponses(compiled, seed)
  const fast = fastTest(engine) as FastTest
  const begin = (person: number) => drawn.begin(String(person), thetas[person] as number)
  const naive = naiveTest(bank.items, length)
  const byNaive = (person: number) => {
    begin(person)
    return naive(drawn.respond)
  }
  const bySession = (person: number): Session => {
    begin(person)
    let session = startSession(engine, { seed: `${seed}-${person}` })
    while (session.status === 'running') {
      const item = currentItems(session)[0] as string
      const category = drawn.respond(compiled.indexOfItem.get(item) as number)
      session = recordAnswer(engine, session, item, { kind: 'category', category })
    }
    return session
  }
  const byFast = (person: number) => {
    begin(person)
    return fast.play(drawn.respond)
  }
  for (let person = 0; person < persons.naive; person++) {
    const { given, theta } = byNaive(person)
    const test = byFast(person)
    const same = given.every((item, at) => item === test?.items[at])
    mustHold(same && Math.abs(theta - (test?.theta[length - 1] as number)) < 1e-4, `test ${person} is another than the naive one`)
  }
  for (let person = 0; person < persons.session; person++) {
    const given = bySession(person).events.flatMap((event) => (event.type === 'presented' ? [event.item] : []))
    const test = byFast(person)
    mustHold(
      given.every((item, at) => compiled.indexOfItem.get(item) === test?.items[at]),
      `test ${person} has other items than its session`,
    )
  }
  const side = (name: string, units: number, thetaOf: (person: number) => number): Side => ({
    name,
    units,
    work() {
      let sum = 0
      for (let person = 0; person < units; person++) sum += thetaOf(person)
      return sum
    },
  })
  return [
    side('everything anew at every step', persons.naive, (person) => byNaive(person).theta),
    side('melek, sessions with their logs', persons.session, (person) => lastTheta(bySession(person))),
    // A test that its tables do not reach is played as a session, as a rehearsal does it.
    side('melek, without logs', persons.fast, (person) => byFast(person)?.theta[length - 1] ?? lastTheta(bySession(person))),
  ]
}

function lastTheta({ result }: Session): number {
  return result?.estimate.kind === 'finite' ? result.estimate.theta : 0
}
