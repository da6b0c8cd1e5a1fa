import { checkedEngine } from '../adaptive/session/checked-engine.js'
import type { Design } from '../adaptive/session/design.js'
import { checkDesign } from '../adaptive/session/design-schema.js'
import type { Engine, EngineRules } from '../adaptive/session/engine.js'
import type { KeysDocument } from '../bank/answer-keys.js'
import { compileBank } from '../bank/compile-bank.js'
import { fingerprint } from '../bank/fingerprint.js'
import type { ItemBank } from '../bank/item-bank.js'
import type { ContentDocument } from '../bank/item-content.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { parseContent, parseKeys } from '../bank/parse-content-schema.js'
import type { Issue } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import type { Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'
import { contentIssues } from './content-issues.js'
import { keyIssues } from './key-issues.js'
import { standardIssues } from './standard-issues.js'

/** The documents that a placement test is made of, as they come: parsed JSON of unknown shape. */
export interface PlacementDocuments {
  readonly bank: unknown
  /** Texts by language, for instance `{ id, en }`. */
  readonly content: Readonly<Record<string, unknown>>
  readonly keys: unknown
  readonly standard: unknown
  readonly design?: unknown
  readonly blueprint?: unknown
}

/** The documents after every check. */
export interface ParsedDocuments {
  readonly engine: Engine
  readonly content: ReadonlyMap<string, ContentDocument>
  readonly keys: KeysDocument
  readonly standard: Standard
}

/**
 * Checks each document by itself and all of them against each other.
 * @param rules those beyond the built-in ones that the design may name
 * @throws MelekError `placement-invalid` with every problem of every document; paths begin with the name of the document
 */
export function parseDocuments(documents: PlacementDocuments, rules?: EngineRules): ParsedDocuments {
  const issues: Issue[] = []
  const attempt = <Result>(name: string, parse: () => Result): Result | undefined => {
    try {
      return parse()
    } catch (error) {
      if (!isMelekError(error)) throw error
      issues.push(
        ...(error.issues.length > 0 ? error.issues : [{ code: error.code, message: error.message }]).map((issue) =>
          within(name, issue),
        ),
      )
      return undefined
    }
  }
  const bank = attempt('bank', () => parseBank(documents.bank))
  const content = new Map(
    Object.entries(documents.content ?? {}).flatMap(([language, document]) => {
      const parsed = attempt(`content.${language}`, () => parseContent(document))
      return parsed === undefined ? [] : [[language, parsed] as const]
    }),
  )
  const keys = attempt('keys', () => parseKeys(documents.keys))
  const standard = attempt('standard', () => parseStandard(documents.standard))
  const design = attempt('design', () => placementDesign(documents))
  const engine =
    bank === undefined || design === undefined
      ? undefined
      : attempt('design', () => checkedEngine(compileBank(bank), design, { fingerprint: fingerprint(bank), rules }))
  issues.push(...crossDocumentIssues({ bank, content, keys, standard }))
  if (issues.length > 0)
    throw new MelekError('placement-invalid', `the documents of the placement test have ${issues.length} problem(s)`, issues)
  return { engine, content, keys, standard } as ParsedDocuments
}

/** The design with the blueprint in its place. */
function placementDesign({ design = {}, blueprint }: PlacementDocuments): Design {
  const constraints = (design as { constraints?: object } | null)?.constraints
  if (blueprint !== undefined && constraints !== undefined && 'blueprint' in constraints) {
    throw new MelekError('blueprint-twice', 'the design holds a blueprint and another one is given beside it; keep one')
  }
  const whole = blueprint === undefined ? design : { ...(design as object), constraints: { ...constraints, blueprint } }
  const check = checkDesign(whole)
  if (check.kind === 'valid') return check.design
  throw new MelekError('design-invalid', 'the design is not valid', check.issues)
}

interface KnownDocuments {
  readonly bank: ItemBank | undefined
  readonly content: ReadonlyMap<string, ContentDocument>
  readonly keys: KeysDocument | undefined
  readonly standard: Standard | undefined
}

function crossDocumentIssues({ bank, content, keys, standard }: KnownDocuments): Issue[] {
  if (content.size === 0)
    return [{ code: 'content-missing', message: 'there is no text in any language; give content: { id, en }', path: 'content' }]
  return [
    ...(bank === undefined ? [] : contentIssues(bank, content)),
    ...(keys === undefined ? [] : keyIssues(bank, content, keys)),
    ...(bank === undefined || standard === undefined ? [] : standardIssues(bank, standard)),
  ]
}

function within(name: string, issue: Issue): Issue {
  const path = issue.path === undefined || issue.path === '' ? name : `${name}.${issue.path}`
  return { ...issue, path }
}
