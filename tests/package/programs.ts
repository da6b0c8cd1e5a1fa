import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Outcome {
  readonly status: number | null
  /** Standard output, then standard error. */
  readonly text: string
}

/** Runs a program in a folder to its end. */
export function run(folder: string, command: string, args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  return { status, text: stdout + stderr }
}

/** Writes a file of a consumer, its folders included. */
export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
