#!/usr/bin/env node
import { abortAll } from '../runtime/whole-file.js'
import { exitCodes } from './exit-code.js'
import { run } from './program.js'

const interruption = new AbortController()

// The first signal lets the command end in order; the second ends it at once, still without half files.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) {
      abortAll()
      process.exit(exitCodes.interrupted)
    }
    interruption.abort()
  })
}

// A reader such as `head` may stop reading what people are told; that harms nothing. Anything else, a full disk say, does.
let unwritten: Error | undefined
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') unwritten ??= error
  })
}
process.on('exit', abortAll)

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  now: Date.now,
  signal: interruption.signal,
})
process.exitCode = code
// Streams report their failures after the write: the last word belongs to the end of the process.
process.on('exit', () => {
  if (unwritten !== undefined && process.exitCode === exitCodes.done) process.exitCode = exitCodes.readOrWrite
})
