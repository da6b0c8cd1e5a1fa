import { describe, expect, test } from 'vitest'
import { replay } from '../../src/adaptive/session/replay.js'
import { estimateOf, rescore } from '../../src/adaptive/session/rescore.js'
import { rollback } from '../../src/adaptive/session/rollback.js'
import { endSession, recordAnswer, startSession } from '../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../src/adaptive/session/session.js'
import { sessionIssues } from '../../src/adaptive/session/session-issues.js'
import { parseSession } from '../../src/adaptive/session/session-schema.js'
import { traceLines } from '../../src/adaptive/session/trace.js'
import { bank20, bankOf, engineOf, mixedBank } from './banks.js'
import { playOn, simulated } from './play-session.js'

const engine = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 5 }] })
const sessions = playOn(engine, startSession(engine, { seed: 's', id: 'sitting-1' }), simulated(engine, 0.2, 'p'))
const running = sessions[3] as Session
const finished = sessions.at(-1) as Session

interface Refusal {
  readonly code: string
  readonly issues: readonly { readonly code: string; readonly message: string; readonly path?: string; readonly item?: string }[]
}

function refusal(run: () => unknown): Refusal {
  try {
    run()
  } catch (error) {
    return error as Refusal
  }
  throw new Error('nothing was thrown')
}

describe('the session document', () => {
  test('holds what it was begun with, the parameters of the items given, and the log', () => {
    expect(running).toMatchObject({
      format: 'melek-session/1',
      id: 'sitting-1',
      seed: 's',
      bank: { id: 'formula', version: '1', fingerprint: engine.fingerprint },
      status: 'running',
      result: null,
    })
    expect(Object.keys(running.items)).toHaveLength(4)
    expect(running.events.map((event) => event.type)).toEqual([
      'presented',
      'answered',
      'presented',
      'answered',
      'presented',
      'answered',
      'presented',
    ])
    const [item] = currentItems(running)
    expect(running.items[item as string]).toEqual({ model: expect.any(String), parameters: expect.any(Object) })
  })

  test('passes its own schema at every step', () => {
    for (const session of sessions) expect(parseSession(JSON.parse(JSON.stringify(session)))).toEqual(session)
  })

  test('takes the name of the seed where it is given none', () => {
    expect(startSession(engine, { seed: 'peserta-001' }).id).toBe('peserta-001')
  })

  test.each([[undefined], [null], [{}], [{ seed: '' }], [{ seed: 7 }]])(
    'does not begin with %j, which has no seed',
    (options) => {
      expect(refusal(() => startSession(engine, options as never)).code).toBe('seed-missing')
    },
  )

  test('is traced a line a response: theta after it, criterion before it', () => {
    const [first] = traceLines(finished)
    const [presented, answered] = finished.events as unknown as [
      { item: string; criterion: number },
      { theta: number; standardError: number; category: number },
    ]
    expect(first).toEqual({
      person: 'sitting-1',
      step: 1,
      item: presented.item,
      response: answered.category,
      theta: answered.theta,
      standardError: answered.standardError,
      criterion: presented.criterion,
    })
    expect(traceLines(finished, 'someone')).toHaveLength(5)
  })
})

