import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import { estimateOf } from '../../src/adaptive/session/rescore.js'
import type { Session } from '../../src/adaptive/session/session.js'
import { answerOfCategory } from '../../src/bank/answer-of-category.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { parseKeys } from '../../src/bank/parse-content-schema.js'
import type { CategoryCurve } from '../../src/models/category-curve.js'
import { createPlacementTest, type PresentedItem } from '../../src/placement/placement-test.js'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../item-banks/asn-digital-literacy/${name}.json`, import.meta.url), 'utf8'))

const [bank, keys, standard, design, blueprint] = ['bank', 'keys', 'standard', 'design', 'blueprint'].map(read)
const content = { id: read('content.id'), en: read('content.en') }
const placement = createPlacementTest({ bank, content, keys, standard, design, blueprint })

const compiled = compileBank(parseBank(bank))
const scoring = new Map(parseKeys(keys).items.map((key) => [key.id, key.scoring]))

/** A person whose answers follow the item curves. */
function sit(theta: number, person: string): Session {
  let session = placement.start({ seed: person, language: person.endsWith('0') ? 'en' : 'id' })
  while (session.status === 'running') {
    const [item] = placement.present(session) as [PresentedItem]
    const curve = compiled.curves[compiled.indexOfItem.get(item.id) as number] as CategoryCurve
    const key = scoring.get(item.id) as NonNullable<ReturnType<typeof scoring.get>>
    const options = item.options.map((option) => option.id)
    const category = drawResponse(curve, theta, { seed: 'answers', person, item: item.id })
    session = placement.respond(session, item.id, answerOfCategory(key, category, options) ?? { omitted: true })
  }
  return session
}

describe('the bundled bank', () => {
  const people = [-2, -1, 0, 1, 2].flatMap((theta) =>
    [0, 1, 2].map((k) => ({ theta, session: sit(theta, `peserta ${theta}/${k}`) })),
  )

  test('gives tests of 15 to 30 items that keep the pillars within the blueprint', () => {
    for (const { session } of people) {
      expect(session.result?.violations).toEqual([])
      const { itemsGiven, stop } = session.result as NonNullable<Session['result']>
      expect(stop.rule).toBe(itemsGiven < 30 ? 'standard-error' : 'length')
      expect(itemsGiven).toBeGreaterThanOrEqual(15)
    }
  })

  test('ranks people two logits apart in their true order', () => {
    const thetas = (true_: number) =>
      people
        .filter(({ theta }) => theta === true_)
        .map(({ session }) => placement.result(session))
        .map((result) => (result.kind === 'finite' ? result.theta : Number.NaN))
    expect(Math.max(...thetas(-2))).toBeLessThan(Math.min(...thetas(0)))
    expect(Math.max(...thetas(0))).toBeLessThan(Math.min(...thetas(2)))
  })

  test('says of every result that it is provisional and its items public', () => {
    for (const { session } of people) {
      const result = placement.result(session)
      expect(result).toMatchObject({ provisional: true, security: 'public' })
      expect(result.summary.id).toMatch(/sementara.*terbuka untuk umum/s)
    }
  })

  test('has standard errors that carry the doubt about its parameters', () => {
    for (const { session } of people.slice(0, 5)) {
      const { bank: mark, ...rest } = session
      const doubtless = {
        ...rest,
        bank: mark,
        items: Object.fromEntries(Object.entries(session.items).map(([id, { uncertainty: _, ...item }]) => [id, item])),
      } as Session
      const [doubted, certain] = [placement.result(session), estimateOf(doubtless).estimate]
      if (doubted.kind !== 'finite' || certain.kind !== 'finite') throw new Error('EAP is finite')
      expect(doubted.standardError as number).toBeGreaterThan(certain.standardError as number)
    }
  })

  test('replays each test from its text', () => {
    for (const { session } of people) expect(placement.replay(JSON.parse(JSON.stringify(session)) as Session).kind).toBe('same')
  })
})
