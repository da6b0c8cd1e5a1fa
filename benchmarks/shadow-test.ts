import { createEngine } from '../src/adaptive/session/create-engine.js'
import type { Engine } from '../src/adaptive/session/engine.js'
import type { Session } from '../src/adaptive/session/session.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import { simulateSession } from '../src/simulation/simulate-test.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { shadowBank, shadowBlueprint } from './shadow-bank.js'

const items = 500
const length = 30
/** Tests a round, at thetas from −2 to 2. */
const persons = 6

/** A whole test before every item: 500 items, 26 rules, 40 pairs of enemies, tests of 30 items. */
export const shadowTests: Experiment = {
  name: 'shadow-test',
  async *run(seed) {
    const sides = [
      side('exact shares, gap of at most 1 %', 0, 0.01, seed),
      side('an item of room either way, gap of at most 1 %', 1, 0.01, seed),
      side('an item of room either way, the best of 2,000 nodes', 1, 0, seed),
    ]
    const findings = await alternate(sides)
    yield { title: `Shadow tests: ${items} items, 26 rules, ${length} items a test`, unit: 'test', sameWork: false, findings }
  },
}

function side(name: string, room: number, gap: number, seed: string): Side {
  const bank = shadowBank(items, seed)
  const constraints = { blueprint: shadowBlueprint(length, room), method: 'shadow', budget: { gap } } as const
  const design = { constraints, stop: [{ rule: 'length', items: length }] } as const
  const engine = createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
  const steps = playAll(engine, seed).flatMap((session) => stepsOf(session))
  mustHold(
    steps.every((step) => step.code === 'shadow-test'),
    `${name}: a step was not planned by a whole test`,
  )
  const worst = steps.reduce((most, step) => Math.max(most, step.gap), 0)
  mustHold(gap === 0 || worst <= gap, `${name}: a gap of ${worst} is above ${gap}`)
  const nodes = steps.map((step) => step.nodes).sort((one, other) => one - other)
  return {
    name,
    units: persons,
    work: () => playAll(engine, seed).reduce((sum, session) => sum + (session.result?.itemsGiven ?? 0), 0),
    note: `largest gap ${(100 * worst).toFixed(2)} %, nodes a step: median ${nodes[nodes.length >> 1]}, most ${nodes.at(-1)}`,
  }
}

function playAll(engine: Engine, seed: string): Session[] {
  return Array.from({ length: persons }, (_, p) => {
    const session = simulateSession(engine, { person: `p${p}`, theta: -2 + (4 * (p + 0.5)) / persons }, seed)
    mustHold(session.result?.violations.length === 0, `person ${p} got a test that breaks the blueprint`)
    return session
  })
}

function stepsOf({ events }: Session) {
  return events.flatMap((event) =>
    event.type !== 'presented'
      ? []
      : (event.notes ?? []).map(({ code, detail = '' }) => ({
          code,
          gap: Number(/gap ([\d.e-]+)/.exec(detail)?.[1]),
          nodes: Number(/(\d+) nodes/.exec(detail)?.[1]),
        })),
  )
}
