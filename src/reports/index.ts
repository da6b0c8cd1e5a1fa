export type { Language } from './bilingual.js'
export { type CalibrationOrigin, type CalibrationPage, calibrationPage } from './calibration-page.js'
export { type DifPage, difPage } from './dif-page.js'
export { type DriftPage, driftPage } from './drift-page.js'
export { embeddedReport, reportInPage } from './embedded-report.js'
export { type FitPage, fitPage } from './fit-page.js'
export { type FunnelChartOptions, type FunnelDot, type FunnelLine, funnelChart } from './funnel-chart.js'
export { type CertificateDecision, certificateDecision, type WithheldReason } from './individual-certificate.js'
export { isCalendarDate, monthsAfter } from './individual-expiry.js'
export {
  type IndividualFacts,
  type IndividualLearning,
  type IndividualSources,
  individualFacts,
  type OwnPillarLevel,
  type PillarFinding,
} from './individual-facts.js'
export { type IndividualFlag, leastItems, neededStandardError } from './individual-flags.js'
export { individualPage } from './individual-page.js'
export { type PillarValuation, parsePillarValues } from './individual-pillar-values-schema.js'
export { type IndividualStatement, verificationCode } from './individual-verification.js'
export { itemsCsv } from './items-csv.js'
export { type ItemsPage, itemsPage } from './items-page.js'
export { type EquatedScores, type LinkPage, linkPage } from './link-page.js'
export { populationCsv } from './population-csv.js'
export { type PopulationPage, populationPage } from './population-page.js'
export { cautions, memoSentence } from './population-sentences.js'
export { type ShareBar, type ShareBarsOptions, shareBars } from './share-bars.js'
export { type ShareCurveOptions, type SharePoint, shareCurve } from './share-curve.js'
export type { ExamineeSource } from './simulation-figures.js'
export { type SimulationOrigin, type SimulationPage, simulationPage } from './simulation-page.js'
export type { StudyOrigin } from './study-origin.js'
