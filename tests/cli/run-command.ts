import { PassThrough, Readable } from 'node:stream'
import { run } from '../../src/cli/program.js'

export interface CommandOutcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandInput {
  /** What the person types, or the file on standard input. */
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Runs a command line in this process with streams of its own; English unless the arguments or the environment say otherwise. */
export async function runCommand(args: readonly string[], options: CommandInput = {}): Promise<CommandOutcome> {
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const texts = [collect(stdout), collect(stderr)]
  let time = 0
  const code = await run(args, {
    stdin: Readable.from(options.input === undefined ? [] : [options.input]),
    stdout,
    stderr,
    environment: { MELEK_LANG: 'en', ...options.environment },
    now: () => (time += 1000),
    signal: options.signal ?? new AbortController().signal,
  })
  stdout.end()
  stderr.end()
  const [out = '', err = ''] = await Promise.all(texts)
  return { code, stdout: out, stderr: err }
}

async function collect(stream: PassThrough): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
