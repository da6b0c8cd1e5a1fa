import type { CompiledBank } from '../../../bank/compile-bank.js'
import { isResponse, type Session } from '../session.js'

/** How many answers came faster than an item can be read. */
export interface RapidAnswers {
  readonly timed: number
  readonly rapid: number
  /** Share of the timed answers that took their time; null where none was timed. */
  readonly effort: number | null
}

/** Share of the usual time of an item below which nobody has read it, and the most seconds that this may be. */
const rapidShare = 0.1
const rapidMost = 10

/**
 * Answers that came in less than a tenth of the seconds that the item's content says it takes, 10 s at most; without such a figure, in
 * less than `below` seconds.
 * @source Wise & Ma (2012), paper presented at the annual meeting of the NCME, Vancouver, for the thresholds; Wise & Kong (2005), Appl. Meas.
 *   Educ. 18, 163–183 for the share
 */
export function rapidAnswers(bank: CompiledBank, { events }: Pick<Session, 'events'>, below: number): RapidAnswers {
  let timed = 0
  let rapid = 0
  for (const event of events) {
    if (!isResponse(event) || event.seconds === undefined || event.type === 'not-reached' || event.revised === true) continue
    timed += 1
    if (event.seconds < thresholdOf(bank, event.item, below)) rapid += 1
  }
  return { timed, rapid, effort: timed === 0 ? null : 1 - rapid / timed }
}

function thresholdOf(bank: CompiledBank, item: string, below: number): number {
  const { seconds } = (bank.items[bank.indexOfItem.get(item) as number]?.content ?? {}) as { readonly seconds?: unknown }
  return typeof seconds === 'number' ? Math.min(rapidMost, rapidShare * seconds) : below
}
