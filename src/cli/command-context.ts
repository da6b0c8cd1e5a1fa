import type { Readable, Writable } from 'node:stream'
import type { Language } from '../reports/bilingual.js'
import type { ExitCode } from './exit-code.js'
import type { Terminal } from './terminal/terminal.js'

/** A stream of text for people; `isTTY` and `columns` as Node gives them. */
export type TextStream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What a run sees of the machine: everything that a test replaces. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: TextStream
  readonly stderr: TextStream
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal
}

/** What a command is given besides its arguments. */
export interface CommandContext extends Surroundings {
  readonly language: Language
  readonly terminal: Terminal
  /** The command line as typed, for passports. */
  readonly commandLine: string
  /** Ends the run with this code unless a graver one is named; without a call the run ends with 0. */
  readonly finish: (code: ExitCode) => void
  /** Says that everything asked for is in its place: an interruption after this comes too late to change anything, and is none. */
  readonly complete: () => void
}
