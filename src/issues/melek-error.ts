import { type Issue, issueText } from './issue.js'

/**
 * The one error class of melek: thrown for misuse only, after all problems have been collected.
 * Tell errors apart by `code`, never by `instanceof`: two copies of the package may live in one program.
 */
export class MelekError extends Error {
  override readonly name = 'MelekError'

  constructor(
    /** Stable code, listed in docs/errors.md. */
    readonly code: string,
    message: string,
    /** Every problem found, in the order of the input. */
    readonly issues: readonly Issue[] = [],
  ) {
    super(issues.length === 0 ? message : `${message}\n${issues.map((issue) => `  - ${issueText(issue)}`).join('\n')}`)
  }
}

/** Whether an unknown value is a melek error, by its shape and not by its class. */
export function isMelekError(value: unknown): value is MelekError {
  return value instanceof Error && value.name === 'MelekError' && 'code' in value && 'issues' in value
}
