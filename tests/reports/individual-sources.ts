import { bank, content, design, standard } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import type { Session } from '../../src/adaptive/session/session.js'
import type { AnswerScoring, RawAnswer } from '../../src/bank/answer-keys.js'
import { demonstrationPathway } from '../../src/literacy/pathway/demonstration-pathway.js'
import type { Standard } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { createPlacementTest, type PlacementTest } from '../../src/placement/placement-test.js'
import type { IndividualSources } from '../../src/reports/individual-facts.js'

export const bundledStandard: Standard = parseStandard(standard)

/** A test from the bundled bank, or from a copy that is calibrated and private, so that certificates are possible. */
export function bundledTest(kind: 'bundled' | 'operational' = 'bundled'): PlacementTest {
  const scale = { ...bank.scale, status: 'calibrated' as const }
  const own = kind === 'bundled' ? bank : { ...bank, security: 'private' as const, scale }
  return createPlacementTest({ bank: own, content, keys, standard, design })
}

/** A whole test; the person gets the item of a step right where the rule says so and leaves it out otherwise. */
export function finishedSession(test: PlacementTest, seed: string, right: (step: number) => boolean): Session {
  const keyOf = new Map(keys.items.map(({ id, scoring }) => [id, scoring]))
  let session = test.start({ seed, language: 'id' })
  for (let step = 1; session.status === 'running'; step++) {
    const [item] = test.present(session)
    if (item === undefined) break
    const scoring = keyOf.get(item.id)
    const answer = scoring !== undefined && right(step) ? rightAnswer(scoring) : { omitted: true as const }
    session = test.respond(session, item.id, answer)
  }
  return session
}

function rightAnswer(scoring: AnswerScoring): RawAnswer {
  switch (scoring.kind) {
    case 'choice':
      return { choice: scoring.correct }
    case 'choices':
      return { choices: scoring.correct }
    case 'order':
      return { order: scoring.order }
    case 'match':
      return { pairs: scoring.pairs }
  }
}

export function sourcesOf(test: PlacementTest, session: Session, more: Partial<IndividualSources> = {}): IndividualSources {
  return {
    session,
    result: more.result ?? test.result(session),
    standard: bundledStandard,
    pathway: demonstrationPathway,
    version: '0.0.0',
    ...more,
  }
}
