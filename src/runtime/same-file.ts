import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { MelekError } from '../issues/melek-error.js'

/** A file of a run and what it is called in messages, for instance "--out". */
export interface NamedPath {
  readonly role: string
  readonly path: string
}

/**
 * Refuses a run that would write over one of its inputs, or write two outputs to one file or both to standard output.
 * @throws MelekError `output-is-input` or `output-twice`, each pair of names once
 */
export async function assertDistinctFiles(inputs: readonly NamedPath[], outputs: readonly NamedPath[]): Promise<void> {
  const seen: { named: NamedPath; identity: string; isInput: boolean }[] = []
  for (const [named, isInput] of [
    ...inputs.map((named) => [named, true] as const),
    ...outputs.map((named) => [named, false] as const),
  ]) {
    const identity = !isInput && named.path === '-' ? '-' : await identityOf(named.path)
    const clash = isInput || identity === undefined ? undefined : seen.find((other) => other.identity === identity)
    if (clash !== undefined) {
      const code = clash.isInput ? 'output-is-input' : 'output-twice'
      throw new MelekError(
        code,
        `${named.role} and ${clash.named.role} are the same file, "${named.path}"; choose another name for ${named.role}`,
      )
    }
    if (identity !== undefined) seen.push({ named, identity, isInput })
  }
}

/** Equal for two names of one file; undefined for standard streams, devices and pipes, which may be shared. */
async function identityOf(path: string): Promise<string | undefined> {
  if (path === '-') return undefined
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return resolve(path)
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined
}
