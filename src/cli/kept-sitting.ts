import { existsSync } from 'node:fs'
import { isResponse, type Session } from '../adaptive/session/session.js'
import { parseSession } from '../adaptive/session/session-schema.js'
import { readJson } from '../bulk/read-document.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import { spoken } from './spoken.js'

/**
 * Before another test is written to a file: a person may be half through one that stands in it.
 * @param say the refusal, in the language of the command
 * @throws MelekError `save-unfinished` where the file holds an unfinished session with answers of a person
 */
export async function requireNoSitting(path: string, say: string): Promise<void> {
  const session = existsSync(path) ? await sessionIn(path) : undefined
  if (session?.status !== 'running' || session.simulated !== undefined || !session.events.some(isResponse)) return
  throw spoken(new MelekError('save-unfinished', say))
}

/** Undefined for whatever else the file holds. */
async function sessionIn(path: string): Promise<Session | undefined> {
  try {
    return parseSession(await readJson(path))
  } catch (error) {
    if (isMelekError(error)) return undefined
    throw error
  }
}
