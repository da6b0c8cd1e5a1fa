import { describe, expect, test } from 'vitest'
import { assemblyBy } from '../../../src/adaptive/constraints/assembly/test-assembly.js'
import type { Blueprint } from '../../../src/adaptive/constraints/blueprint.js'
import { branchAndBound } from '../../../src/adaptive/constraints/program/branch-and-bound.js'
import type { Assembler } from '../../../src/adaptive/constraints/program/whole-program.js'
import { countExposure, emptyExposure } from '../../../src/adaptive/exposure/exposure-state.js'
import { createEngine } from '../../../src/adaptive/session/create-engine.js'
import type { Design } from '../../../src/adaptive/session/design.js'
import { everyRule } from '../../../src/adaptive/session/every-rule.js'
import { explain } from '../../../src/adaptive/session/explain.js'
import { exposureRecord } from '../../../src/adaptive/session/exposure-record.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import type { Session } from '../../../src/adaptive/session/session.js'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { fingerprint } from '../../../src/bank/fingerprint.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { bankOf, itemId, pillars } from '../banks.js'
import { itemsOf, play, simulated } from '../play-session.js'

const bank = bankOf(
  Array.from({ length: 120 }, (_, k) => ({
    model: '2pl',
    parameters: { discrimination: 0.6 + 1.4 * keyedUniform('a', k), difficulty: -2 + 4 * keyedUniform('b', k) },
    enemies: k % 12 === 0 ? [itemId(k + 2)] : [],
    content: {
      pillar: pillars[k % 4] as string,
      level: Math.floor(3 * keyedUniform('level', k)),
      context: Math.floor(6 * keyedUniform('context', k)),
      key: Math.floor(4 * keyedUniform('key', k)),
      words: 20 + Math.floor(60 * keyedUniform('words', k)),
      section: k % 3,
      // Sets of five, of one section each.
      ...(k < 60 ? { stimulus: `s${k % 3}${Math.floor(k / 15)}` } : {}),
    },
  })),
)
const exact = (attribute: string, values: readonly (string | number)[], count: number) =>
  values.map((value) => ({ attribute, value, min: count, max: count, unit: 'count' as const }))
/** Four attributes with exact counts: which of one are left hangs on what the others have taken. */
const crossed: Blueprint = {
  format: 'melek-blueprint/1',
  rules: [
    ...exact('pillar', pillars, 3),
    ...exact('level', [0, 1, 2], 4),
    ...exact('key', [0, 1, 2, 3], 3),
    ...exact('context', [0, 1, 2, 3, 4, 5], 2),
  ],
}
/** Every part that only whole tests can keep. */
const everyPart: Blueprint = {
  format: 'melek-blueprint/1',
  rules: exact('pillar', pillars, 3),
  sums: [{ attribute: 'words', min: 500, max: 520 }],
  include: [itemId(100)],
  exclude: [itemId(101)],
  together: [[itemId(80), itemId(83)]],
  enemies: [[itemId(90), itemId(91), itemId(92)]],
  order: { attribute: 'section', values: [2, 0, 1] },
  sets: {
    attribute: 'stimulus',
    min: 1,
    max: 2,
    items: { min: 2, max: 3 },
    rules: [{ attribute: 'pillar', value: 'skills', max: 1 }],
  },
}

function engineWith(blueprint: Blueprint, design: Design = {}, assembler: Assembler = branchAndBound) {
  const rules = { ...everyRule, blueprints: assemblyBy(assembler) }
  const constraints = { method: 'shadow' as const, ...design.constraints, blueprint }
  const stop = [{ rule: 'length' as const, items: 12 }]
  return createEngine(compileBank(bank), { stop, ...design, constraints }, { fingerprint: fingerprint(bank), rules })
}
function sessionsOf(engine: ReturnType<typeof engineWith>, persons: number): Session[] {
  return Array.from({ length: persons }, (_, p) =>
    play(engine, { seed: `s${p}` }, simulated(engine, -2 + (4 * (p + 0.5)) / persons, `p${p}`)),
  )
}
const codesOf = (session: Session) =>
  session.events
    .map((event) => (event.type === 'presented' ? (event.notes ?? []).map(({ code }) => code) : []))
    .filter((codes) => codes.length > 0)
const violating = (sessions: readonly Session[]) => sessions.filter(({ result }) => (result?.violations.length ?? 1) > 0).length

