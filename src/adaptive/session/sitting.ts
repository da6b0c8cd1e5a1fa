import { missing } from '../../scoring/proficiency-estimate.js'
import type { BarredCounters } from '../exposure/exposure-control.js'
import type { RetestPlan, SessionStart } from './administration/administration-design.js'
import { type AnsweredItems, answeredItems, countedResponses } from './answered-items.js'
import { type CurrentEstimate, currentEstimate } from './current-estimate.js'
import type { Engine } from './engine.js'
import { isResponse, type SessionEvent } from './session.js'

/** Where a test stands after some of its events: all that the next decision may depend on. */
export interface Sitting {
  readonly seed: string
  /** Indices of the scored items given, in order. */
  readonly given: readonly number[]
  /** And of those on trial. */
  readonly onTrial: readonly number[]
  /** Items given, of either kind. */
  readonly steps: number
  /** How many of the scored ones are done with: answered, omitted, not reached or timed out. */
  readonly done: number
  /** Ids of those that wait for an answer. */
  readonly waiting: readonly string[]
  readonly scored: number
  /** The category that counts for each item responded to. */
  readonly counted: ReadonlyMap<string, number>
  readonly answers: AnsweredItems
  /** Estimates that the log holds after each answer that counts but the last. */
  readonly earlier: readonly { readonly theta: number; readonly standardError: number | null }[]
  /** That the responses took together. */
  readonly seconds: number
  /** What exposure control decided when the session began. */
  readonly barred: BarredCounters | undefined
  readonly start: SessionStart | undefined
  readonly retest: RetestPlan | undefined
  readonly estimate: CurrentEstimate
}

/** Reads a log up to its end: the same events give the same sitting, whatever was computed before. */
export function readSitting(
  engine: Engine,
  { seed, barred, start, retest }: Partial<Sitting> & Pick<Sitting, 'seed'>,
  events: readonly SessionEvent[],
): Sitting {
  const given: number[] = []
  const onTrial: number[] = []
  const waiting = new Set<string>()
  const counted = countedResponses(events, engine.design)
  const after: Sitting['earlier'][number][] = []
  let done = 0
  let seconds = 0
  for (const event of events) {
    if (event.type === 'presented') {
      const items = event.onTrial ? onTrial : given
      items.push(engine.bank.indexOfItem.get(event.item) as number)
      waiting.add(event.item)
    } else if (isResponse(event)) {
      waiting.delete(event.item)
      seconds += event.seconds ?? 0
      if (event.onTrial || event.revised) continue
      done += 1
      if (counted.get(event.item) !== missing) after.push(event)
    }
  }
  const answers = answeredItems(engine.scoringBank, counted)
  return {
    seed,
    given,
    onTrial,
    steps: given.length + onTrial.length,
    done,
    waiting: [...waiting],
    scored: answers.scored,
    counted,
    answers,
    earlier: after.slice(0, -1),
    seconds,
    barred,
    start,
    retest,
    estimate: currentEstimate(answers, engine.design, engine.estimate, start),
  }
}
