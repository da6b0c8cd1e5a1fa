import { describe, expect, test } from 'vitest'
import { pretestSlots } from '../../../src/adaptive/session/administration/pretest-slots.js'
import type { Design } from '../../../src/adaptive/session/design.js'
import { explain } from '../../../src/adaptive/session/explain.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import { estimateOf, rescore } from '../../../src/adaptive/session/rescore.js'
import { isResponse } from '../../../src/adaptive/session/session.js'
import { parseSession } from '../../../src/adaptive/session/session-schema.js'
import type { ItemBank } from '../../../src/bank/item-bank.js'
import { engineOf, mixedBank } from '../banks.js'
import { itemsOf, play, simulated } from '../play-session.js'

/** The mixed bank with its last six items on trial. */
const bank: ItemBank = {
  ...mixedBank(30),
  items: mixedBank(30).items.map((item, k) => (k < 24 ? item : { ...item, status: 'pretest' as const })),
}
const stop = [{ rule: 'length', items: 8 }] as const
const engine = engineOf(bank, { stop, administration: { pretest: { items: 3, from: 2, to: 9 } } })
const plain = engineOf(bank, { stop })
const sessionOf = (seed: string) => play(engine, { seed }, simulated(plain, 0.3, 'p'))
const onTrial = (seed: string) => sessionOf(seed).events.filter((event) => event.type === 'presented' && event.onTrial === true)

describe('items on trial', () => {
  test('are given beside the scored items, where the design allows, and change nothing of the scored test', () => {
    for (const seed of ['a', 'b', 'c', 'd']) {
      const session = sessionOf(seed)
      const trial = onTrial(seed)
      expect(trial).toHaveLength(3)
      for (const event of trial) {
        expect(event).toMatchObject({ criterion: 0 })
        expect('step' in event && event.step >= 2 && event.step <= 9).toBe(true)
      }
      const names = new Set(trial.map((event) => ('item' in event ? event.item : '')))
      const scored = play(plain, { seed }, simulated(plain, 0.3, 'p'))
      expect(itemsOf(session).filter((item) => !names.has(item))).toEqual(itemsOf(scored))
      expect(session.result?.estimate).toEqual(scored.result?.estimate)
      expect(session.result).toMatchObject({ itemsGiven: 8, scored: 8, stop: { rule: 'length' } })
    }
  })

  test('leave the estimate where it was, in their own event too', () => {
    const events = sessionOf('a').events
    events.forEach((event, at) => {
      if (!isResponse(event) || event.onTrial !== true) return
      const before = events[at - 1] as { theta: number }
      expect(event.theta).toBe(before.theta)
    })
    expect(events.filter((event) => isResponse(event) && event.onTrial === true)).toHaveLength(3)
  })

  test('are drawn by the seed: items and places differ from session to session', () => {
    const seeds = Array.from({ length: 30 }, (_, k) => `s${k}`)
    const places = seeds.map((seed) => pretestSlots({ items: 3, from: 2 }, 9, seed).join())
    expect(new Set(places).size).toBeGreaterThan(10)
    expect(
      new Set(seeds.slice(0, 8).flatMap((seed) => onTrial(seed).map((event) => ('item' in event ? event.item : '')))).size,
    ).toBe(6)
  })

  test('come to every place with the same probability', () => {
    const counts = new Map<number, number>()
    const sessions = 4000
    for (let k = 0; k < sessions; k++)
      for (const place of pretestSlots({ items: 2, from: 3 }, 8, `s${k}`)) counts.set(place, (counts.get(place) ?? 0) + 1)
    expect([...counts.keys()].sort()).toEqual([3, 4, 5, 6, 7, 8])
    // Four standard errors of a share of one third.
    for (const count of counts.values()) expect(Math.abs(count / sessions - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / sessions))
  })

  test('are replayed, explained and read from text like all others', () => {
    const session = parseSession(JSON.parse(JSON.stringify(sessionOf('b'))))
    expect(replay(engine, session).differences).toEqual([])
    const trial = onTrial('b')[0] as { step: number; item: string; draw: number }
    expect(explain(engine, session, trial.step)).toMatchObject({
      outcome: { kind: 'presented', item: trial.item },
      filters: [{ name: 'pretest', after: 6 }],
      draw: { uniform: trial.draw, pool: 6 },
    })
  })

  test('count for nothing after their key was mended either', () => {
    const session = sessionOf('c')
    const trial = session.events.find((event) => event.type === 'answered' && event.onTrial === true) as {
      item: string
      category: number
    }
    const mended = rescore(session, { [trial.item]: trial.category === 0 ? 1 : 0 })
    expect(mended.events.at(-1)).toMatchObject({ type: 'rescored', item: trial.item })
    expect(estimateOf(mended).estimate).toEqual(session.result?.estimate)
  })
})

describe('a design whose items on trial cannot be given', () => {
  test.each<[string, NonNullable<Design['administration']>['pretest'], string]>([
    ['more than the bank has', { items: 7 }, 'the bank has 6'],
    ['no room', { items: 4, from: 3, to: 5 }, 'have no room for 4'],
    ['a place behind the end', { items: 2, to: 12 }, 'is over before place 12'],
  ])('is refused: %s', (_, pretest, message) => {
    let issues: readonly { code: string; message: string }[] = []
    try {
      engineOf(bank, { stop, administration: { pretest } })
    } catch (error) {
      issues = (error as { issues: typeof issues }).issues
    }
    expect(issues.map(({ message }) => message).join('\n')).toContain(message)
    expect(issues.every(({ code }) => code === 'design-administration')).toBe(true)
  })
})
