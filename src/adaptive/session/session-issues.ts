import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Engine } from './engine.js'
import { frozenItem } from './frozen-item.js'
import { sameJson } from './same-json.js'
import type { PresentedEvent, Session, SessionEvent } from './session.js'

/** Why a session cannot go on with an engine: another bank, another design, or a log that no engine writes. */
export function sessionIssues(engine: Engine, session: Session): Issue[] {
  const origin = originIssues(engine, session)
  return origin.length > 0 ? origin : logIssues(engine, session)
}

/** @throws MelekError `session-invalid` with every problem */
export function requireSessionOf(engine: Engine, session: Session): void {
  const issues = sessionIssues(engine, session)
  if (issues.length > 0) throw new MelekError('session-invalid', `session "${session.id}" cannot go on here`, issues)
}

function originIssues(engine: Engine, session: Session): Issue[] {
  const issues: Issue[] = []
  const add = (code: string, message: string, path: string) => issues.push({ code, message, path })
  if (session.format !== 'melek-session/1')
    add('session-format', `format must be "melek-session/1", got ${JSON.stringify(session.format)}`, 'format')
  const { bank } = session
  if (bank.fingerprint !== engine.fingerprint)
    add(
      'session-other-bank',
      `the session was begun with bank ${bank.id} ${bank.version} (${bank.fingerprint}), not with ${engine.bank.id} ${engine.bank.version} (${engine.fingerprint}); go on with that one`,
      'bank',
    )
  if (!sameJson(session.design, engine.design))
    add('session-other-design', 'the session was begun with another design; go on with that one', 'design')
  return issues
}

/** Breaches of the order that every log has: an item is presented once, with the bank's parameters, and answered once. */
function logIssues(engine: Engine, session: Session): Issue[] {
  const presented = new Set<string>()
  const answered = new Set<string>()
  const issues = session.events.flatMap((event, index) =>
    eventMessages(event).map(
      (message): Issue => ({
        code: 'session-log',
        message,
        path: `events[${index}]`,
        ...('item' in event ? { item: event.item } : {}),
      }),
    ),
  )
  const ended = session.events.some((event) => event.type === 'stopped')
  const finished = session.status === 'finished'
  const empty = answered.size >= presented.size && !engine.administration?.mayWait(session)
  if (ended !== finished || finished !== (session.result !== null) || (!finished && empty)) {
    issues.push({
      code: 'session-log',
      message: `status "${session.status}" contradicts the events; restore the session as it was saved`,
      path: 'status',
    })
  }
  return issues

  function eventMessages(event: SessionEvent): string[] {
    if (!('item' in event)) return []
    const place = engine.bank.indexOfItem.get(event.item)
    if (place === undefined) return ['is not in the bank']
    if (event.type === 'presented') return presentedMessages(event, place)
    const messages: string[] = []
    if (!presented.has(event.item)) messages.push('is answered but was not presented')
    if (event.type === 'rescored' ? !answered.has(event.item) : answered.has(event.item) && !event.revised) {
      messages.push(event.type === 'rescored' ? 'is rescored but was not answered' : 'is answered twice')
    }
    const highest = (engine.bank.categories[place] as number) - 1
    if ((event.category ?? 0) > highest || (event.type === 'answered' && event.category === undefined)) {
      messages.push(`must have a category 0 … ${highest}, got ${event.category}`)
    }
    answered.add(event.item)
    return messages
  }

  function presentedMessages({ item, step }: PresentedEvent, place: number): string[] {
    const messages: string[] = []
    if (!sameJson(session.items[item], frozenItem(engine, place))) messages.push('has other parameters than the bank')
    if (presented.has(item)) messages.push('is presented twice')
    presented.add(item)
    if (step !== presented.size) messages.push(`has step ${step}, ${presented.size} is next`)
    return messages
  }
}