describe('a session that an engine did not write', () => {
  const withEvents = (session: Session, change: (events: Session['events'][number][]) => void): Session => {
    const copy = JSON.parse(JSON.stringify(session)) as { events: Session['events'][number][] }
    change(copy.events)
    return copy as unknown as Session
  }
  const messages = (session: Session) => sessionIssues(engine, session).map((issue) => issue.message)

  test('is whole where nothing was changed', () => {
    for (const session of sessions) expect(sessionIssues(engine, session)).toEqual([])
  })

  test('of another bank is refused', () => {
    const other = engineOf(bank20(), { stop: [{ rule: 'length', items: 5 }] })
    expect(sessionIssues(other, running).map((issue) => issue.code)).toEqual(['session-other-bank'])
    expect(
      refusal(() => recordAnswer(other, running, currentItems(running)[0] as string, { kind: 'category', category: 0 })).code,
    ).toBe('session-invalid')
  })

  test('of another design is refused', () => {
    const other = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 6 }] })
    expect(sessionIssues(other, running).map((issue) => issue.code)).toEqual(['session-other-design'])
  })

  test('with edited parameters is refused', () => {
    const [id, item] = Object.entries(running.items)[0] as [string, Session['items'][string]]
    const easier = { ...item, parameters: { ...item.parameters, discrimination: 9 } } as Session['items'][string]
    expect(messages({ ...running, items: { ...running.items, [id]: easier } })).toEqual(['has other parameters than the bank'])
  })

  test.each<[string, (events: Session['events'][number][]) => void, string]>([
    ['an answer before its item', (events) => events.splice(0, 1), 'is answered but was not presented'],
    ['an item presented twice', (events) => events.splice(1, 0, events[0] as Session['events'][number]), 'is presented twice'],
    ['an answer that stands twice', (events) => events.splice(2, 0, events[1] as Session['events'][number]), 'is answered twice'],
    ['an item of no bank', (events) => Object.assign(events[0] as object, { item: 'nowhere' }), 'is not in the bank'],
    ['a category that the item has not', (events) => Object.assign(events[1] as object, { category: 9 }), 'got 9'],
    ['nothing left to answer', (events) => events.pop(), 'contradicts the events'],
    [
      'an end that its status denies',
      (events) => events.push({ type: 'stopped', rule: 'length', detail: '' }),
      'contradicts the events',
    ],
  ])('with %s is refused', (_, change, message) => {
    expect(messages(withEvents(running, change)).join('\n')).toContain(message)
  })

  test('of the wrong shape is refused with every problem at once', () => {
    const { issues } = refusal(() => parseSession({ ...running, seed: 7, events: [{ type: 'answered', item: 'i01' }] }))
    expect(issues.map((issue) => issue.path)).toEqual(expect.arrayContaining(['seed', 'events[0].category', 'events[0].theta']))
  })

  test('whose figures were edited replays with the differences named', () => {
    const edited = withEvents(finished, (events) => Object.assign(events[1] as object, { theta: 2.5 }))
    const { kind, differences } = replay(engine, edited)
    expect(kind).toBe('different')
    expect(differences).toEqual([
      { event: 1, field: 'theta', logged: 2.5, replayed: (finished.events[1] as { theta: number }).theta },
    ])
  })

  test('whose answer was edited replays with every later decision that it changes', () => {
    const edited = withEvents(finished, (events) =>
      Object.assign(events[1] as object, { category: (finished.events[1] as { category: number }).category === 0 ? 1 : 0 }),
    )
    const fields = replay(engine, edited).differences.map(({ event, field }) => `${event} ${field}`)
    expect(fields).toEqual(expect.arrayContaining(['1 theta', '2 theta', '2 item']))
    expect(fields.at(-1)).toMatch(/ result$/)
  })
})

describe('a session of an earlier calibration', () => {
  const recalibrated = engineOf({ ...bankOf([{ model: '1pl', parameters: { difficulty: 3 } }]), version: '2' })

  test('keeps its result, from the parameters that were frozen when its items were given', () => {
    expect(estimateOf(JSON.parse(JSON.stringify(finished)) as Session).estimate).toEqual(finished.result?.estimate)
    expect(sessionIssues(recalibrated, finished).map((issue) => issue.code)).toContain('session-other-bank')
  })
})

describe('ending a test early', () => {
  test('leaves the waiting item as not reached and keeps the estimate', () => {
    const ended = endSession(engine, running, 'time is up')
    expect(ended.events.slice(-2)).toMatchObject([
      { type: 'not-reached', item: currentItems(running)[0] },
      { type: 'stopped', rule: 'ended', detail: 'time is up' },
    ])
    expect(ended.result).toMatchObject({ estimate: estimateOf(running).estimate, itemsGiven: 4, scored: 3 })
    expect(replay(engine, ended).kind).toBe('same')
    expect(refusal(() => endSession(engine, ended, 'again')).code).toBe('session-finished')
  })
})

describe('mending and taking back', () => {
  const answered = finished.events.find((event) => event.type === 'answered') as { item: string; category: number }
  const other = answered.category === 0 ? 1 : 0

  test('a mended key stands in the log beside what was believed before', () => {
    const mended = rescore(finished, { [answered.item]: other }, { keyVersion: '2026-12' })
    expect(mended.events.slice(0, -1)).toEqual(finished.events)
    expect(mended.events.at(-1)).toMatchObject({
      type: 'rescored',
      item: answered.item,
      category: other,
      previous: answered.category,
      keyVersion: '2026-12',
    })
    expect(mended.result?.estimate).not.toEqual(finished.result?.estimate)
    expect(mended.result?.stop).toEqual(finished.result?.stop)
  })

  test('a key for an item without an answer, or a category out of range, is refused with both named', () => {
    const { code, issues } = refusal(() => rescore(finished, { nowhere: 1, [answered.item]: 17 }))
    expect(code).toBe('rescore-invalid')
    expect(issues.map(({ code, item }) => [code, item])).toEqual([
      ['item-not-answered', 'nowhere'],
      ['category-out-of-range', answered.item],
    ])
  })

  test.each([0, 4, 1.5])('taking back %s of three answers is refused', (steps) => {
    expect(refusal(() => rollback(running, steps)).code).toBe('rollback-invalid')
  })

  test('a session whose key was mended is not taken back', () => {
    const mended = rescore(running, { [answered.item]: other })
    expect(refusal(() => rollback(mended, 1)).code).toBe('rollback-invalid')
  })

  test('a running session goes on after a key was mended', () => {
    const mended = rescore(running, { [answered.item]: other })
    const end = playOn(engine, mended, simulated(engine, 0.2, 'p')).at(-1) as Session
    expect(end.status).toBe('finished')
    expect(replay(engine, JSON.parse(JSON.stringify(end)) as Session).kind).toBe('same')
  })
})
