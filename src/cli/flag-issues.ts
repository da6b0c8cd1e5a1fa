import { isMelekError, MelekError } from '../issues/melek-error.js'

/** Options of the library that a command has under another name. */
const renamed: Readonly<Record<string, string>> = {
  idColumn: '--id',
  standardError: '--se',
  shape: '--long',
  noDuplicateCheck: '--no-duplicate-check',
}

/** The option of a command line for a name of the library: `plausibleValues` is `--plausible-values`. */
function flagOf(name: string): string {
  return renamed[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** An error of options with their names as the command line has them; any other as it is. */
export function withFlags(error: unknown): unknown {
  if (!isMelekError(error) || error.code !== 'options-invalid') return error
  const issues = error.issues.map((issue) => (issue.path === undefined ? issue : { ...issue, path: flagOf(issue.path) }))
  return new MelekError(error.code, error.message.split('\n')[0] ?? '', issues)
}
