import { describe, expect, test } from 'vitest'
import type { BlueprintRule } from '../../src/adaptive/constraints/blueprint.js'
import { ruleBounds } from '../../src/adaptive/constraints/blueprint.js'
import { targetShares } from '../../src/adaptive/constraints/content-balance.js'
import { countBlueprints } from '../../src/adaptive/constraints/count-blueprints.js'
import { createEngine } from '../../src/adaptive/session/create-engine.js'
import type { Design } from '../../src/adaptive/session/design.js'
import { explain } from '../../src/adaptive/session/explain.js'
import type { Session } from '../../src/adaptive/session/session.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { bankOf, engineOf, itemId, mixedBank, pillarBlueprint, pillars } from './banks.js'
import { itemsOf, play, simulated } from './play-session.js'

const bank = mixedBank(80)
const pillarOf = (item: string) => bank.items.find((other) => other.id === item)?.content.pillar as string
const counts = (session: Session) => pillars.map((pillar) => itemsOf(session).filter((item) => pillarOf(item) === pillar).length)
const people = [-2.5, -1, 0, 1, 2.5]

describe('a pillar blueprint', () => {
  test.each(people)('in counts is met at a fixed length by a person at %s', (theta) => {
    const blueprint = {
      format: 'melek-blueprint/1' as const,
      rules: [rule('skills', 7, 7), rule('safety', 6, 6), rule('ethics', 4, 4), rule('culture', 3, 3)],
    }
    const engine = engineOf(bank, { constraints: { blueprint }, stop: [{ rule: 'length', items: 20 }] })
    const session = play(engine, { seed: 's' }, simulated(engine, theta, `p${theta}`))
    expect(counts(session)).toEqual([7, 6, 4, 3])
    expect(session.result?.violations).toEqual([])
  })

  test.each(people)('in proportions is judged at the length a variable test reaches, for a person at %s', (theta) => {
    const rules = [rule('skills', 0.28, 0.4), rule('safety', 0.25, 0.35), rule('ethics', 0.14, 0.24), rule('culture', 0.14, 0.24)]
    const engine = engineOf(bank, {
      constraints: { blueprint: { format: 'melek-blueprint/1', rules } },
      exposure: { method: 'randomesque', size: 5 },
      stop: [
        { rule: 'length', items: 30 },
        { rule: 'standard-error', below: 0.4, afterItems: 6 },
      ],
    })
    const session = play(engine, { seed: 's' }, simulated(engine, theta, `p${theta}`))
    const length = session.result?.itemsGiven as number
    expect(session.result?.violations).toEqual([])
    for (const [index, count] of counts(session).entries()) {
      expect(count / length).toBeGreaterThanOrEqual(rules[index]?.min as number)
      expect(count / length).toBeLessThanOrEqual(rules[index]?.max as number)
    }
  })

  test('keeps the pillars together from the first item on, not only at the end', () => {
    const engine = engineOf(bank, { constraints: { blueprint: pillarBlueprint(5, 5) }, stop: [{ rule: 'length', items: 20 }] })
    const items = itemsOf(play(engine, { seed: 's' }, simulated(engine, 0, 'p')))
    for (let block = 0; block < 5; block++) {
      expect(new Set(items.slice(4 * block, 4 * block + 4).map(pillarOf))).toEqual(new Set(pillars))
    }
  })

  test('puts off a stop until its minima hold, and the log says so', () => {
    const engine = engineOf(bank, {
      constraints: { blueprint: { format: 'melek-blueprint/1', rules: [{ attribute: 'pillar', value: 'culture', min: 4 }] } },
      stop: [
        { rule: 'length', items: 40 },
        { rule: 'standard-error', below: 0.9 },
      ],
    })
    const session = play(engine, { seed: 's' }, simulated(engine, 0, 'p'))
    expect(itemsOf(session).filter((item) => pillarOf(item) === 'culture')).toHaveLength(4)
    expect(session.result?.stop.rule).toBe('standard-error')
    const notes = session.events.flatMap((event) => (event.type === 'presented' ? [event.notes ?? []] : []))
    expect(notes[1]).toEqual([{ code: 'stop-deferred', detail: 'standard-error: pillar = culture has 1' }])
    expect(explain(engine, session, 2).stopping[1]).toMatchObject({
      verdict: { kind: 'stop' },
      deferred: 'pillar = culture has 1',
    })
  })

  test('never puts off the length, and names the rules that the test then breaks', () => {
    const few = bankOf(
      [0, 0.1, 0.2, 0.3].map((difficulty, k) => ({
        model: '1pl',
        parameters: { difficulty },
        content: { pillar: k === 3 ? 'b' : 'a', type: k < 3 ? 'choice' : 'order' },
      })),
    )
    const rules = [
      { attribute: 'pillar', value: 'a', min: 2 },
      { attribute: 'type', value: 'order', min: 1 },
    ]
    const design: Design = {
      constraints: { blueprint: { format: 'melek-blueprint/1', rules } },
      stop: [{ rule: 'length', items: 2 }],
    }
    expect(() => engineOf(few, design)).toThrow('no test of 2 items meets these together')
    const engine = createEngine(compileBank(few), design, { fingerprint: 'few', rules: { blueprints: countBlueprints } })
    const session = play(engine, { seed: 's' }, () => 1)
    expect(session.result).toMatchObject({ itemsGiven: 2, violations: [{ count: 1, least: 2 }] })
  })

  test('never exceeds a maximum, whatever the criterion would like', () => {
    const rules = [{ attribute: 'pillar', value: 'skills', max: 1 }]
    const engine = engineOf(bank, {
      constraints: { blueprint: { format: 'melek-blueprint/1', rules } },
      stop: [{ rule: 'length', items: 25 }],
    })
    expect(counts(play(engine, { seed: 's' }, simulated(engine, 1, 'p')))[0]).toBe(1)
  })
})

