import { describe, expect, test } from 'vitest'
import { bank, blueprint, content, design, standard } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import { everyRule } from '../../src/adaptive/session/every-rule.js'
import type { RawAnswer } from '../../src/bank/answer-keys.js'
import { createPlacementTest } from '../../src/placement/placement-test.js'
import { createMemoryStore } from '../../src/server/memory-store.js'
import { createPlacementApp } from '../../src/server/placement-app.js'
import type { SessionView } from '../../src/server/placement-service.js'

const placement = createPlacementTest({ bank, content, keys, standard, design, blueprint })

function client(served = placement) {
  const store = createMemoryStore()
  const handle = createPlacementApp({ test: served, store, createId: () => 'a-session' })
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await handle(
      new Request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    )
    return { status: response.status, body: (await response.json()) as SessionView & { message?: string } }
  }
  return { store, call }
}

const skip: RawAnswer = { omitted: true }

test('a session starts, goes on answer by answer and ends with a result', async () => {
  const { call } = client()
  let { status, body } = await call('POST', '/api/sessions', { language: 'en' })
  expect(status).toBe(201)
  let steps = 0
  while (body.status === 'running') {
    const [item] = body.items
    ;({ status, body } = await call('POST', '/api/sessions/a-session/answers', { item: item?.id, answer: skip }))
    expect(status).toBe(200)
    steps += 1
  }
  expect(body.result).toMatchObject({ kind: 'finite', itemsGiven: steps, provisional: true, security: 'public' })
  expect((await call('GET', '/api/sessions/a-session')).body).toEqual(body)
  const late = await call('POST', '/api/sessions/a-session/answers', { item: 'ZZ-999', answer: skip })
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } })
})

test('the page offers the languages that there are texts in, and no others', async () => {
  const buttonsOf = async (texts: object) => {
    const test = createPlacementTest({ bank, content: texts as typeof content, keys, standard, design })
    const response = await createPlacementApp({ test })(new Request('http://localhost/'))
    return [...(await response.text()).matchAll(/<button[^>]*data-language="([^"]*)"[^>]*>([^<]*)</g)].map((found) =>
      found.slice(1),
    )
  }
  const both = [
    ['id', 'Mulai'],
    ['en', 'Start in English'],
  ]
  expect(await buttonsOf(content)).toEqual(both)
  expect(await buttonsOf({ en: content.en })).toEqual([['en', 'Start in English']])
  expect(await buttonsOf({ 'jv"': { ...content.id, language: 'jv"' } })).toEqual([['jv&quot;', 'Mulai (jv&quot;)']])
})

test('an answer sent again counts once; another answer to the same item is a conflict', async () => {
  const { call, store } = client()
  const { body: first } = await call('POST', '/api/sessions', {})
  const item = first.items[0]?.id
  const once = await call('POST', '/api/sessions/a-session/answers', { item, answer: skip })
  const again = await call('POST', '/api/sessions/a-session/answers', { item, answer: { ...skip, seconds: 3 } })
  expect(again).toEqual(once)
  const session = await store.read('a-session')
  expect(session?.events.filter((event) => event.type === 'omitted')).toHaveLength(1)
  const other = await call('POST', '/api/sessions/a-session/answers', { item, answer: { choice: 'a' } })
  expect(other.status).toBe(409)
})

test('of answers that arrive at the same time one counts', async () => {
  const { call, store } = client()
  const { body } = await call('POST', '/api/sessions', {})
  const item = body.items[0]?.id
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => call('POST', '/api/sessions/a-session/answers', { item, answer: skip })),
  )
  expect(outcomes.map((outcome) => outcome.status)).toEqual([200, 200, 200, 200])
  expect((await store.read('a-session'))?.events.filter((event) => event.type === 'omitted')).toHaveLength(1)
})

test.each([
  ['an item that was not given', { item: 'ZZ-999', answer: skip }, 422],
  ['an answer of another shape', { item: 'X', answer: 'b' }, 400],
  ['no body', undefined, 400],
])('%s is refused and changes nothing', async (_, body, status) => {
  const { call, store } = client()
  await call('POST', '/api/sessions', {})
  const before = await store.read('a-session')
  expect((await call('POST', '/api/sessions/a-session/answers', body)).status).toBe(status)
  expect(await store.read('a-session')).toEqual(before)
})

describe('a message to begin a session', () => {
  const send = async (body: string | ReadableStream<Uint8Array>, bodyLimit?: number) => {
    const handle = createPlacementApp({ test: placement, createId: () => 'a-session', bodyLimit })
    const request = new Request('http://localhost/api/sessions', { method: 'POST', body, duplex: 'half' } as RequestInit)
    const response = await handle(request)
    return { status: response.status, body: (await response.json()) as { code?: string; message?: string } }
  }

  test.each(['{nope', '[]', '"id"', '{"language":"id"', 'null'])('of the form %j is refused as no JSON object', async (text) => {
    expect(await send(text)).toMatchObject({ status: 400, body: { code: 'body-invalid' } })
  })

  test.each([['fr'], [3], [null]])('in the language %j is refused with the languages that there are', async (language) => {
    const { status, body } = await send(JSON.stringify({ language }))
    expect([status, body.code]).toEqual([400, 'language-unknown'])
    expect(body.message).toContain('texts in id, en')
  })

  test('without a language is in the first one of the test', async () => {
    expect((await send('{}')).status).toBe(201)
    expect((await send('')).status).toBe(201)
  })

  test('is refused beyond the limit, by its header or when it gets there, and taken at the limit', async () => {
    const text = '{"language":"id"}'
    expect((await send(text, text.length)).status).toBe(201)
    expect(await send(text, text.length - 1)).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
    expect((await send(`{"language":"${'x'.repeat(70_000)}"}`)).status).toBe(413)
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(10_000))
      },
    })
    expect((await send(endless)).status).toBe(413)
    expect(sent).toBeLessThan(20)
  })
})

