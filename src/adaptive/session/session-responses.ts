import { isResponse, type ResponseState, type Session } from './session.js'

/** What a sitting left of one item: the category of its answer, or why there is none. */
export type SessionResponse =
  | { readonly kind: 'answered'; readonly category: number }
  | { readonly kind: Exclude<ResponseState, 'answered'> }

/**
 * What became of every item that a session gave, items on trial included: the last answer where it was changed, the category of the
 * mended key where one was mended. An item that still waits for its answer has none.
 */
export function sessionResponses({ events }: Pick<Session, 'events'>): ReadonlyMap<string, SessionResponse> {
  const responses = new Map<string, SessionResponse>()
  for (const event of events) {
    if (event.type === 'rescored') {
      if (responses.get(event.item)?.kind === 'answered')
        responses.set(event.item, { kind: 'answered', category: event.category })
    } else if (isResponse(event)) {
      const answered = event.type === 'answered' && event.category !== undefined
      responses.set(
        event.item,
        answered
          ? { kind: 'answered', category: event.category as number }
          : { kind: event.type === 'answered' ? 'omitted' : event.type },
      )
    }
  }
  return responses
}
