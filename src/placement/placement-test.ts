import { requireAwaited } from '../adaptive/session/answer-refusals.js'
import type { Engine, EngineRules } from '../adaptive/session/engine.js'
import type { Explanation } from '../adaptive/session/explain.js'
import { explain } from '../adaptive/session/explain.js'
import type { ItemOutcome } from '../adaptive/session/item-outcome.js'
import { type Replay, replay } from '../adaptive/session/replay.js'
import { rescoreBy } from '../adaptive/session/rescore-by.js'
import { rollback } from '../adaptive/session/rollback.js'
import { endSession, recordAnswer, type StartOptions, startSession } from '../adaptive/session/run-session.js'
import { currentItems, type Session } from '../adaptive/session/session.js'
import { requireSessionOf } from '../adaptive/session/session-issues.js'
import { parseSession } from '../adaptive/session/session-schema.js'
import type { KeyItem, RawAnswer } from '../bank/answer-keys.js'
import type { ContentDocument, ContentItem } from '../bank/item-content.js'
import { scoreAnswer } from '../bank/score-answer.js'
import { MelekError } from '../issues/melek-error.js'
import { type ParsedDocuments, type PlacementDocuments, parseDocuments } from './placement-documents.js'
import { type PlacementResult, placementResult } from './placement-result.js'
import { parseRawAnswer } from './raw-answer-schema.js'
import { sessionWatch } from './session-watch.js'

export interface PlacementOptions extends PlacementDocuments {
  /** Allows keys in a browser, for practice with items that are public anyway. */
  readonly practice?: boolean | undefined
  /**
   * Rules that the design may name beside those built in: `everyRule` of `melek/adaptive` for all that melek has. Built in are maximum
   * information, randomesque and Sympson–Hetter, and stops by length, standard error and posterior classification.
   */
  readonly rules?: EngineRules | undefined
}

/** All that a browser may see of an item: its text and options in the order of the document, no key and no parameters. */
export type PresentedItem = ContentItem

/**
 * A ready adaptive test. It holds no state: every call takes a session, plain JSON, and gives another one. Sessions stay on the server;
 * only what `present` and `result` return goes to a browser.
 */
export interface PlacementTest {
  /** Languages in which items can be shown. */
  readonly languages: readonly string[]
  /**
   * @throws MelekError `language-unknown`, `seed-missing`, `session-id-invalid`, and what is said of the person must be of use to the design and complete
   *   (`start-option-unused`, `covariate-missing`, `earlier-sitting-invalid`)
   */
  start(options: StartOptions): Session
  /**
   * The items that wait for an answer, in the language of the session; empty once it is finished.
   * @throws MelekError `session-invalid`
   */
  present(session: Session): PresentedItem[]
  /**
   * Scores an answer and goes on to the next item or the end.
   * @param answer of unknown shape, as a page sends it
   * @throws MelekError `answer-invalid`, `item-not-presented`, `item-already-answered`, `session-finished`, `session-invalid`, or
   *   `session-edited` for a session from elsewhere whose categories, estimates or item on show do not follow from its answers
   */
  respond(session: Session, item: string, answer: RawAnswer): Session
  /**
   * Ends a test before it is done; items waiting for an answer were not reached.
   * @throws MelekError `end-reason-missing`, `session-finished`, `session-invalid` or `session-edited`
   */
  end(session: Session, reason: string): Session
  /**
   * What the session says of the person, from its own frozen parameters, so that a later calibration changes no result. A session that this
   * test did not make itself in this process is first computed again in full; one of another bank or design as far as its figures go.
   * @throws MelekError `scale-mismatch` for a session on another scale than the standard's, `session-invalid` or `session-edited`
   */
  result(session: Session): PlacementResult
  /** Why the item of a step (1-based) was given; one step more explains the end. */
  explain(session: Session, step: number): Explanation
  /** Decides and computes a whole log again and says where it differs. */
  replay(session: Session): Replay
  /** Takes back the last answers. */
  rollback(session: Session, steps: number): Session
  /**
   * The engine by which a session goes on, for what `melek/adaptive` can do with a session beyond these methods: `closeStage`,
   * `suspendSession`, `resumeSession`, `verify`. Where the design freezes the parameters of the items given, that of a session which began
   * with an earlier version of the bank is another than the test's own.
   */
  engineOf(session: Session): Engine
  /** Scores the raw answers of a log again with the keys of this test, after a wrong key was mended. */
  rescore(session: Session): Session
}

/**
 * A placement test from its documents.
 * @throws MelekError `placement-invalid` with every problem of every document, or `keys-in-browser` where `window` exists
 */
