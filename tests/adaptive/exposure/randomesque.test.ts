import { describe, expect, test } from 'vitest'
import { randomesque } from '../../../src/adaptive/exposure/randomesque.js'
import { explain } from '../../../src/adaptive/session/explain.js'
import { startSession } from '../../../src/adaptive/session/run-session.js'
import { engineOf, raschBank } from '../banks.js'
import { itemsOf, play } from '../play-session.js'
import { exposureMoment } from './exposure-moment.js'

const pick = (size: number | readonly number[], uniform: number, values: readonly number[], given = 0) =>
  randomesque(size).choose(exposureMoment(values, { uniform, given }))

test.each([
  [0, 0],
  [0.199, 0],
  [0.2, 1],
  [0.999, 4],
])('with draw %s of five gives the candidate at place %s', (uniform, item) => {
  expect(pick(5, uniform, [9, 8, 7, 6, 5, 4])).toEqual({ item, draw: uniform, pool: 5 })
})

test('takes in what equals the last of the best, so that no id decides who is never given', () => {
  expect(pick(2, 0.99, [9, 8, 8, 8, 7])).toEqual({ item: 3, draw: 0.99, pool: 4 })
})

test('draws nothing where there is nothing to choose', () => {
  expect(pick(5, 0.5, [1])).toEqual({ item: 0, pool: 1 })
  expect(pick(5, 0.5, [])).toBeUndefined()
})

test.each([
  [0, 4],
  [1, 3],
  [2, 1],
  [9, 1],
])('with sizes 4, 3, 1 chooses after %i items between %i', (given, pool) => {
  expect(pick([4, 3, 1], 0.999, [9, 8, 7, 6, 5], given)?.pool).toBe(pool)
})

describe('in a session', () => {
  test('gives each of the best five in a fifth of 4,000 sessions, four standard errors allowed', () => {
    const engine = engineOf(raschBank([0, 0.1, 0.2, 0.3, 0.4, 1, 2]), { exposure: { method: 'randomesque', size: 5 } })
    const given = new Map<string, number>()
    const sessions = 4000
    for (let s = 0; s < sessions; s++) {
      const [event] = startSession(engine, { seed: `person-${s}` }).events
      if (event?.type === 'presented') given.set(event.item, (given.get(event.item) ?? 0) + 1)
    }
    expect([...given.keys()].sort()).toEqual(['i01', 'i02', 'i03', 'i04', 'i05'])
    const allowed = 4 * Math.sqrt((0.2 * 0.8) / sessions)
    for (const count of given.values()) expect(Math.abs(count / sessions - 0.2)).toBeLessThan(allowed)
  })

  test('is explained by the pool and the draw', () => {
    const engine = engineOf(raschBank([0, 0.1, 0.2, 0.3]), { exposure: { method: 'randomesque', size: 3 } })
    const session = startSession(engine, { seed: 's' })
    const { draw, top, outcome } = explain(engine, session, 1)
    expect(draw?.pool).toBe(3)
    expect(outcome).toEqual({ kind: 'presented', item: top[Math.floor((draw?.uniform as number) * 3)]?.item })
  })

  test('by position leaves nothing to chance where the size is 1', () => {
    const bank = raschBank(Array.from({ length: 20 }, (_, k) => -1.93 + 0.21 * k))
    const engine = engineOf(bank, { exposure: { method: 'randomesque', size: [5, 1] }, stop: [{ rule: 'length', items: 4 }] })
    const sessions = Array.from({ length: 40 }, (_, s) => play(engine, { seed: `p${s}` }, () => 1))
    const paths = new Set(sessions.map((session) => itemsOf(session).join()))
    expect(new Set(sessions.map((session) => itemsOf(session)[0])).size).toBe(5)
    expect(paths.size).toBe(5)
  })
})
