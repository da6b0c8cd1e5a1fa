/**
 * `melek/literacy`: what the scale means. Frameworks as data, standards (levels and cuts on one scale), the level of an
 * estimate and its probability, reporting scores.
 */
export { type Competence, competences } from './frameworks/competences.js'
export { type DigCompArea, type DigCompCompetence, digCompAreas } from './frameworks/digcomp.js'
export { type KomdigiDomain, type KomdigiDomainId, komdigiDomains } from './frameworks/komdigi-domains.js'
export { type Pillar, type PillarId, pillars } from './frameworks/pillars.js'
export type { LocalizedText } from './localized-text.js'
export { reportingScore, thetaFromReportingScore } from './reporting-score.js'
export {
  assertSameScale,
  cutsOf,
  type LevelProbability,
  type LevelResult,
  levelOf,
  levelProbabilities,
  probabilityAtTarget,
  type ReportingScale,
  type SharedScale,
  type Standard,
  type StandardLevel,
  targetIndex,
} from './standard.js'
export { parseStandard } from './standard-schema.js'
