import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '../../src/adaptive/session/session.js'
import type { ContentItem } from '../../src/bank/item-content.js'
import { createPlacementTest } from '../../src/index.js'
import { answerTo, playTest } from './answers.js'
import { placementDocuments, spoilt } from './documents.js'

const documents = placementDocuments()
const placement = createPlacementTest(documents)

const codeOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return (error as { code: unknown }).code
  }
  return 'nothing was thrown'
}

test('the front door runs as the design page shows it', () => {
  const {
    bank,
    content: { id, en },
    keys,
    standard,
    design,
    blueprint,
  } = documents
  const test = createPlacementTest({ bank, content: { id, en }, keys, standard, design, blueprint })
  let session = test.start({ seed: 'peserta-001', language: 'id' })
  while (session.status === 'running') {
    const [item] = test.present(session)
    session = test.respond(session, item!.id, answerTo(item!, true))
  }
  const result = test.result(session)
  expect(result).toMatchObject({
    kind: 'finite',
    level: 'high',
    provisional: true,
    security: 'public',
    itemsGiven: 8,
    status: 'finished',
    stopReason: { rule: 'length' },
  })
  expect(test.present(session)).toEqual([])
})

describe('what is presented', () => {
  const session = placement.start({ seed: 's', language: 'en' })
  const [item] = placement.present(session) as [ContentItem]

  test('is the text of the item in the language of the session, options in the order of the document', () => {
    const text = documents.content.en.items.find((other) => other.id === item.id)
    expect(item).toEqual(text)
    expect(item.options.map((option) => option.id)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('holds no key, no parameter and nothing of the log', () => {
    const fields = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [field, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) fields.add(field)
        collect(inner)
      }
    }
    let running = session
    while (running.status === 'running') {
      const items = placement.present(running)
      collect(items)
      running = placement.respond(running, (items[0] as ContentItem).id, answerTo(items[0] as ContentItem, false))
    }
    expect([...fields].sort()).toEqual(['id', 'options', 'stem', 'targets', 'text', 'type'])
  })

  test('is not begun under an id that is no text, which a kept session cannot have', () => {
    const id = 42 as unknown as string
    expect(codeOf(() => placement.start({ seed: 's', id }))).toBe('session-id-invalid')
    const kept = { ...placement.start({ seed: 's' }), id }
    expect(codeOf(() => placement.present(kept))).toBe('session-invalid')
  })

  test('is in the first language of the content where none is asked for, and never in one that is missing', () => {
    expect(placement.languages).toEqual(['id', 'en'])
    expect(placement.present(placement.start({ seed: 's' }))[0]?.stem).toMatch(/^id:/)
    expect(codeOf(() => placement.start({ seed: 's', language: 'nl' }))).toBe('language-unknown')
  })
})

describe('an answer', () => {
  const session = placement.start({ seed: 's' })
  const [item] = placement.present(session) as [ContentItem]
  const other = documents.bank.items.find(({ id }) => id !== item.id)?.id as string

  test('counts exactly once', () => {
    const after = placement.respond(session, item.id, answerTo(item, true))
    expect(codeOf(() => placement.respond(after, item.id, answerTo(item, true)))).toBe('item-already-answered')
    expect(after.events.filter((event) => event.type === 'answered')).toHaveLength(1)
  })

  test('to an item that was not presented is refused', () => {
    for (const id of [other, 'nowhere']) {
      for (const answer of [{ choice: 'a' }, { order: ['a'] }, { omitted: true }] as const) {
        expect(codeOf(() => placement.respond(session, id, answer))).toBe('item-not-presented')
      }
    }
  })

  test.each([
    [{ choice: 'e' }],
    [{ choice: 3 }],
    [{ order: 'abc' }],
    [{}],
    [null],
    ['b'],
    [{ choice: 'b', seconds: -1 }],
    [{ choice: 'b', category: 2 }],
  ])('of the form %j is refused, never counted as wrong', (answer) => {
    expect(codeOf(() => placement.respond(session, item.id, answer as never))).toBe('answer-invalid')
  })

  test('is kept in the log with its key version and its time', () => {
    const answer = answerTo(item, true)
    const after = placement.respond(session, item.id, { ...answer, seconds: 31.5 })
    expect(after.events[1]).toMatchObject({ type: 'answered', item: item.id, response: answer, keyVersion: '1', seconds: 31.5 })
  })

  test('may be omitted or timed out, each in its own state', () => {
    expect(placement.respond(session, item.id, { omitted: true }).events[1]).toMatchObject({ type: 'omitted' })
    expect(placement.respond(session, item.id, { timedOut: true, seconds: 90 }).events[1]).toMatchObject({
      type: 'timed-out',
      seconds: 90,
    })
  })

  test('after the end is refused', () => {
    const over = placement.end(session, 'time is up')
    expect(codeOf(() => placement.respond(over, item.id, answerTo(item, true)))).toBe('item-already-answered')
    expect(placement.result(over)).toMatchObject({ kind: 'no-responses', stopReason: { rule: 'ended', detail: 'time is up' } })
  })
})

describe('a session', () => {
  const session = playTest(placement, 'peserta-007', (step) => step % 3 !== 0)
  const stored = JSON.parse(JSON.stringify(session)) as Session

  test('replays, is explained and taken back from its text', () => {
    expect(placement.replay(stored)).toMatchObject({ kind: 'same', session })
    expect(placement.explain(stored, 1).outcome).toMatchObject({ kind: 'presented' })
    expect(placement.explain(stored, 9).outcome).toMatchObject({ kind: 'stopped', rule: 'length' })
    expect(placement.rollback(stored, 2)).toMatchObject({ status: 'running', result: null })
  })

  test('that is no session at all is refused with its problems', () => {
    expect(codeOf(() => placement.present({ format: 'melek-session/1' } as Session))).toBe('session-invalid')
  })

  test('is scored again from its raw answers after a key was mended', () => {
    const wronged = session.events.find((event) => event.type === 'answered' && 'choice' in (event.response as object)) as {
      item: string
      response: { choice: string }
      category: number
    }
    const mended = createPlacementTest(
      spoilt((copy) => {
        copy.keys.version = '2'
        const key = copy.keys.items.find((other: { id: string }) => other.id === wronged.item)
        key.scoring =
          key.scoring.categories === undefined
            ? { kind: 'choice', correct: wronged.category === 1 ? 'c' : wronged.response.choice }
            : { ...key.scoring, categories: { a: 2, b: 0, c: 2, d: 2 } }
      }),
    )
    const rescored = mended.rescore(stored)
    expect(rescored.events.at(-1)).toMatchObject({
      type: 'rescored',
      item: wronged.item,
      previous: wronged.category,
      keyVersion: '2',
    })
    expect(placement.result(rescored)).not.toEqual(placement.result(session))
    expect(placement.rescore(stored)).toEqual(session)
  })

  test('of an equal test made from the same documents goes on there, whatever the order of their fields', () => {
    const twin = createPlacementTest({ ...documents, bank: reordered(documents.bank) })
    const begun = JSON.parse(JSON.stringify(placement.start({ seed: 's' }))) as Session
    const [item] = twin.present(begun) as [ContentItem]
    expect(twin.respond(begun, item.id, answerTo(item, true))).toEqual(placement.respond(begun, item.id, answerTo(item, true)))
  })
})

describe('keys in a browser', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('are refused where window exists', () => {
    vi.stubGlobal('window', {})
    expect(codeOf(() => createPlacementTest(documents))).toBe('keys-in-browser')
  })

  test('are allowed for practice', () => {
    vi.stubGlobal('window', {})
    expect(createPlacementTest({ ...documents, practice: true }).languages).toEqual(['id', 'en'])
  })
})

function reordered<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(reordered) as Value
  return Object.fromEntries(
    Object.entries(value)
      .map(([field, inner]) => [field, reordered(inner)] as const)
      .reverse(),
  ) as Value
}
