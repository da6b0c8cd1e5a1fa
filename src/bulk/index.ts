/** `melek/bulk`: files of any length, for Node. */
export type { BlankContrast } from './blank-contrast.js'
export type { GroupPrior } from './group-priors.js'
export type { OmissionRules, PriorOrigin, ScoresPassport } from './passport.js'
export { type BankFileCheck, checkBankFile, type ReadBankOptions, readBank } from './read-bank.js'
export { scoreFile } from './score-file.js'
export type { ScoreFileOptions, ScoreFileResult } from './score-file-options.js'
export type { ScoreSummary } from './score-summary.js'
export { type ScoreTable, type ScoreTableRow, scoreTable } from './score-table.js'
