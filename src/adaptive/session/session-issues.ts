import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Engine } from './engine.js'
import { frozenItem } from './frozen-item.js'
import { sameJson } from './same-json.js'
import { isResponse, type Session } from './session.js'

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
  const { id, version } = engine.bank
  if (session.bank.fingerprint !== engine.fingerprint) {
    const theirs = `${session.bank.id} ${session.bank.version}`
    add(
      'session-other-bank',
      `the session was begun with bank ${theirs} (${session.bank.fingerprint}), not with ${id} ${version} (${engine.fingerprint}); go on with that one`,
      'bank',
    )
  }
  if (!sameJson(session.design, engine.design))
    add('session-other-design', 'the session was begun with another design; go on with that one', 'design')
  return issues
}

/** Breaches of the order that every log has: an item is presented once, with the bank's parameters, and answered once. */
function logIssues(engine: Engine, session: Session): Issue[] {
  const issues: Issue[] = []
  const add = (message: string, path: string, item: string) => issues.push({ code: 'session-log', message, path, item })
  const presented = new Set<string>()
  const answered = new Set<string>()
  session.events.forEach((event, index) => {
    const path = `events[${index}]`
    if (event.type === 'presented') {
      const place = engine.bank.indexOfItem.get(event.item)
      if (place === undefined) add('is not in the bank', path, event.item)
      else if (!sameJson(session.items[event.item], frozenItem(engine, place)))
        add('has other parameters than the bank', `items.${event.item}`, event.item)
      if (presented.has(event.item)) add('is presented twice', path, event.item)
      presented.add(event.item)
      if (event.step !== presented.size) add(`has step ${event.step}, ${presented.size} is next`, path, event.item)
    } else if (isResponse(event)) {
      if (!presented.has(event.item)) add('is answered but was not presented', path, event.item)
      if (answered.has(event.item)) add('is answered twice', path, event.item)
      answered.add(event.item)
    } else if (event.type === 'rescored' && !answered.has(event.item)) add('is rescored but was not answered', path, event.item)
  })
  return issues
}
