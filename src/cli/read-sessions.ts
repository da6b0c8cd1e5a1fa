import { parseDesign } from '../adaptive/session/design-schema.js'
import { methodEstimate } from '../adaptive/session/method-estimate.js'
import type { Session } from '../adaptive/session/session.js'
import { parseSession } from '../adaptive/session/session-schema.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { looksLikeJson, parseJson, readBytes } from '../bulk/read-document.js'
import { type Issue, issueText } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import { figureEdits } from '../placement/session-edits.js'

/**
 * The sessions in some files: a session document, a list of them, or a line each.
 * @throws MelekError `session-logs-invalid` with every file that cannot be read and every place that holds no session, or one whose
 *   estimates do not follow from its answers
 */
export async function readSessions(paths: readonly string[]): Promise<readonly Session[]> {
  const sessions: Session[] = []
  const issues: Issue[] = []
  for (const path of paths) {
    for (const outcome of await outcomesOf(path)) {
      if ('events' in outcome) sessions.push(outcome)
      else issues.push(...outcome.issues)
    }
  }
  if (issues.length === 0) return sessions
  throw new MelekError('session-logs-invalid', `${issues.length} session(s) could not be read`, issues)
}

type Outcome = Session | { readonly issues: readonly Issue[] }

interface FoundDocument {
  readonly document: unknown
  readonly line?: number
}

/** What a file holds; a file that cannot be read is an outcome too, so that the others are still heard. */
async function outcomesOf(path: string): Promise<readonly Outcome[]> {
  let found: readonly FoundDocument[]
  try {
    found = documentsIn(await readBytes(path), path)
  } catch (error) {
    return [unreadable(path, undefined, error)]
  }
  return found.map(({ document, line }) => {
    try {
      return wholeSession(document, path, line)
    } catch (error) {
      return unreadable(path, line, error)
    }
  })
}

function documentsIn(bytes: Uint8Array, path: string): readonly FoundDocument[] {
  if (looksLikeJson(bytes) && !severalLines(bytes)) {
    const document = parseJson(bytes, path)
    return Array.isArray(document) ? document.map((each) => ({ document: each })) : [{ document }]
  }
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.flatMap((text, at): FoundDocument[] =>
    text.trim() === '' ? [] : [{ document: parseJson(new TextEncoder().encode(text), path), line: at + 1 }],
  )
}

/** Whether the first line is a document by itself and another follows: NDJSON. */
function severalLines(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10)
  if (end < 0 || bytes.subarray(end + 1).every((byte) => byte === 10 || byte === 13 || byte === 32)) return false
  try {
    JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
    return true
  } catch {
    return false
  }
}

/** @throws MelekError where the document is no session, or its items or design are none that a session can have */
function wholeSession(document: unknown, path: string, line: number | undefined): Outcome {
  const session = parseSession(document)
  const { id, version, security, scale } = session.bank
  const items = Object.entries(session.items).map(([item, frozen]) => ({ ...frozen, id: item, ...unlisted }))
  if (items.length > 0) parseBank({ format: 'melek-bank/1', id, version, security, scale, items })
  const { estimator, responses, start } = session.design
  parseDesign({ estimator, responses, start })
  const [edit] = figureEdits(methodEstimate, session)
  if (edit === undefined) return session
  const message = `"${path}" holds a session that was edited: ${edit.path}: ${edit.message}`
  return { issues: [{ code: 'session-edited', message, ...place(line) }] }
}

/** What a bank says of an item beside its parameters. */
const unlisted = { status: 'operational', content: {}, enemies: [] } as const

function unreadable(path: string, line: number | undefined, error: unknown): Outcome {
  if (!isMelekError(error)) throw error
  const [first] = error.issues
  const problem = first === undefined ? error.message : issueText(first)
  return { issues: [{ code: 'session-unreadable', message: `"${path}" holds no session here: ${problem}`, ...place(line) }] }
}

function place(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line }
}
