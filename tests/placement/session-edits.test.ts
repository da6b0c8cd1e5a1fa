import { describe, expect, test } from 'vitest'
import { suspendSession } from '../../src/adaptive/index.js'
import { everyRule } from '../../src/adaptive/session/every-rule.js'
import type { Session, SessionEvent } from '../../src/adaptive/session/session.js'
import type { ContentItem } from '../../src/bank/item-content.js'
import { createPlacementTest } from '../../src/index.js'
import { isMelekError, type MelekError } from '../../src/issues/melek-error.js'
import { figureEdits } from '../../src/placement/session-edits.js'
import { answerTo, playTest } from './answers.js'
import { placementDocuments, spoilt } from './documents.js'

const documents = placementDocuments()
const placement = createPlacementTest(documents)
const finished = playTest(placement, 'peserta-007', (step) => step % 3 !== 0)
const running = placement.rollback(finished, 3)

function refusal(run: () => unknown): MelekError {
  try {
    run()
  } catch (error) {
    if (isMelekError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** The session with one event of a kind changed, as a text editor would. */
function edited(session: Session, type: SessionEvent['type'], change: object): Session {
  const copy = JSON.parse(JSON.stringify(session)) as Session
  const at = copy.events.findIndex(
    (event) => event.type === type && (event.type !== 'answered' || 'choice' in (event.response as object)),
  )
  return { ...copy, events: copy.events.map((event, index) => (index === at ? { ...event, ...change } : event) as SessionEvent) }
}

const answered = finished.events.find((event) => event.type === 'answered' && 'choice' in (event.response as object)) as {
  category: number
  item: string
}
const otherCategory = { category: answered.category === 0 ? 1 : 0 }
const goOn = (session: Session) => {
  const [item] = placement.present(session) as [ContentItem]
  return placement.respond(session, item.id, answerTo(item, true))
}

describe('a session from elsewhere', () => {
  test('that nobody edited goes on, ends and has its result, to the byte as one made here', () => {
    const stored = JSON.parse(JSON.stringify(running)) as Session
    expect(goOn(stored)).toEqual(goOn(running))
    expect(placement.end(stored, 'time')).toEqual(placement.end(running, 'time'))
    expect(placement.result(JSON.parse(JSON.stringify(finished)) as Session)).toEqual(placement.result(finished))
  })

  test.each([
    ['a category that its answer does not earn', edited(finished, 'answered', otherCategory)],
    ['another raw answer', edited(finished, 'answered', { response: { choice: 'no-such-option' } })],
    ['another estimate', edited(finished, 'answered', { theta: 2 })],
    ['another value of an item', edited(finished, 'presented', { criterion: 9 })],
    ['another result', { ...finished, result: { ...finished.result, scored: 3 } } as Session],
  ])('with %s has no result', (_, session) => {
    const { code, issues } = refusal(() => placement.result(session))
    expect(code).toBe('session-edited')
    expect(issues[0]).toMatchObject({
      code: 'session-edited',
      message: expect.stringContaining('restore the session as it was saved'),
    })
  })

  test.each([
    ['a category that its answer does not earn', edited(running, 'answered', otherCategory)],
    ['another estimate', edited(running, 'answered', { theta: 2 })],
  ])('with %s does not go on and is not ended', (_, session) => {
    expect(refusal(() => goOn(session)).code).toBe('session-edited')
    expect(refusal(() => placement.end(session, 'time')).code).toBe('session-edited')
  })

  test.each([
    ['security', { ...finished.bank, security: 'private' }],
    ['scale.status', { ...finished.bank, scale: { ...finished.bank.scale, status: 'calibrated' } }],
    ['version', { ...finished.bank, version: '9' }],
  ] as const)('that says another %s of the very bank of this test has no result and does not go on', (field, bank) => {
    const { code, issues } = refusal(() => placement.result({ ...finished, bank }))
    expect([code, issues.map(({ path }) => path)]).toEqual(['session-edited', [`bank.${field}`]])
    expect(refusal(() => goOn({ ...running, bank })).code).toBe('session-edited')
  })

  test('with an item on show that its answers do not lead to does not go on', () => {
    const unseen = documents.bank.items.find(({ id, content }) => running.items[id] === undefined && content.pillar === 'safety')
    const [last, ...before] = running.events.toReversed() as [SessionEvent, ...SessionEvent[]]
    const { model, parameters } = unseen as (typeof documents.bank.items)[number]
    const session = {
      ...running,
      items: { ...running.items, [unseen?.id as string]: { model, parameters } },
      events: [...before.toReversed(), { ...last, item: unseen?.id }],
    } as Session
    expect(refusal(() => goOn(session)).issues).toMatchObject([{ code: 'session-edited', item: unseen?.id }])
  })

  test('whose log lost an event is refused as damaged', () => {
    expect(refusal(() => placement.result({ ...finished, events: finished.events.slice(1) })).code).toBe('session-invalid')
  })
})

describe('keys mended since a session was saved', () => {
  test('under another version leave its result as it was', () => {
    const stored = JSON.parse(JSON.stringify(finished)) as Session
    expect(createPlacementTest({ ...documents, keys: { ...documents.keys, version: '2' } }).result(stored)).toEqual(
      placement.result(finished),
    )
  })

  test('are taken up by rescore, and its session has a result also after it was text', () => {
    const mended = createPlacementTest(
      spoilt((copy) => {
        copy.keys.version = '2'
        const key = copy.keys.items.find(({ id }: { id: string }) => id === answered.item)
        key.scoring = {
          ...key.scoring,
          ...(key.scoring.categories === undefined ? { correct: 'c' } : { categories: { a: 2, b: 0, c: 2, d: 2 } }),
        }
      }),
    )
    const rescored = mended.rescore(finished)
    expect(rescored).not.toEqual(finished)
    expect(mended.result(JSON.parse(JSON.stringify(rescored)) as Session)).toEqual(mended.result(rescored))
  })
})

describe('a session of another version of the bank', () => {
  const later = createPlacementTest(
    spoilt((copy) => {
      copy.bank.version = '2'
      copy.bank.items[0].parameters.difficulty += 1
    }),
  )

  test('has the result of its own frozen parameters, but none if its figures were edited', () => {
    const stored = JSON.parse(JSON.stringify(finished)) as Session
    expect(later.result(stored)).toEqual(placement.result(finished))
    expect(refusal(() => later.result(edited(finished, 'answered', { theta: 2 }))).code).toBe('session-edited')
  })

  test('that lacks the parameters of an item is told so', () => {
    const { [answered.item]: _, ...items } = finished.items
    expect(figureEdits(undefined, { ...finished, items })).toMatchObject([{ code: 'session-edited', item: answered.item }])
  })
})

describe('what a test cannot begin or end with', () => {
  test.each([[undefined], [null], [{}], [{ seed: '' }], [{ seed: 7 }]])('%j starts no session: it has no seed', (options) => {
    expect(refusal(() => placement.start(options as never)).code).toBe('seed-missing')
  })

  test('words about the person that the design has no use for are refused, never dropped', () => {
    const { code, message } = refusal(() => placement.start({ seed: 's', earlier: [], covariates: { age: 30 } }))
    expect(code).toBe('start-option-unused')
    expect(message).toContain('covariates and earlier')
  })

  test.each([[undefined], [null], [3]])('a test does not end for the reason %j', (reason) => {
    expect(refusal(() => placement.end(running, reason as never)).code).toBe('end-reason-missing')
  })

  test('no documents at all are refused as documents that do not hold', () => {
    for (const none of [undefined, null, 5, {}]) {
      expect(refusal(() => createPlacementTest(none as never)).code).toBe('placement-invalid')
    }
  })

  test('an answer in two forms at once is told so', () => {
    const [item] = placement.present(running) as [ContentItem]
    const both = { choice: 'a', omitted: true } as never
    expect(refusal(() => placement.respond(running, item.id, both)).message).toContain('came as choice and omitted at once')
  })
})

test('a session that was suspended goes on after it was text', () => {
  const design = { ...documents.design, administration: { suspension: { most: 1, waiting: 'replace' } } }
  const suspending = createPlacementTest({ ...documents, design, rules: everyRule })
  const begun = playFew(suspending.start({ seed: 's' }))
  const stored = JSON.parse(JSON.stringify(suspendSession(suspending.engineOf(begun), begun, 'power cut'))) as Session
  expect(suspending.result(stored)).toMatchObject({ kind: 'finite', status: 'running' })

  function playFew(session: Session): Session {
    const [item] = suspending.present(session) as [ContentItem]
    return suspending.respond(session, item.id, answerTo(item, true))
  }
})
