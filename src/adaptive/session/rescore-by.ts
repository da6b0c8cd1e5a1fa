import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { countedResponses, frozenAnswers } from './answered-items.js'
import { currentEstimate, type MethodEstimator } from './current-estimate.js'
import { estimatorMissing } from './engine.js'
import { noEstimate, type RescoredEvent, type Session } from './session.js'

export interface RescoreOptions {
  /** Version of the keys that the new categories come from; recorded. */
  readonly keyVersion?: string | undefined
}

/**
 * `rescore` with the estimator of the session's engine.
 * @param estimator for designs that do not estimate by EAP
 */
export function rescoreBy(
  estimator: MethodEstimator | undefined,
  log: Session,
  categories: Readonly<Record<string, number>>,
  options: RescoreOptions = {},
): Session {
  const counted = answeredCategories(log)
  requireRescorable(log, categories, counted)
  let session = log
  for (const [item, category] of Object.entries(categories)) {
    const previous = counted.get(item) as number
    if (previous !== category)
      session = appendRescored(estimator, session, {
        item,
        category,
        previous,
        ...(options.keyVersion === undefined ? {} : { keyVersion: options.keyVersion }),
      })
  }
  return session === log || log.result === null
    ? session
    : { ...session, result: { ...log.result, ...finalFields(estimator, session) } }
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

function appendRescored(
  estimator: MethodEstimator | undefined,
  session: Session,
  change: Pick<RescoredEvent, 'item' | 'category' | 'previous' | 'keyVersion'>,
): Session {
  const bare: RescoredEvent = { type: 'rescored', ...change, ...noEstimate }
  const { theta, standardError, estimatedBy } = estimateBy(estimator, { ...session, events: [...session.events, bare] })
  return { ...session, events: [...session.events, { ...bare, theta, standardError, estimatedBy }] }
}

function finalFields(estimator: MethodEstimator | undefined, session: Session) {
  const { estimate, scored } = estimateBy(estimator, session)
  return { estimate, scored }
}

/**
 * `estimateOf` with the estimator of the session's engine.
 * @throws MelekError `estimator-missing` where the session's design needs one
 */
export function estimateBy(estimator: MethodEstimator | undefined, session: Session) {
  if (session.design.estimator.method !== 'eap' && estimator === undefined)
    throw estimatorMissing(session.design.estimator.method)
  const answers = frozenAnswers(session, countedResponses(session.events, session.design))
  return { ...currentEstimate(answers, session.design, estimator, session.start), scored: answers.scored }
}
