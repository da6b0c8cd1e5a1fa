import { answeredItems, countedResponses } from './answered-items.js'
import { type CurrentEstimate, currentEstimate } from './current-estimate.js'
import type { Engine } from './engine.js'
import { isResponse, type SessionEvent } from './session.js'

/** Where a test stands after some of its events: all that the next decision may depend on. */
export interface Sitting {
  readonly seed: string
  /** Indices of the items given, in order. */
  readonly given: readonly number[]
  /** How many of them are done with: answered, omitted, not reached or timed out. */
  readonly done: number
  /** Ids of those that wait for an answer. */
  readonly waiting: readonly string[]
  readonly scored: number
  readonly estimate: CurrentEstimate
}

/** Reads a log up to its end: the same events give the same sitting, whatever was computed before. */
export function readSitting(engine: Engine, seed: string, events: readonly SessionEvent[]): Sitting {
  const given: number[] = []
  const waiting = new Set<string>()
  let done = 0
  for (const event of events) {
    if (event.type === 'presented') {
      given.push(engine.bank.indexOfItem.get(event.item) as number)
      waiting.add(event.item)
    } else if (isResponse(event)) {
      waiting.delete(event.item)
      done += 1
    }
  }
  const answers = answeredItems(engine.scoringBank, countedResponses(events, engine.design))
  return {
    seed,
    given,
    done,
    waiting: [...waiting],
    scored: answers.scored,
    estimate: currentEstimate(answers, engine.design, engine.estimate),
  }
}
