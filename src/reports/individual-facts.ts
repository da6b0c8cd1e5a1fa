import { countedResponses } from '../adaptive/session/answered-items.js'
import { isResponse, type Session } from '../adaptive/session/session.js'
import { MelekError } from '../issues/melek-error.js'
import { pillars as everyPillar, type PillarId } from '../literacy/frameworks/pillars.js'
import { type LearningStep, learningPathway, type Pathway } from '../literacy/pathway/learning-pathway.js'
import type { LevelProbability, Standard } from '../literacy/standard.js'
import type { SubScoreValue } from '../literacy/sub-score-value.js'
import type { LevelFields, PlacementResult } from '../placement/placement-result.js'
import { missing } from '../scoring/proficiency-estimate.js'
import { type CertificateDecision, certificateDecision } from './individual-certificate.js'
import { monthsAfter } from './individual-expiry.js'
import { type IndividualFlag, individualFlags } from './individual-flags.js'
import { verificationCode } from './individual-verification.js'

/** The level of a person on one pillar, and what its sub-score is worth among those tested alike. */
export interface PillarFinding {
  readonly pillar: PillarId
  /** Id of a level of the standard. */
  readonly level: string
  /** Of each level of the standard by the answers to the pillar, as `pillarLevels` gives them; without them no interval is said. */
  readonly levelProbabilities?: readonly LevelProbability[] | undefined
  /** Of `subScoreValue`. Where it adds nothing, the level of the total stands for the pillar. */
  readonly value: Pick<SubScoreValue, 'addsValue'>
}

export interface IndividualSources {
  readonly session: Session
  /** `test.result(session)`. */
  readonly result: PlacementResult
  /** The standard that the result is by. */
  readonly standard: Standard
  /** What to learn next on each level of the standard; without it the report proposes nothing. */
  readonly pathway?: Pathway | undefined
  /** Pillars that the test is about; default all four. */
  readonly pillars?: readonly PillarId[] | undefined
  readonly pillarFindings?: readonly PillarFinding[] | undefined
  /** Newly appointed; default false. */
  readonly newStaff?: boolean | undefined
  /** How the report names the person; without it, it names nobody. */
  readonly person?: string | undefined
  /** Day of the test as 2026-11-22: with it the expiry follows from the rule of the standard. */
  readonly testedOn?: string | undefined
  /** A date as it is to be printed, in place of the one that follows from the rule. */
  readonly validUntil?: string | undefined
  /** Answers were simulated; default false. */
  readonly synthetic?: boolean | undefined
  /** Version of melek. */
  readonly version: string
}

/** All that a report on one person says, as plain JSON. No other person is in it. */
export interface IndividualFacts {
  readonly result: PlacementResult
  readonly standard: Standard
  readonly sessionId: string
  readonly bank: { readonly id: string; readonly version: string; readonly fingerprint: string }
  /** Answers that count. */
  readonly counted: number
  /** Lowest and highest level, by id, that hold the middle 95 % of the posterior; null where there is no level. */
  readonly levelInterval: { readonly low: string; readonly high: string } | null
  readonly flags: readonly IndividualFlag[]
  readonly certificate: CertificateDecision
  /** Null where no pathway was handed in, or there is no level to begin at. */
  readonly learning: IndividualLearning | null
  readonly person: string | null
  readonly testedOn: string | null
  readonly validUntil: string | null
  /** How long a result stands by the rule of the standard; null where it has no such rule. */
  readonly validMonths: number | null
  /** Pillars with a level of their own, because their sub-scores add value. */
  readonly pillars: readonly OwnPillarLevel[]
  readonly synthetic: boolean
  readonly version: string
  /** See `verificationCode`. */
  readonly verificationCode: string
}

export interface OwnPillarLevel {
  readonly pillar: PillarId
  /** Id of the level. */
  readonly level: string
  /** As for the whole test; null where the probabilities of the levels are not known. */
  readonly levelInterval: IndividualFacts['levelInterval']
}

