import { describe, expect, test } from 'vitest'
import { resumeSession, suspendSession } from '../../../src/adaptive/session/administration/interruption.js'
import { engineForSession } from '../../../src/adaptive/session/administration/other-bank.js'
import type { Design } from '../../../src/adaptive/session/design.js'
import type { Engine } from '../../../src/adaptive/session/engine.js'
import { everyRule } from '../../../src/adaptive/session/every-rule.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import { estimateOf } from '../../../src/adaptive/session/rescore.js'
import { recordAnswer, startSession } from '../../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../../src/adaptive/session/session.js'
import { parseSession } from '../../../src/adaptive/session/session-schema.js'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { engineOf, mixedBank } from '../banks.js'
import { itemsOf, playOn } from '../play-session.js'

const stop = [{ rule: 'length', items: 8 }] as const
const held = (administration: NonNullable<Design['administration']>, bank: ItemBank = mixedBank()) =>
  engineOf(bank, { stop, administration })
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'nothing was thrown'
}
const throughText = (session: Session) => parseSession(JSON.parse(JSON.stringify(session)))
const begun = (engine: Engine, answers: number) =>
  playOn(engine, startSession(engine, { seed: 's' }), (item) => item.length % 2)[answers] as Session

describe('a suspended test', () => {
  const engine = held({ suspension: { most: 2 } })
  const session = begun(engine, 3)
  const suspended = suspendSession(engine, session, 'power cut')

  test('takes no answer until it is resumed, and goes on where it was', () => {
    const item = currentItems(session)[0] as string
    expect(codeOf(() => recordAnswer(engine, suspended, item, { kind: 'category', category: 0 }))).toBe('session-suspended')
    expect(codeOf(() => suspendSession(engine, suspended, ''))).toBe('session-suspended')
    const resumed = resumeSession(engine, throughText(suspended), { detail: 'back', seconds: 900 })
    expect(resumed.events.at(-1)).toEqual({ type: 'resumed', detail: 'back', seconds: 900 })
    expect(currentItems(resumed)).toEqual([item])
    const finished = playOn(engine, resumed, (id) => id.length % 2).at(-1) as Session
    expect(itemsOf(finished)).toEqual(itemsOf(begun(engine, 8)))
    expect(finished.result).toEqual(begun(engine, 8).result)
    expect(replay(engine, finished).differences).toEqual([])
  })

  test('shows another item where the one on show was seen for too long', () => {
    const strict = held({ suspension: { waiting: 'replace' } })
    const before = begun(strict, 3)
    const seen = currentItems(before)[0] as string
    const away = suspendSession(strict, before, 'left the room')
    expect(away.events.at(-2)).toMatchObject({ type: 'not-reached', item: seen })
    const resumed = resumeSession(strict, throughText(away))
    expect(currentItems(resumed)).toHaveLength(1)
    expect(currentItems(resumed)).not.toContain(seen)
    expect(replay(strict, resumed).kind).toBe('same')
  })

  test('may be interrupted as often as the design allows', () => {
    const twice = resumeSession(engine, suspendSession(engine, resumeSession(engine, suspended), 'again'))
    expect(codeOf(() => suspendSession(engine, twice, 'once more'))).toBe('suspension-refused')
    const silent = engineOf(mixedBank(), { stop })
    expect(codeOf(() => suspendSession(silent, begun(silent, 1), ''))).toBe('suspension-refused')
    expect(codeOf(() => resumeSession(engine, session))).toBe('session-not-suspended')
  })
})

describe('a session that goes on with another version of its bank', () => {
  const bank = mixedBank()
  const frozen = { otherBank: 'frozen', suspension: {} } as const
  const old = held(frozen, bank)
  const suspended = suspendSession(old, begun(old, 4), 'over the weekend')
  const given = new Set(itemsOf(suspended))
  /** Every item is harder by a logit, and one of those given is gone. */
  const revised: ItemBank = {
    ...bank,
    version: '2',
    items: bank.items
      .filter(({ id }) => id !== [...given][0])
      .map((item) =>
        'difficulty' in item.parameters
          ? ({ ...item, parameters: { ...item.parameters, difficulty: item.parameters.difficulty + 1 } } as typeof item)
          : item,
      ),
  }
  const newest = held(frozen, revised)
  const engine = engineForSession(newest, suspended, everyRule) as Engine
  const resumed = resumeSession(engine, throughText(suspended))
  const finished = playOn(engine, resumed, (id) => id.length % 2).at(-1) as Session

  test('keeps the parameters of the items given and takes new items from the new version', () => {
    expect(resumed.events.at(-1)).toEqual({
      type: 'resumed',
      detail: '',
      bank: { version: '2', fingerprint: newest.fingerprint },
    })
    for (const id of given) expect(finished.items[id]).toEqual(suspended.items[id])
    const later = itemsOf(finished).filter((id) => !given.has(id))
    expect(later).toHaveLength(3)
    for (const id of later) {
      const { parameters } = revised.items.find((item) => item.id === id) as ItemBank['items'][number]
      expect(finished.items[id]?.parameters).toEqual(parameters)
    }
    expect(estimateOf(finished).estimate).toEqual(finished.result?.estimate)
  })

  test('replays what can be known, in another process too', () => {
    const again = engineForSession(held(frozen, revised), throughText(finished), everyRule) as Engine
    expect(replay(again, throughText(finished)).differences).toEqual([])
  })

  test('is refused by the new version itself, by another bank and by another scale', () => {
    expect(codeOf(() => resumeSession(newest, suspended))).toBe('session-invalid')
    const other = held(frozen, { ...bank, id: 'another', version: '2' })
    expect(engineForSession(other, suspended, everyRule)).toBeUndefined()
    const rescaled = held(frozen, { ...bank, scale: { ...bank.scale, id: 'another/1' } })
    expect(engineForSession(rescaled, suspended, everyRule)).toBeUndefined()
  })

  test('is refused where the design does not freeze', () => {
    const strict = held({ suspension: {} }, bank)
    const away = suspendSession(strict, begun(strict, 2), '')
    expect(engineForSession(held({ suspension: {} }, revised), away, everyRule)).toBeUndefined()
  })
})

describe('an answer that came late', () => {
  const engine = held({ timing: { item: 60, grace: 5 } })
  const first = startSession(engine, { seed: 's' })
  const item = currentItems(first)[0] as string

  test.each([
    [65, 'answered'],
    [65.1, 'timed-out'],
    [undefined, 'answered'],
  ] as const)('after %s seconds of 60 and 5 of grace is %s', (seconds, type) => {
    const response = { choice: 'b' }
    const event = recordAnswer(engine, first, item, { kind: 'category', category: 1, response, seconds }).events[1]
    expect(event).toMatchObject({ type, response })
    expect('category' in (event as object)).toBe(type === 'answered')
  })
})