describe('shadow tests', () => {
  test('keep a blueprint of crossed attributes in every test, of which greedy selection by any balance breaks most', () => {
    expect(violating(sessionsOf(engineWith(crossed), 16))).toBe(0)
    for (const balance of ['kingsbury-zara', 'maximum-priority-index', 'weighted-penalty'] as const) {
      const greedy = engineWith(crossed, { constraints: { method: 'greedy', balance } })
      expect([balance, violating(sessionsOf(greedy, 16)) > 8]).toEqual([balance, true])
    }
  })

  test('keep every part that a blueprint can have', () => {
    const sessions = sessionsOf(engineWith(everyPart), 16)
    expect(sessions.flatMap(({ result }) => result?.violations)).toEqual([])
    expect(new Set(sessions.flatMap(codesOf).flat())).toEqual(new Set(['shadow-test']))
    const content = new Map(bank.items.map((item) => [item.id, item.content]))
    for (const items of sessions.map(itemsOf)) {
      const sections = items.map((id) => [2, 0, 1].indexOf(content.get(id)?.section as number))
      expect(sections).toEqual(sections.toSorted((one, other) => one - other))
      expect(items).toContain(itemId(100))
      expect(items.includes(itemId(80))).toBe(items.includes(itemId(83)))
    }
  })

  test('are decided again from the log alone, and explained with their gap and nodes', () => {
    const engine = engineWith(crossed)
    const session = sessionsOf(engine, 1)[0] as Session
    expect(replay(engine, JSON.parse(JSON.stringify(session)) as Session).differences).toEqual([])
    for (const step of [1, 7, 12]) {
      const shadow = explain(engine, session, step).filters.find(({ name }) => name === 'shadow')
      expect(shadow?.notes).toEqual([{ code: 'shadow-test', detail: expect.stringMatching(/^gap [\d.e-]+, \d+ nodes$/) }])
    }
  })

  test('are planned without the items that exposure control has barred, as long as there is such a test', () => {
    const exposure = { method: 'restricted-maximum', max: 0.5 } as const
    const engine = engineWith(crossed, { exposure })
    const first = sessionsOf(engine, 1)[0] as Session
    const state = countExposure(emptyExposure([0]), [exposureRecord(engine, first)])
    const second = play(engine, { seed: 'second', exposure: state }, simulated(engine, 0, 'second'))
    expect(itemsOf(second).filter((id) => itemsOf(first).includes(id))).toEqual([])
    expect(second.result?.violations).toEqual([])
  })

  test('take barred items where the blueprint cannot do without, and the log says so', () => {
    const engine = engineWith({ ...crossed, include: [itemId(100)] }, { exposure: { method: 'restricted-maximum', max: 0.5 } })
    const state = countExposure(emptyExposure([0]), [
      { session: 'before', theta: 0, given: [itemId(100)], barred: [[]], relaxed: false },
    ])
    const session = play(engine, { seed: 's', exposure: state }, simulated(engine, 0, 'p'))
    expect(itemsOf(session)).toContain(itemId(100))
    expect(codesOf(session)[0]).toEqual(['shadow-exposure-relaxed', 'shadow-test'])
    expect(session.result?.violations).toEqual([])
  })
})

describe('a solver that does not find a test', () => {
  /** Decides programs that do not ask for any answer only as far as it is told. */
  const failing = (fails: (call: number, nodes: number) => boolean): Assembler => {
    let calls = 0
    return {
      name: 'failing',
      assemble: (program, budget) =>
        budget.nodes < 20_000 * 41 && fails(calls++, budget.nodes)
          ? { kind: 'undecided', nodes: budget.nodes }
          : branchAndBound.assemble(program, budget),
    }
  }

  test('is asked for any test that meets the rules, and the blueprint still holds', () => {
    const engine = engineWith(
      crossed,
      {},
      failing((_, nodes) => nodes === 2000),
    )
    const session = sessionsOf(engine, 1)[0] as Session
    expect(codesOf(session)[0]).toEqual(['shadow-any', 'shadow-test'])
    expect(session.result?.violations).toEqual([])
  })

  test('leaves the step to greedy selection at last, and the log says so', () => {
    // The feasibility of the blueprint is still decided when the engine is made.
    let made = false
    const engine = engineWith(
      crossed,
      {},
      failing(() => made),
    )
    made = true
    const session = sessionsOf(engine, 1)[0] as Session
    expect(session.result?.itemsGiven).toBe(12)
    expect(codesOf(session).every((codes) => codes.join() === 'shadow-any,shadow-fallback')).toBe(true)
    expect(
      explain(engine, session, 3)
        .filters.at(-1)
        ?.notes.map(({ code }) => code),
    ).toEqual(['shadow-any', 'shadow-fallback'])
  })

  test('that breaks a rule is not believed', () => {
    let made = false
    const lying: Assembler = {
      name: 'lying',
      assemble(program, budget) {
        if (!made) return branchAndBound.assemble(program, budget)
        const x = program.upper.map((high, j) => (j < 12 ? high : 0))
        return { kind: 'found', x, value: 1, bound: 1, gap: 0, nodes: 1 }
      },
    }
    const engine = engineWith(crossed, {}, lying)
    made = true
    const session = sessionsOf(engine, 1)[0] as Session
    const notes = session.events.flatMap((event) => (event.type === 'presented' ? (event.notes ?? []) : []))
    expect(notes[0]).toEqual({ code: 'shadow-any', detail: 'refused, gap 0, 1 nodes' })
    expect(notes.some(({ code }) => code === 'shadow-test')).toBe(false)
  })
})