describe('enemies', () => {
  const enemies = bankOf(
    [0, 0.05, 0.1, 0.15].map((difficulty, k) => ({
      model: '1pl',
      parameters: { difficulty },
      enemies: k === 2 ? [itemId(1)] : [],
    })),
  )

  test('never meet in one test, whichever of the two declares it', () => {
    expect(itemsOf(play(engineOf(enemies), { seed: 's' }, () => 1))).not.toContain(itemId(3))
    const other = engineOf(enemies, { start: { theta: 0.1 } })
    expect(itemsOf(play(other, { seed: 's' }, () => 1))).not.toContain(itemId(1))
  })

  test('may meet where the design says so', () => {
    expect(itemsOf(play(engineOf(enemies, { constraints: { enemies: false } }), { seed: 's' }, () => 1))).toHaveLength(4)
  })
})

describe('bounds and shares', () => {
  test.each([
    [{ min: 0.3, max: 0.35 }, 30, { least: 9, most: 10 }],
    [{ min: 0.3, max: 0.35 }, 7, { least: 3, most: 2 }],
    [{ min: 2, max: 5 }, 7, { least: 2, most: 5 }],
    [{ min: 1, unit: 'proportion' }, 7, { least: 7, most: 7 }],
    [{ max: 1 }, 7, { least: 0, most: 1 }],
    [{ min: 0, max: 0 }, 7, { least: 0, most: 0 }],
  ] as const)('%j of %i items is %j', (bounds, length, expected) => {
    expect(ruleBounds({ attribute: 'pillar', value: 'a', ...bounds }, length)).toEqual(expected)
  })

  test('shares of one attribute add up to the whole test where its rules cover it', () => {
    const shares = targetShares(
      [rule('skills', 0.28, 0.4), rule('safety', 0.25, 0.35), rule('ethics', 0.14, 0.24), rule('culture', 0.14, 0.24)],
      30,
    )
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})

function rule(value: string, min: number, max: number): BlueprintRule {
  return { attribute: 'pillar', value, min, max }
}
