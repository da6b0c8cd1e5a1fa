import { MelekError } from '../../issues/melek-error.js'
import type { PillarId } from '../frameworks/pillars.js'
import type { LocalizedText } from '../localized-text.js'

/** A kind of training. */
export interface LearningFormat {
  readonly id: string
  readonly name: LocalizedText
  /** What it is and for whom, in a sentence. */
  readonly about: LocalizedText
}

/** Which format somebody on a level needs next; the first rule that fits counts. */
export interface PathwayRule {
  /** Ids of levels; absent: every level. */
  readonly levels?: readonly string[] | undefined
  /** Absent: every pillar. */
  readonly pillars?: readonly PillarId[] | undefined
  /** Whether it is for newly appointed staff; absent: for all. */
  readonly newStaff?: boolean | undefined
  /** Id of the format. */
  readonly format: string
}

/** What to learn next, as data: level × pillar → format. */
export interface Pathway {
  readonly format: 'melek-pathway/1'
  readonly id: string
  readonly version: string
  readonly formats: readonly LearningFormat[]
  readonly rules: readonly PathwayRule[]
  readonly provenance?: Readonly<Record<string, unknown>> | undefined
}

export interface Learner {
  /** Id of the level reached overall. */
  readonly level: string
  /**
   * Level on each pillar, only where sub-scores say more than the total (see `subScoreValue`); a pillar that is not named has the
   * overall level.
   */
  readonly pillarLevels?: Partial<Readonly<Record<PillarId, string>>> | undefined
  /** Newly appointed; default false. */
  readonly newStaff?: boolean | undefined
}

export interface LearningStep {
  readonly pillar: PillarId
  /** Level that the step starts from. */
  readonly level: string
  readonly format: LearningFormat
}

/**
 * The next step of a learner on each pillar, in the order of the pillars given.
 * @throws MelekError `pathway-gap` with every pillar and level that no rule covers, `pathway-format` with every format that a rule
 *   names and nobody describes
 */
export function learningPathway(pathway: Pathway, pillars: readonly PillarId[], learner: Learner): LearningStep[] {
  const formats = new Map(pathway.formats.map((format) => [format.id, format]))
  const undescribed = pathway.rules.flatMap(({ format }, r) =>
    formats.has(format)
      ? []
      : [{ code: 'pathway-format', message: `no format has the id "${format}"; describe it`, path: `rules[${r}].format` }],
  )
  if (undescribed.length > 0) throw new MelekError('pathway-invalid', 'the pathway cannot be used', undescribed)
  const places = pillars.map((pillar) => ({ pillar, level: learner.pillarLevels?.[pillar] ?? learner.level }))
  const found = places.map((place) => ({
    ...place,
    rule: pathway.rules.find((rule) => fits(rule, place, learner.newStaff ?? false)),
  }))
  const gaps = found.filter(({ rule }) => rule === undefined)
  if (gaps.length > 0) {
    throw new MelekError(
      'pathway-invalid',
      'the pathway cannot be used',
      gaps.map(({ pillar, level }) => ({
        code: 'pathway-gap',
        message: `no rule is for level "${level}" of "${pillar}"; add one`,
        path: 'rules',
      })),
    )
  }
  return found.map(({ pillar, level, rule }) => ({ pillar, level, format: formats.get(rule?.format ?? '') as LearningFormat }))
}

function fits(rule: PathwayRule, place: { pillar: PillarId; level: string }, newStaff: boolean): boolean {
  return (
    (rule.levels === undefined || rule.levels.includes(place.level)) &&
    (rule.pillars === undefined || rule.pillars.includes(place.pillar)) &&
    (rule.newStaff === undefined || rule.newStaff === newStaff)
  )
}