export function createPlacementTest(options: PlacementOptions): PlacementTest {
  if (typeof options !== 'object' || options === null)
    throw new MelekError(
      'placement-invalid',
      'a test needs its documents: createPlacementTest({ bank, content, keys, standard })',
    )
  requireServer(options)
  const parts = parseDocuments(options, options.rules)
  const { engine, standard } = parts
  const texts = new Map([...parts.content].map(([language, document]) => [language, itemsById(document)]))
  const scorer = answerScorer(parts)
  const engineOf = (session: Session) =>
    engine.administration?.engineFor(engine, parseSession(session), options.rules ?? {}) ?? engine
  const watch = sessionWatch(engine, parts.keys.version, scorer.category)
  return {
    engineOf,
    languages: [...texts.keys()],
    start(start) {
      const language = start?.language ?? [...texts.keys()][0]
      if (typeof (start?.id ?? '') !== 'string')
        throw new MelekError('session-id-invalid', `the id of a session is a text, got ${JSON.stringify(start?.id)}`)
      textsOf(texts, language)
      return watch.made(startSession(engine, { ...start, language }))
    },
    present(session) {
      requireSessionOf(engineOf(session), parseSession(session))
      const items = textsOf(texts, session.language)
      return currentItems(session).map((id) => items.get(id) as ContentItem)
    },
    respond(session, item, answer) {
      const own = engineOf(session)
      requireAwaited(own, parseSession(session), item)
      watch.requireSteps(own, session)
      return watch.made(recordAnswer(own, session, item, scorer.outcome(item, answer)))
    },
    end(session, reason) {
      const own = engineOf(session)
      if (typeof reason !== 'string')
        throw new MelekError('end-reason-missing', `a test ends for a reason, a text, got ${typeof reason}`)
      watch.requireSteps(own, parseSession(session))
      return watch.made(endSession(own, session, reason))
    },
    result(session) {
      const own = engineOf(session)
      watch.requireWhole(own, parseSession(session))
      return placementResult(own, session, standard)
    },
    explain: (session, step) => explain(engineOf(session), parseSession(session), step),
    replay: (session) => replay(engineOf(session), parseSession(session)),
    rollback: (session, steps) => rollback(parseSession(session), steps),
    rescore(session) {
      return rescoreBy(engine.estimate, parseSession(session), scorer.categories(session), { keyVersion: parts.keys.version })
    },
  }
}

/** The keys of a high-stakes test have no business in a browser. */
function requireServer({ practice }: PlacementOptions): void {
  if (practice === true || (globalThis as { readonly window?: unknown }).window === undefined) return
  throw new MelekError(
    'keys-in-browser',
    'answer keys must stay on a server, but this code runs where window exists; run it on a server, or say practice: true for public items',
  )
}

function itemsById({ items }: ContentDocument): ReadonlyMap<string, ContentItem> {
  return new Map(items.map((item) => [item.id, item]))
}

function textsOf(
  texts: ReadonlyMap<string, ReadonlyMap<string, ContentItem>>,
  language: string | undefined,
): ReadonlyMap<string, ContentItem> {
  const items = texts.get(language ?? '')
  if (items !== undefined) return items
  throw new MelekError(
    'language-unknown',
    `there are texts in ${[...texts.keys()].join(', ')}, got language ${JSON.stringify(language)}`,
  )
}

function answerScorer({ keys, content }: ParsedDocuments) {
  const keyOf = new Map(keys.items.map((key) => [key.id, key]))
  const textOf = itemsById([...content.values()][0] as ContentDocument)
  const score = (item: string, answer: RawAnswer) => {
    const key = keyOf.get(item)
    const text = textOf.get(item)
    if (key === undefined || text === undefined)
      throw new MelekError('item-not-presented', `item "${item}" is not part of this test`)
    return scoreAnswer(key satisfies KeyItem, answer, ids(text.options), ids(text.targets ?? []))
  }
  return {
    /** The outcome of an answer of unknown shape. */
    outcome(item: string, unknown: unknown): ItemOutcome {
      const { seconds, ...response } = parseRawAnswer(item, unknown)
      const scored = score(item, response as RawAnswer)
      if (scored.kind === 'invalid') throw new MelekError('answer-invalid', scored.reason)
      return { ...scored, response, keyVersion: keys.version, seconds }
    },
    /** What a logged answer earns; undefined where it cannot be scored. */
    category(item: string, response: unknown): number | undefined {
      const key = keyOf.get(item)
      const scored = key === undefined ? undefined : score(item, response as RawAnswer)
      return scored?.kind === 'category' ? scored.category : undefined
    },
    /** The category of every answered item of a log, by the present keys. */
    categories(session: Session): Record<string, number> {
      const categories: Record<string, number> = {}
      for (const event of session.events) {
        if (event.type !== 'answered') continue
        const scored = score(event.item, event.response as RawAnswer)
        if (scored.kind === 'category') categories[event.item] = scored.category
      }
      return categories
    },
  }
}

function ids(options: ContentItem['options']): string[] {
  return options.map((option) => option.id)
}