const edited = { status: 422, body: { code: 'invalid', message: 'session "a-session" was edited since it was saved' } }

test('a session that was edited in its store is refused, and nothing of its answers is told', async () => {
  const { call, store } = client()
  const { body } = await call('POST', '/api/sessions', {})
  const next = await call('POST', '/api/sessions/a-session/answers', { item: body.items[0]?.id, answer: skip })
  const session = await store.read('a-session')
  if (session === undefined) throw new Error('the store has lost the session')
  const events = session.events.map((event) => (event.type === 'omitted' ? { ...event, theta: 2 } : event))
  await store.replace('a-session', session.events.length, { ...session, events })
  const refused = await call('POST', '/api/sessions/a-session/answers', { item: next.body.items[0]?.id, answer: skip })
  expect(refused).toEqual(edited)
})

test('a finished session that was edited in its store is refused by reading it, as by every other message', async () => {
  const { call, store } = client()
  let { body } = await call('POST', '/api/sessions', {})
  let item = ''
  while (body.status === 'running') {
    item = body.items[0]?.id ?? ''
    body = (await call('POST', '/api/sessions/a-session/answers', { item, answer: skip })).body
  }
  const session = await store.read('a-session')
  if (session === undefined) throw new Error('the store has lost the session')
  const events = session.events.map((event) => (event.type === 'omitted' ? { ...event, theta: 2 } : event))
  await store.replace('a-session', session.events.length, { ...session, events })
  expect(await call('GET', '/api/sessions/a-session')).toEqual(edited)
  expect(await call('POST', '/api/sessions/a-session/answers', { item, answer: skip })).toEqual(edited)
})

test('a session of another test is refused by reading it', async () => {
  const { call, store } = client()
  await call('POST', '/api/sessions', {})
  const session = await store.read('a-session')
  if (session === undefined) throw new Error('the store has lost the session')
  await store.replace('a-session', session.events.length, { ...session, bank: { ...session.bank, fingerprint: 'other' } })
  expect(await call('GET', '/api/sessions/a-session')).toMatchObject({ status: 422, body: { code: 'invalid' } })
})

test('an unknown session is 404', async () => {
  const { call } = client()
  expect((await call('GET', '/api/sessions/none')).status).toBe(404)
  expect((await call('POST', '/api/sessions/none/answers', { item: 'x', answer: skip })).status).toBe(404)
})

describe('a stage that is open for review', () => {
  const administration = { stage: { items: 3, review: true } }
  const held = { ...design, stop: [{ rule: 'length', items: 5 }], administration }
  const reviewed = createPlacementTest({ bank, content, keys, standard, design: held, rules: everyRule })
  const answers = '/api/sessions/a-session/answers'
  const stages = '/api/sessions/a-session/stages'

  test('takes other answers until it is handed in, and the last one counts', async () => {
    const { call, store } = client(reviewed)
    const { body: first } = await call('POST', '/api/sessions', { language: 'en' })
    const items = first.items
    expect(first).toMatchObject({ step: 1, stage: { number: 1, items, answers: {} } })
    const [one, two] = items
    await call('POST', answers, { item: one?.id, answer: skip })
    await call('POST', answers, { item: two?.id, answer: skip })
    const changed = await call('POST', answers, { item: one?.id, answer: { timedOut: true } })
    expect(changed.body).toMatchObject({ step: 3, items: [items[2]], stage: { items } })
    expect(changed.body.stage?.answers).toEqual({ [one?.id ?? '']: { timedOut: true }, [two?.id ?? '']: skip })
    const { status, body } = await call('POST', stages, { close: 1 })
    expect([status, body.step, body.stage?.number, body.items.length]).toEqual([200, 4, 2, 2])
    const last = await call('POST', stages, { close: 2 })
    expect(last.body).toMatchObject({ status: 'finished', result: { itemsGiven: 5 } })
    const types = (await store.read('a-session'))?.events.flatMap((event) =>
      event.type !== 'presented' && 'item' in event && event.item === one?.id ? [event.type] : [],
    )
    expect(types).toEqual(['omitted', 'timed-out'])
  })

  test('is handed in once, however often that is sent, and its answers are then fixed', async () => {
    const { call, store } = client(reviewed)
    const { body: first } = await call('POST', '/api/sessions', {})
    const once = await call('POST', stages, { close: 1 })
    expect(await call('POST', stages, { close: 1 })).toEqual(once)
    const before = await store.read('a-session')
    const late = await call('POST', answers, { item: first.items[0]?.id, answer: { timedOut: true } })
    const early = await call('POST', stages, { close: 3 })
    expect([late.status, early.status]).toEqual([409, 409])
    expect(await store.read('a-session')).toBe(before)
    const end = await call('POST', stages, { close: 2 })
    expect(end.body.status).toBe('finished')
    expect(await call('POST', stages, { close: 2 })).toEqual(end)
  })

  test('is there only where the design has it', async () => {
    const { call } = client()
    const { body } = await call('POST', '/api/sessions', {})
    expect(body.stage).toBeUndefined()
    expect((await call('POST', stages, { close: 1 })).status).toBe(422)
    expect((await call('POST', stages, { close: 'all' })).status).toBe(400)
    expect((await call('POST', '/api/sessions/none/stages', { close: 1 })).status).toBe(404)
  })
})
