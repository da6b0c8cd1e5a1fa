import { isResponse, type PresentedEvent, type Session } from './session.js'

/** One step of a test as other programs report it. */
export interface TraceLine {
  readonly person: string
  /** 1-based. */
  readonly step: number
  readonly item: string
  /** Category, or the state that stands in its place. */
  readonly response: number | 'omitted' | 'not-reached' | 'timed-out'
  /** After the response, logits. */
  readonly theta: number
  readonly standardError: number | null
  /** Value of the chosen item before the response. */
  readonly criterion: number
}

/** The steps of a session that were responded to, in the order in which their items were given. */
export function traceLines(session: Session, person: string = session.id): TraceLine[] {
  const presented = new Map<string, PresentedEvent>()
  const lines: TraceLine[] = []
  for (const event of session.events) {
    if (event.type === 'presented') presented.set(event.item, event)
    if (!isResponse(event)) continue
    const { step, item, theta, standardError, category } = event
    const response = event.type === 'answered' ? (category as number) : event.type
    lines.push({ person, step, item, response, theta, standardError, criterion: presented.get(item)?.criterion as number })
  }
  return lines.sort((left, right) => left.step - right.step)
}
