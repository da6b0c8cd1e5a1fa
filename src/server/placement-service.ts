import { closeStage } from '../adaptive/session/administration/close-stage.js'
import { openStage } from '../adaptive/session/administration/open-stage.js'
import { currentItems, type Session } from '../adaptive/session/session.js'
import type { RawAnswer } from '../bank/answer-keys.js'
import { isMelekError, type MelekError } from '../issues/melek-error.js'
import type { PlacementTest } from '../placement/placement-test.js'
import type { SessionStore } from './session-store.js'

/** What a browser may know of a session: the items to show, or the result. Never keys, parameters or scored answers. */
export interface SessionView {
  readonly session: string
  readonly status: 'running' | 'finished'
  /** Number of the item on the page, 1-based. */
  readonly step: number
  readonly items: ReturnType<PlacementTest['present']>
  /** Only while a stage is open for review: its answers may be changed until the stage is closed. */
  readonly stage?: StageView
  readonly result?: ReturnType<PlacementTest['result']>
}

export interface StageView {
  /** Place among the stages of the test, 1-based. */
  readonly number: number
  /** All items of the stage; those that wait for an answer are also in `items` of the session. */
  readonly items: ReturnType<PlacementTest['present']>
  /** What the person has answered, by item. */
  readonly answers: Readonly<Record<string, RawAnswer>>
}

/**
 * An answer's outcome, or that of closing a stage or of reading a session; `conflict` where the item has another answer already, the test is over, or the
 * stage is not the open one; `invalid` also where the session was edited in its store.
 */
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
    /** A session as it stands; `invalid` where it was edited in its store or belongs to another test. */
    async read(id: string): Promise<AnswerOutcome> {
      const session = await store.read(id)
      return session === undefined ? { kind: 'unknown-session' } : orInvalid(() => accepted(test, session))
    },
    answer: (id: string, item: string, answer: RawAnswer): Promise<AnswerOutcome> =>
      change(id, (session) => {
        const repeated = earlierAnswer(session, item, answer)
        if (repeated === 'same') return { kind: 'done' }
        if (repeated === 'other' && openStage(test.engineOf(session), session)?.items.includes(item) !== true)
          return { kind: 'conflict', message: `item ${item} has been answered already; an answer counts once` }
        if (session.status === 'finished')
          return { kind: 'conflict', message: 'the test is over; read the session for its result' }
        return { kind: 'next', session: test.respond(session, item, answer) }
      }),
    /**
     * Hands in the stage of this number: what is left out in it counts as omitted, and the test goes on. Sent again it changes nothing.
     * @param number of the stage that the person has seen, so that a message sent twice does not close the next stage unseen
     */
    closeStage: (id: string, number: number): Promise<AnswerOutcome> =>
      change(id, (session) => {
        const open = openStage(test.engineOf(session), session)?.number
        if (open !== undefined && open < number)
          return { kind: 'conflict', message: `stage ${number} has not begun; stage ${open} is open` }
        if (number < (open ?? 0) || (open === undefined && session.status === 'finished')) return { kind: 'done' }
        return { kind: 'next', session: closeStage(test.engineOf(session), session) }
      }),
  }

  /** Puts a session one move on, if no other writer is first; what the move, or the look at what it leads to, refuses is invalid. */
  async function change(id: string, move: (session: Session) => Move): Promise<AnswerOutcome> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const session = await store.read(id)
      if (session === undefined) return { kind: 'unknown-session' }
      const moved = orInvalid(() => {
        const made = move(session)
        if (made.kind === 'done') return accepted(test, session)
        return made.kind === 'next' ? { ...made, outcome: accepted(test, made.session) } : made
      })
      if (moved.kind !== 'next') return moved
      if (await store.replace(id, session.events.length, moved.session)) return moved.outcome
    }
    return { kind: 'conflict', message: 'another answer of this session was being kept; read the session and go on from there' }
  }
}

export type PlacementService = ReturnType<typeof createPlacementService>

/** What a message makes of a session; `done` where it has been heard before. */
type Move =
  | { readonly kind: 'done' }
  | { readonly kind: 'next'; readonly session: Session }
  | { readonly kind: 'conflict'; readonly message: string }

interface Invalid {
  readonly kind: 'invalid'
  readonly message: string
}

function orInvalid<Outcome>(run: () => Outcome): Outcome | Invalid {
  try {
    return run()
  } catch (error) {
    if (isMelekError(error)) return { kind: 'invalid', message: publicMessage(error) }
    throw error
  }
}

/** What is wrong with a session tells of its scored answers; a browser hears only that something is. */
function publicMessage({ code, message }: MelekError): string {
  return code.startsWith('session-') ? (message.split('\n')[0] ?? '') : message
}

/** A page that lost its connection sends its answer again: the same answer is no conflict. */
function earlierAnswer(session: Session, item: string, answer: RawAnswer): 'same' | 'other' | 'none' {
  const earlier = session.events.findLast((event) => event.type !== 'presented' && 'item' in event && event.item === item)
  if (earlier === undefined) return 'none'
  const kept = 'response' in earlier ? earlier.response : undefined
  return withoutSeconds(kept) === withoutSeconds(answer) ? 'same' : 'other'
}

function withoutSeconds(answer: unknown): string {
  const { seconds: _, ...rest } = (typeof answer === 'object' && answer !== null ? answer : {}) as { seconds?: number }
  return JSON.stringify(rest)
}

function accepted(test: PlacementTest, session: Session): AnswerOutcome {
  return { kind: 'accepted', view: viewOf(test, session) }
}

function viewOf(test: PlacementTest, session: Session): SessionView {
  const items = test.present(session)
  const running = { session: session.id, step: stepOf(session), items }
  if (session.status === 'finished') return { ...running, status: 'finished', result: test.result(session) }
  const open = openStage(test.engineOf(session), session)
  if (open === undefined) return { ...running, status: 'running' }
  const answers = Object.fromEntries(open.answers) as Record<string, RawAnswer>
  return { ...running, status: 'running', stage: { number: open.number, items: test.present(open.asGiven), answers } }
}

/** Number of the first item that waits, or of the last one given. */
function stepOf(session: Session): number {
  const presented = session.events.flatMap((event) => (event.type === 'presented' ? [event.item] : []))
  const [waiting] = currentItems(session)
  return waiting === undefined ? presented.length : presented.indexOf(waiting) + 1
}
