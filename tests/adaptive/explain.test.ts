import { describe, expect, test } from 'vitest'
import { explain } from '../../src/adaptive/session/explain.js'
import { startSession } from '../../src/adaptive/session/run-session.js'
import { traceLines } from '../../src/adaptive/session/trace.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bank20, engineOf, itemId, mixedBank, pillarBlueprint } from './banks.js'
import { itemsOf, play, simulated } from './play-session.js'

describe('the explanation of a step', () => {
  const engine = engineOf(mixedBank(), {
    constraints: { blueprint: pillarBlueprint(2, 3) },
    stop: [{ rule: 'length', items: 10 }],
  })
  const session = play(engine, { seed: 's' }, simulated(engine, 0.4, 'p'))
  const given = itemsOf(session)

  test('counts the candidates after each filter, each from what the one before it left', () => {
    for (let step = 1; step <= 10; step++) {
      const { filters } = explain(engine, session, step)
      expect(filters.map(({ name }) => name)).toEqual(['operational', 'not-given', 'enemies', 'blueprint', 'balance'])
      expect(filters[0]).toMatchObject({ before: 40, after: 40 })
      expect(filters[1]).toMatchObject({ before: 40, after: 41 - step })
      for (const [index, filter] of filters.entries()) {
        if (index > 0) expect(filter.before).toBe(filters[index - 1]?.after)
      }
      expect(filters.at(-1)?.notes).toMatchObject([{ code: 'balanced' }])
    }
  })

  test('shows the best five, the one given first where chance has no part', () => {
    const { top, draw, outcome } = explain(engine, session, 4)
    const values = top.map(({ criterion }) => criterion)
    expect(values).toEqual(values.toSorted((one, other) => other - one))
    expect(top).toHaveLength(5)
    expect(outcome).toEqual({ kind: 'presented', item: top[0]?.item })
    expect(draw).toBeNull()
    expect(top.some(({ item }) => given.slice(0, 3).includes(item))).toBe(false)
  })

  test('stands at the theta of the answers before it', () => {
    const lines = traceLines(session)
    expect(explain(engine, session, 1)).toMatchObject({ theta: 0, standardError: 1, estimatedBy: 'start', stopping: [] })
    expect(explain(engine, session, 6)).toMatchObject({
      theta: lines[4]?.theta,
      standardError: lines[4]?.standardError,
      estimatedBy: 'eap',
    })
  })

  test('of the step after the last says which rule ended the test', () => {
    const end = explain(engine, session, 11)
    expect(end.outcome).toEqual({ kind: 'stopped', rule: 'length', detail: '10 of 10 items' })
    expect(end.stopping).toEqual([{ rule: 'length', verdict: { kind: 'stop', detail: '10 of 10 items', final: true } }])
  })

  test.each([0, 12, 1.5])('of step %s, which the test has not, is refused', (step) => {
    expect(() => explain(engine, session, step)).toThrow('step must be 1 … 10, or 11 for the end')
  })

  test('of a running test ends with the item that waits', () => {
    const begun = startSession(engine, { seed: 's' })
    expect(explain(engine, begun, 1).outcome).toEqual({ kind: 'presented', item: given[0] })
    expect(() => explain(engine, begun, 2)).toThrow('step must be 1 … 1,')
  })
})

describe('while the estimator of the design has no finite value', () => {
  const bank = bank20()
  const engine = engineOf(bank, { estimator: { method: 'mle' }, stop: [{ rule: 'length', items: 6 }] })

  test('EAP stands in, and the log says so', () => {
    const session = play(engine, { seed: 's' }, () => 1)
    const responses = new Uint8Array(20).fill(255)
    for (const { item, theta } of traceLines(session)) {
      responses[bank.items.findIndex(({ id }) => id === item)] = 1
      expect(estimateProficiency(engine.bank, responses, { method: 'eap' })).toMatchObject({ theta: expect.closeTo(theta, 12) })
    }
    const sources = session.events.flatMap((event) => (event.type === 'answered' ? [event.estimatedBy] : []))
    expect(sources).toEqual(['eap', 'eap', 'eap', 'eap', 'eap', 'eap'])
    expect(session.result?.estimate).toEqual({ kind: 'unbounded', direction: 'above' })
  })

  test('and no longer once the answers are mixed enough', () => {
    const wrong = new Set([itemId(14), itemId(8)])
    const session = play(engine, { seed: 's' }, (item) => (wrong.has(item) ? 0 : 1))
    expect(session.events.findLast((event) => event.type === 'answered')).toMatchObject({
      estimatedBy: 'mle',
      theta: session.result?.estimate.kind === 'finite' ? session.result.estimate.theta : undefined,
    })
  })

  test('nor before as many answers count as the design asks for', () => {
    const later = engineOf(bank, { estimator: { method: 'wle', after: 4 }, stop: [{ rule: 'length', items: 6 }] })
    const session = play(later, { seed: 's' }, (item) => (item === itemId(8) ? 0 : 1))
    const sources = session.events.flatMap((event) => (event.type === 'answered' ? [event.estimatedBy] : []))
    expect(sources).toEqual(['eap', 'eap', 'eap', 'wle', 'wle', 'wle'])
  })
})
