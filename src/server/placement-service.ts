import type { Session } from '../adaptive/session/session.js'
import type { RawAnswer } from '../bank/answer-keys.js'
import { isMelekError } from '../issues/melek-error.js'
import type { PlacementTest } from '../placement/placement-test.js'
import type { SessionStore } from './session-store.js'

/** What a browser may know of a session: the items to show, or the result. Never keys, parameters or scored answers. */
export interface SessionView {
  readonly session: string
  readonly status: 'running' | 'finished'
  /** Number of the item on the page, 1-based. */
  readonly step: number
  readonly items: ReturnType<PlacementTest['present']>
  readonly result?: ReturnType<PlacementTest['result']>
}

/** An answer's outcome; `conflict` where the item has another answer already or is not the one waiting. */
export type AnswerOutcome =
  | { readonly kind: 'accepted'; readonly view: SessionView }
  | { readonly kind: 'unknown-session' }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'invalid'; readonly message: string }

/** How often an answer is tried again when another writer was first. */
const tries = 3

/** Sessions of one placement test over a store; ids and seeds come from the caller, who owns chance and time. */
export function createPlacementService(test: PlacementTest, store: SessionStore) {
  return {
    async start(options: { readonly id: string; readonly seed: string; readonly language: string }): Promise<SessionView> {
      const session = test.start(options)
      await store.create(session)
      return viewOf(test, session)
    },
    async read(id: string): Promise<SessionView | undefined> {
      const session = await store.read(id)
      return session === undefined ? undefined : viewOf(test, session)
    },
    async answer(id: string, item: string, answer: RawAnswer): Promise<AnswerOutcome> {
      for (let attempt = 0; attempt < tries; attempt++) {
        const session = await store.read(id)
        if (session === undefined) return { kind: 'unknown-session' }
        const repeated = earlierAnswer(session, item, answer)
        if (repeated === 'same') return { kind: 'accepted', view: viewOf(test, session) }
        if (repeated === 'other')
          return { kind: 'conflict', message: `item ${item} has been answered already; an answer counts once` }
        const outcome = respond(test, session, item, answer)
        if (outcome.kind === 'invalid') return outcome
        if (await store.replace(id, session.events.length, outcome.session))
          return { kind: 'accepted', view: viewOf(test, outcome.session) }
      }
      return { kind: 'conflict', message: 'another answer of this session was being kept; read the session and go on from there' }
    },
  }
}

export type PlacementService = ReturnType<typeof createPlacementService>

function respond(
  test: PlacementTest,
  session: Session,
  item: string,
  answer: RawAnswer,
): { kind: 'next'; session: Session } | { kind: 'invalid'; message: string } {
  try {
    return { kind: 'next', session: test.respond(session, item, answer) }
  } catch (error) {
    if (isMelekError(error)) return { kind: 'invalid', message: error.message }
    throw error
  }
}

/** A page that lost its connection sends its answer again: the same answer is no conflict. */
function earlierAnswer(session: Session, item: string, answer: RawAnswer): 'same' | 'other' | 'none' {
  const earlier = session.events.find((event) => event.type !== 'presented' && 'item' in event && event.item === item)
  if (earlier === undefined) return 'none'
  const kept = 'response' in earlier ? earlier.response : undefined
  return withoutSeconds(kept) === withoutSeconds(answer) ? 'same' : 'other'
}

function withoutSeconds(answer: unknown): string {
  const { seconds: _, ...rest } = (typeof answer === 'object' && answer !== null ? answer : {}) as { seconds?: number }
  return JSON.stringify(rest)
}

function viewOf(test: PlacementTest, session: Session): SessionView {
  const presented = session.events.filter((event) => event.type === 'presented').length
  const running = { session: session.id, step: presented, items: test.present(session) }
  return session.status === 'running'
    ? { ...running, status: 'running' }
    : { ...running, status: 'finished', result: test.result(session) }
}
