import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/adaptive/session/session.js'
import { verify } from '../../src/adaptive/session/verify.js'
import { bank20, engineOf, mixedBank } from './banks.js'
import { play, simulated } from './play-session.js'

const engine = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 6 }], exposure: { method: 'randomesque', size: 3 } })
const session = play(engine, { seed: 's' }, simulated(engine, 0.2, 'p'))
type Change = (copy: { events: Record<string, unknown>[]; result: { itemsGiven: number }; seed: string }) => void
const changed = (change: Change): unknown => {
  const copy = JSON.parse(JSON.stringify(session))
  change(copy)
  return copy
}

describe('verify', () => {
  test('finds a log whole that was only written and read', () => {
    expect(verify(engine, JSON.parse(JSON.stringify(session)))).toEqual({ kind: 'whole' })
  })

  test.each<[string, Change, string, string]>([
    [
      'an edited theta',
      ({ events }) => Object.assign(events[3] as object, { theta: 2 }),
      'events[3].theta',
      'theta is 2 in the log',
    ],
    [
      'another item',
      ({ events }) => Object.assign(events[0] as object, { criterion: 9 }),
      'events[0].criterion',
      'criterion is 9',
    ],
    ['an edited result', (copy) => Object.assign(copy.result, { itemsGiven: 5 }), 'result', 'result is'],
    [
      'a stop by another rule',
      ({ events }) => Object.assign(events.at(-1) as object, { rule: 'time' }),
      'events[12].rule',
      '"length"',
    ],
  ])('names the event and the field of %s', (_, change, path, message) => {
    const found = verify(engine, changed(change))
    expect(found.kind).toBe('edited')
    const issues = 'issues' in found ? found.issues : []
    expect(issues[0]).toMatchObject({ code: 'session-edited', path })
    expect(issues.map((issue) => issue.message).join('\n')).toContain(message)
  })

  test('finds everything that an edited answer would have changed', () => {
    const found = verify(
      engine,
      changed(({ events }) =>
        Object.assign(events[1] as object, { category: (session.events[1] as { category: number }).category ^ 1 }),
      ),
    )
    const places = found.kind === 'edited' ? found.differences.map(({ event }) => event) : []
    expect(Math.min(...places)).toBe(1)
    expect(places.length).toBeGreaterThan(5)
  })

  test('finds another seed by the draws it would have made', () => {
    const found = verify(
      engine,
      changed((copy) => Object.assign(copy, { seed: 't' })),
    )
    expect(found.kind === 'edited' && found.differences.some(({ field }) => field === 'draw')).toBe(true)
  })

  test.each<[string, () => unknown, string]>([
    ['no object', () => 'a session', 'session-invalid-shape'],
    ['events out of order', () => changed(({ events }) => events.splice(0, 1)), 'session-log'],
    ['a session of another bank', () => play(engineOf(bank20()), { seed: 's' }, () => 1) satisfies Session, 'session-other-bank'],
  ])('calls %s corrupted and throws nothing', (_, document, code) => {
    const found = verify(engine, document())
    expect(found.kind).toBe('corrupted')
    const issues = 'issues' in found ? found.issues : []
    expect(issues.length).toBeGreaterThan(0)
    if (code.startsWith('session-') && code !== 'session-invalid-shape') expect(issues.map((issue) => issue.code)).toContain(code)
  })
})
