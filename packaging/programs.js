import { existsSync, readdirSync } from 'node:fs'
import { root } from './doors.js'

/** What package.json calls the command, and the file in dist/ behind it. */
export const command = existsSync(`${root}src/cli/cli.ts`) ? { melek: 'dist/cli.js' } : {}

/** Programs of their own in dist/, started by path and never imported: the command and the worker entry of each room. */
export const programs = ['src/cli/cli.ts', ...readdirSync(`${root}src`).map((room) => `src/${room}/${room}-worker.ts`)].filter(
  (source) => existsSync(root + source),
)
