import { countedResponses } from '../adaptive/session/answered-items.js'
import type { Engine } from '../adaptive/session/engine.js'
import { estimateBy } from '../adaptive/session/rescore-by.js'
import type { Session } from '../adaptive/session/session.js'
import { type LevelProbability, levelOf, levelProbabilities, type Standard } from '../literacy/standard.js'
import { missing } from '../scoring/proficiency-estimate.js'

/** The level of a person by the items of one pillar alone. */
export interface PillarLevel {
  readonly pillar: string
  /** Answers that count. */
  readonly counted: number
  /** Id of the level. */
  readonly level: string
  readonly levelProbabilities: readonly LevelProbability[]
}

/**
 * Levels on the pillars of a test, each from the answers to its own items under the design's prior and method, with the parameters
 * frozen in the session. Whether such a level says anything that the whole test does not say better is another question: see
 * `subScoreValue`.
 * @param pillarOf pillar of an item; items without one count for none
 * @returns pillars in the order of their names' code units; one without an answer that counts is not among them
 */
export function pillarLevels(
  engine: Pick<Engine, 'estimate'>,
  session: Session,
  standard: Standard,
  pillarOf: ReadonlyMap<string, string>,
): PillarLevel[] {
  const names = [...new Set(pillarOf.values())].sort()
  return names.flatMap((pillar): PillarLevel[] => {
    const own = session.events.filter((event) => 'item' in event && pillarOf.get(event.item) === pillar)
    const counted = [...countedResponses(own, session.design).values()].filter((each) => each !== missing).length
    if (counted === 0) return []
    const { estimate, posterior } = estimateBy(engine.estimate, { ...session, events: own })
    const found = levelOf(standard, estimate)
    if (found.kind === 'none') return []
    return [{ pillar, counted, level: found.level.id, levelProbabilities: levelProbabilities(standard, posterior()) }]
  })
}
