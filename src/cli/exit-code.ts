import { isMelekError } from '../issues/melek-error.js'
import { systemCode } from '../runtime/system-error.js'

/** Exit codes of every command. */
export const exitCodes = {
  done: 0,
  misuse: 1,
  /** Some input was rejected; what was good has been used. */
  rejected: 2,
  notConverged: 3,
  readOrWrite: 4,
  /** A defect in melek. */
  defect: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Codes of errors that mean: the command is right, the content of an input is not. */
const rejectedInput =
  /^(anchors|calibration|dif|testlets|exposure-state|session|placement|table|layout|encoding|record|documents?|bank|item|content|keys|standard|target|design|blueprint|form|json|response|responses|columns|file|scores|roster|parquet|hash|person)-/
const readOrWrite = /^(read|write)-failed$/

/** The exit code that an error means; what melek does not know is a defect of its own. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isMelekError(error)) return systemCode(error) === undefined ? exitCodes.defect : exitCodes.readOrWrite
  if (error.code === 'interrupted') return exitCodes.interrupted
  if (error.code === 'not-converged') return exitCodes.notConverged
  // Bank and file have nothing to do with each other: the command names the wrong ones.
  if (error.issues.some(({ code }) => code === 'items-none')) return exitCodes.misuse
  // Two options for the form of the scores exclude each other, whatever the input is.
  if (error.code === 'scores-format') return exitCodes.misuse
  if (readOrWrite.test(error.code)) return exitCodes.readOrWrite
  return rejectedInput.test(error.code) ? exitCodes.rejected : exitCodes.misuse
}
