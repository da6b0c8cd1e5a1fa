import { expect, test } from 'vitest'
import { bank, blueprint, content, design, standard } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import type { RawAnswer } from '../../src/bank/answer-keys.js'
import { createPlacementTest } from '../../src/placement/placement-test.js'
import { createMemoryStore } from '../../src/server/memory-store.js'
import { createPlacementApp } from '../../src/server/placement-app.js'
import type { SessionView } from '../../src/server/placement-service.js'

const placement = createPlacementTest({ bank, content, keys, standard, design, blueprint })

function client() {
  const store = createMemoryStore()
  const handle = createPlacementApp({ test: placement, store, createId: () => 'a-session' })
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

test('an unknown session is 404', async () => {
  const { call } = client()
  expect((await call('GET', '/api/sessions/none')).status).toBe(404)
  expect((await call('POST', '/api/sessions/none/answers', { item: 'x', answer: skip })).status).toBe(404)
})
