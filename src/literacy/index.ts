/**
 * `melek/literacy`: what the scale means. Frameworks as data, standards (levels and cuts on one scale), the level of an
 * estimate and its probability, how sure levels are, reporting scores, setting of cuts by judges, what to learn next, what posts ask.
 */

export type {
  BandAgreement,
  BandProbabilities,
  ClassificationAgreement,
} from './agreement/classification-agreement.js'
export { leeAgreement, type ThetaNode } from './agreement/lee.js'
export {
  type CertificateRule,
  type ClassifiedPerson,
  certificateRule,
  type PosteriorAgreement,
  posteriorAgreement,
} from './agreement/posterior-agreement.js'
export { type EstimateWithError, rudnerAgreement } from './agreement/rudner.js'
export { cronbachAlpha } from './cronbach-alpha.js'
export { type Competence, competences } from './frameworks/competences.js'
export { type DigCompArea, type DigCompCompetence, digCompAreas } from './frameworks/digcomp.js'
export { type KomdigiDomain, type KomdigiDomainId, komdigiDomains } from './frameworks/komdigi-domains.js'
export { type Pillar, type PillarId, pillars } from './frameworks/pillars.js'
export { type LinkedStandardOptions, linkStandard, type StandardLink } from './link-standard.js'
export type { LocalizedText } from './localized-text.js'
export { demonstrationPathway } from './pathway/demonstration-pathway.js'
export {
  type Learner,
  type LearningFormat,
  type LearningStep,
  learningPathway,
  type Pathway,
  type PathwayRule,
} from './pathway/learning-pathway.js'
export {
  type PostRequirement,
  type PostRequirements,
  type PostResult,
  postResults,
  type RetestRight,
  retestRight,
} from './posts/post-requirements.js'
export { parsePosts } from './posts/posts-schema.js'
export { reportingScore, thetaFromReportingScore } from './reporting-score.js'
export { type AngoffOptions, type AngoffRound, angoffCuts } from './setting/angoff.js'
export { type BookletRule, type BookmarkPlace, type BookmarkRound, bookmarkCuts, orderedBooklet } from './setting/bookmark.js'
export { type ContrastingGroupsCut, contrastingGroupsCut, type JudgedPerson } from './setting/contrasting-groups.js'
export { type HofsteeCut, hofsteeCut } from './setting/hofstee.js'
export {
  type JudgeBookmark,
  type JudgeLimits,
  type JudgeRating,
  readJudgeBookmarks,
  readJudgeLimits,
  readJudgeRatings,
} from './setting/judge-ratings.js'
export { type JudgedPersons, readJudgedPersons } from './setting/judged-persons.js'
export type { PanelCut } from './setting/panel-cut.js'
export { type PanelStandard, panelStandard } from './setting/panel-standard.js'
export type { BookletPage, GuessingRule } from './setting/response-probability-location.js'
export { type SetCut, standardOfCuts } from './setting/standard-of-cuts.js'
export {
  assertSameScale,
  type CertificateTerms,
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
export { type SubScores, type SubScoreValue, subScoreValue } from './sub-score-value.js'
