import { describe, expect, test } from 'vitest'
import { closeStage } from '../../../src/adaptive/session/administration/close-stage.js'
import { openStage } from '../../../src/adaptive/session/administration/open-stage.js'
import type { Design } from '../../../src/adaptive/session/design.js'
import type { Engine } from '../../../src/adaptive/session/engine.js'
import { explain } from '../../../src/adaptive/session/explain.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import { recordAnswer, startSession } from '../../../src/adaptive/session/run-session.js'
import { currentItems, type Session, stageItems } from '../../../src/adaptive/session/session.js'
import { parseSession } from '../../../src/adaptive/session/session-schema.js'
import { engineOf, mixedBank } from '../banks.js'
import { itemsOf, simulated } from '../play-session.js'

const stop = [{ rule: 'length', items: 10 }] as const
const staged = (stage: NonNullable<Design['administration']>['stage'], design: Design = {}) =>
  engineOf(mixedBank(), { stop, ...design, administration: { stage } })
const answer = (engine: Engine, session: Session, item: string, category?: number) =>
  recordAnswer(engine, session, item, { kind: 'category', category: category ?? simulated(engine, 0.2, 'p')(item) })
const throughText = (session: Session) => parseSession(JSON.parse(JSON.stringify(session)))
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'nothing was thrown'
}

describe('stages of several items', () => {
  const engine = staged({ items: 4 })

  test('are chosen at one theta, answered in any order, and cut short at the length of the test', () => {
    let session = startSession(engine, { seed: 's' })
    const sizes: number[] = []
    while (session.status === 'running') {
      const items = currentItems(session)
      sizes.push(items.length)
      const thetas = session.events.slice(-items.length).map((event) => ('theta' in event ? event.theta : undefined))
      expect(new Set(thetas).size).toBe(1)
      for (const item of items.toReversed()) session = answer(engine, throughText(session), item)
    }
    expect(sizes).toEqual([4, 4, 2])
    expect(new Set(itemsOf(session)).size).toBe(10)
    expect(replay(engine, session).differences).toEqual([])
    expect(explain(engine, session, 6)).toMatchObject({ outcome: { item: itemsOf(session)[5] }, stopping: [] })
  })

  test('of one item are the plain test', () => {
    const one = staged({ items: 1 })
    const plain = engineOf(mixedBank(), { stop })
    let [left, right] = [startSession(one, { seed: 's' }), startSession(plain, { seed: 's' })]
    while (left.status === 'running') {
      left = answer(one, left, currentItems(left)[0] as string)
      right = answer(plain, right, currentItems(right)[0] as string)
    }
    expect(left.events).toEqual(right.events)
  })

  test('end the test only once all of them are answered', () => {
    const early = staged({ items: 4 }, { stop: [{ rule: 'standard-error', below: 0.9 }, ...stop] })
    let session = startSession(early, { seed: 's' })
    const given: number[] = []
    while (session.status === 'running') {
      session = answer(early, session, currentItems(session)[0] as string)
      given.push(itemsOf(session).length)
    }
    expect(session.result?.stop.rule).toBe('standard-error')
    expect((session.result?.itemsGiven ?? 0) % 4).toBe(0)
  })
})

describe('a stage that is open for review', () => {
  const engine = staged({ items: 3, review: true })
  const first = startSession(engine, { seed: 's' })
  const [one, two, three] = stageItems(first.events) as [string, string, string]

  test('takes changed answers until it is closed; the last one counts', () => {
    let session = answer(engine, first, one, 0)
    session = answer(engine, session, two, 1)
    session = answer(engine, session, one, 1)
    session = answer(engine, session, three, 1)
    expect(currentItems(session)).toEqual([])
    expect(session.status).toBe('running')
    expect(session.events.at(-2)).toMatchObject({ type: 'answered', item: one, revised: true, category: 1 })
    const closed = closeStage(engine, throughText(session))
    const straight = closeStage(
      engine,
      [one, two, three].reduce((now, item) => answer(engine, now, item, 1), first),
    )
    expect(currentItems(closed)).toEqual(currentItems(straight))
    expect(closed.events.at(-1)).toMatchObject({ theta: (straight.events.at(-1) as { theta: number }).theta })
    expect(replay(engine, closed).differences).toEqual([])
  })

  test('counts what was skipped as omitted', () => {
    const closed = closeStage(engine, answer(engine, first, two, 1))
    expect(closed.events.filter(({ type }) => type === 'omitted').map((event) => ('item' in event ? event.item : ''))).toEqual([
      one,
      three,
    ])
    expect(currentItems(closed)).toHaveLength(3)
  })

  test('goes to the end by closing, and keeps the count of items', () => {
    let session = first
    while (session.status === 'running') {
      for (const item of currentItems(session)) session = answer(engine, session, item)
      session = answer(engine, session, stageItems(session.events)[0] as string, 0)
      session = closeStage(engine, throughText(session))
    }
    expect(session.result).toMatchObject({ itemsGiven: 10, scored: 10, stop: { rule: 'length' } })
    expect(replay(engine, session).kind).toBe('same')
  })

  test('shows its items and their last answers, and is none where stages close by themselves', () => {
    const session = [1, 0].reduce((now, category) => answer(engine, now, two, category), first)
    expect(openStage(engine, session)).toMatchObject({
      number: 1,
      items: [one, two, three],
      answers: new Map([[two, undefined]]),
    })
    expect(openStage(engine, session)?.asGiven).toEqual(first)
    const next = closeStage(engine, session)
    expect(openStage(engine, next)).toMatchObject({ number: 2, items: currentItems(next), answers: new Map() })
    const plain = staged({ items: 3 })
    expect(openStage(plain, startSession(plain, { seed: 's' }))).toBeUndefined()
  })

  test('is over for the items of earlier stages, and for other engines', () => {
    const next = closeStage(engine, first)
    expect(codeOf(() => answer(engine, next, one, 1))).toBe('item-already-answered')
    const plain = staged({ items: 3 })
    expect(codeOf(() => closeStage(plain, startSession(plain, { seed: 's' })))).toBe('stage-not-open')
  })
})
