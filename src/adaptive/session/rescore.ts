import { methodEstimate } from './method-estimate.js'
import { estimateBy, type RescoreOptions, rescoreBy } from './rescore-by.js'
import type { Session } from './session.js'

/**
 * Mends answers that a wrong key had scored. The log keeps what was believed at the time, so that it still replays; the new categories
 * are appended to it, and the estimate is computed again from the parameters frozen in the session: no bank is needed.
 * @param categories the right category of each item's answer; items that keep theirs may be named as well
 * @throws MelekError `rescore-invalid` with every item that was not answered and every category out of range
 */
export function rescore(log: Session, categories: Readonly<Record<string, number>>, options: RescoreOptions = {}): Session {
  return rescoreBy(methodEstimate, log, categories, options)
}

/** The estimate that a log amounts to, from its frozen parameters alone. */
export function estimateOf(session: Session) {
  return estimateBy(methodEstimate, session)
}
