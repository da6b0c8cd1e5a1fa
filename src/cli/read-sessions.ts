import type { Session } from '../adaptive/session/session.js'
import { parseSession } from '../adaptive/session/session-schema.js'
import { looksLikeJson, parseJson, readBytes } from '../bulk/read-document.js'
import type { Issue } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'

/**
 * The sessions in some files: a session document, a list of them, or a line each.
 * @throws MelekError `session-logs-invalid` with every file and line that holds none; `read-failed`
 */
export async function readSessions(paths: readonly string[]): Promise<readonly Session[]> {
  const sessions: Session[] = []
  const issues: Issue[] = []
  for (const path of paths) {
    const found = await documentsOf(path)
    for (const { document, line } of found) {
      const outcome = sessionOf(document)
      if ('events' in outcome) sessions.push(outcome)
      else
        issues.push({
          code: 'session-unreadable',
          message: `"${path}" holds no session here: ${outcome.problem}`,
          ...(line === undefined ? {} : { line }),
        })
    }
  }
  if (issues.length === 0) return sessions
  throw new MelekError('session-logs-invalid', `${issues.length} session(s) could not be read`, issues)
}

interface FoundDocument {
  readonly document: unknown
  readonly line?: number
}

async function documentsOf(path: string): Promise<readonly FoundDocument[]> {
  const bytes = await readBytes(path)
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

function sessionOf(document: unknown): Session | { readonly problem: string } {
  try {
    return parseSession(document)
  } catch (error) {
    if (!isMelekError(error)) throw error
    return { problem: error.issues[0]?.message ?? error.message }
  }
}
