import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { countedResponses, frozenAnswers } from './answered-items.js'
import { currentEstimate } from './current-estimate.js'
import { methodEstimate } from './method-estimate.js'
import { noEstimate, type RescoredEvent, type Session } from './session.js'

/**
 * Mends answers that a wrong key had scored. The log keeps what was believed at the time, so that it still replays; the new categories
 * are appended to it, and the estimate is computed again from the parameters frozen in the session: no bank is needed.
 * @param categories the right category of each item's answer; items that keep theirs may be named as well
 * @throws MelekError `rescore-invalid` with every item that was not answered and every category out of range
 */
export function rescore(
  log: Session,
  categories: Readonly<Record<string, number>>,
  options: { readonly keyVersion?: string | undefined } = {},
): Session {
  const counted = answeredCategories(log)
  requireRescorable(log, categories, counted)
  let session = log
  for (const [item, category] of Object.entries(categories)) {
    const previous = counted.get(item) as number
    if (previous !== category)
      session = appendRescored(session, {
        item,
        category,
        previous,
        ...(options.keyVersion === undefined ? {} : { keyVersion: options.keyVersion }),
      })
  }
  return session === log || log.result === null ? session : { ...session, result: { ...log.result, ...finalFields(session) } }
}

/** Category of every item that has an answer, as it counts now. */
function answeredCategories(log: Session): Map<string, number> {
  const answered = new Map<string, number>()
  for (const event of log.events) {
    if ((event.type === 'answered' || event.type === 'rescored') && event.category !== undefined)
      answered.set(event.item, event.category)
  }
  return answered
}

function requireRescorable(
  log: Session,
  categories: Readonly<Record<string, number>>,
  answered: ReadonlyMap<string, number>,
): void {
  const { bank } = frozenAnswers(log, answered)
  const issues = Object.entries(categories).flatMap(([item, category]): Issue[] => {
    const index = bank.indexOfItem.get(item)
    if (index === undefined) return [{ code: 'item-not-answered', message: 'has no answer in this session; leave it out', item }]
    const highest = (bank.categories[index] as number) - 1
    if (Number.isInteger(category) && category >= 0 && category <= highest) return []
    return [{ code: 'category-out-of-range', message: `category must be 0 … ${highest}, got ${category}; check the key`, item }]
  })
  if (issues.length > 0) throw new MelekError('rescore-invalid', `session "${log.id}" cannot be rescored`, issues)
}

function appendRescored(session: Session, change: Pick<RescoredEvent, 'item' | 'category' | 'previous' | 'keyVersion'>): Session {
  const bare: RescoredEvent = { type: 'rescored', ...change, ...noEstimate }
  const { theta, standardError, estimatedBy } = estimateOf({ ...session, events: [...session.events, bare] })
  return { ...session, events: [...session.events, { ...bare, theta, standardError, estimatedBy }] }
}

function finalFields(session: Session) {
  const { estimate, scored } = estimateOf(session)
  return { estimate, scored }
}

/** The estimate that a log amounts to, from its frozen parameters alone. */
export function estimateOf(session: Session) {
  const answers = frozenAnswers(session, countedResponses(session.events, session.design))
  return { ...currentEstimate(answers, session.design, methodEstimate, session.start), scored: answers.scored }
}
