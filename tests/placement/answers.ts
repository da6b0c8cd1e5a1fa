import type { Session } from '../../src/adaptive/session/session.js'
import type { RawAnswer } from '../../src/bank/answer-keys.js'
import type { ContentItem } from '../../src/bank/item-content.js'
import type { PlacementTest } from '../../src/placement/placement-test.js'

/** An answer of the right shape to any item; the right one for the documents by formula, or one that earns nothing. */
export function answerTo({ type }: ContentItem, right: boolean): RawAnswer {
  switch (type) {
    case 'choice':
    case 'judgement':
      return { choice: right ? 'b' : 'd' }
    case 'inspect':
      return { choice: right ? 'a' : 'd' }
    case 'choices':
      return { choices: right ? ['a', 'd'] : ['b'] }
    case 'order':
      return { order: right ? ['c', 'a', 'd', 'b'] : ['b', 'd', 'a', 'c'] }
    case 'match':
      return { pairs: right ? { a: 'q', b: 'p', c: 't', d: 'r' } : { a: 's' } }
  }
}

/** A whole test; the person gets the item of a step right if the rule says so. */
export function playTest(test: PlacementTest, seed: string, right: (step: number) => boolean, language = 'id'): Session {
  let session = test.start({ seed, language })
  for (let step = 1; session.status === 'running'; step++) {
    const [item] = test.present(session)
    session = test.respond(session, (item as ContentItem).id, answerTo(item as ContentItem, right(step)))
  }
  return session
}
