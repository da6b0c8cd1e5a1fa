import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { shownCell } from './person-text.js'
import type { ReadingContext } from './reading-context.js'
import type { ResponseReaderOptions } from './responses.js'

/** Ids that a message shows. */
const SHOWN = 3

/** Remembers an item that is not in the bank, for the message that none is. */
export function noteStranger({ strangers }: ReadingContext, id: string): void {
  if (strangers.size < SHOWN) strangers.add(id)
}

/**
 * Refuses a long file or an NDJSON file in which no response is to an item of the bank: they have nothing to do with each other. In a
 * wide file the header says so.
 * @throws MelekError `responses-header` with the issue `items-none`
 */
export function refuseStrangers({ options, seen, strangers }: ReadingContext): void {
  if (strangers.size === 0 || options.everyLine === true || seen.some((was) => was === 1)) return
  const message =
    `no response is to an item of the bank, whose ids are like ${bankIds(options)}; the file has ${[...strangers].map(shownCell).join(', ')}; ` +
    'check the bank and the column of the items'
  throw headerRefusal([{ code: 'items-none', message }])
}

export function headerRefusal(issues: readonly Issue[]): MelekError {
  return new MelekError('responses-header', 'the columns of the response file could not be understood', issues)
}

/** The first ids of the items, quoted. */
export function bankIds({ items }: ResponseReaderOptions): string {
  return items
    .slice(0, SHOWN)
    .map(({ id }) => `"${id}"`)
    .join(', ')
}
