export type { AnswerScoring, KeyItem, KeysDocument, RawAnswer } from './answer-keys.js'
export { type CompiledBank, compileBank } from './compile-bank.js'
export { canonicalJson, fingerprint } from './fingerprint.js'
export { formatBank, formatItemTable } from './format-bank.js'
export type {
  BankItem,
  ItemBank,
  ItemContent,
  ItemType,
  ParameterDistribution,
  ParameterUncertainty,
  Provenance,
  Scale,
  ScalePopulation,
} from './item-bank.js'
export type { ContentDocument, ContentExhibit, ContentItem, ContentOption } from './item-content.js'
export { checkItemTable, type ItemTableCheck, type ItemTableOptions } from './item-table.js'
export { type BankCheck, checkBank, parseBank } from './parse-bank-schema.js'
export { parseContent, parseKeys } from './parse-content-schema.js'
export { highestCategory, type ScoredAnswer, scoreAnswer } from './score-answer.js'