export interface IndividualLearning {
  readonly pathway: { readonly id: string; readonly version: string }
  readonly steps: readonly LearningStep[]
  /** Pillars that have a level of their own, because their sub-scores add value; the total stands for all others. */
  readonly ownLevels: readonly PillarId[]
}

/**
 * The facts of a report on one person.
 * @throws MelekError `individual-standard` for a standard that the result is not by, `pathway-invalid` for a pathway that does not cover
 *   the levels of the person
 */
export function individualFacts(sources: IndividualSources): IndividualFacts {
  const { session, result, standard, version, person = null, testedOn = null, synthetic = false } = sources
  requireOwnStandard(result, standard)
  const { id, version: bankVersion, fingerprint } = session.bank
  const bank = { id, version: bankVersion, fingerprint }
  const counted = [...countedResponses(session.events, session.design).values()].filter((each) => each !== missing).length
  const flags = individualFlags({ result, standard, worked: workedOn(session), stop: session.design.stop, ended: session.result })
  const validMonths = standard.certificate?.validMonths ?? null
  const validUntil = sources.validUntil ?? (testedOn === null || validMonths === null ? null : monthsAfter(testedOn, validMonths))
  const pillars = ownPillars(sources)
  const statement = { sessionId: session.id, bank, result, person, testedOn, validUntil, pillars, synthetic }
  return {
    ...statement,
    standard,
    validMonths,
    counted,
    levelInterval: 'levelProbabilities' in result ? levelInterval(result) : null,
    flags,
    certificate: certificateDecision(result, standard, flags),
    learning: learningOf(sources),
    version,
    verificationCode: verificationCode(statement),
  }
}

function workedOn({ events }: Session): number {
  const worked = events.filter((event) => isResponse(event) && event.type !== 'not-reached' && event.onTrial !== true)
  return new Set(worked.map((event) => ('item' in event ? event.item : ''))).size
}

function requireOwnStandard(result: PlacementResult, standard: Standard): void {
  if (result.standard.id === standard.id && result.standard.version === standard.version) return
  throw new MelekError(
    'individual-standard',
    `the result is by standard "${result.standard.id}" ${result.standard.version}, got "${standard.id}" ${standard.version}; hand in the standard of the test`,
  )
}

/** How much of the posterior lies below and above the interval. */
const tail = 0.025

/** Levels that hold the middle 95 % of the posterior, and the level of the estimate, which need not be the posterior's own. */
function levelInterval({ level, levelProbabilities: levels }: Pick<LevelFields, 'level' | 'levelProbabilities'>) {
  let below = 0
  const upTo = levels.map(({ probability }) => (below += probability))
  const own = levels.findIndex((each) => each.level === level)
  const low = Math.min(
    own,
    upTo.findIndex((sum) => sum > tail),
  )
  const reached = upTo.findIndex((sum) => sum >= 1 - tail)
  const high = Math.max(own, reached < 0 ? levels.length - 1 : reached)
  return { low: levels[low]?.level ?? level, high: levels[high]?.level ?? level }
}

/** Findings on the pillars of the test whose sub-scores add value. */
function ownPillars({
  pillars = everyPillar.map(({ id }) => id),
  pillarFindings = [],
}: Pick<IndividualSources, 'pillars' | 'pillarFindings'>): OwnPillarLevel[] {
  const own = pillarFindings.filter(({ pillar, value }) => value.addsValue && pillars.includes(pillar))
  return own.map(({ pillar, level, levelProbabilities }) => ({
    pillar,
    level,
    levelInterval: levelProbabilities === undefined ? null : levelInterval({ level, levelProbabilities }),
  }))
}

function learningOf(sources: IndividualSources): IndividualLearning | null {
  const { result, pathway, pillars = everyPillar.map(({ id }) => id), newStaff } = sources
  if (pathway === undefined || !('level' in result)) return null
  const own = ownPillars(sources)
  const pillarLevels = Object.fromEntries(own.map(({ pillar, level }) => [pillar, level]))
  const { id, version } = pathway
  const steps = learningPathway(pathway, pillars, { level: result.level, pillarLevels, newStaff })
  return { pathway: { id, version }, steps, ownLevels: own.map(({ pillar }) => pillar) }
}
