import { rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { MelekError } from '../issues/melek-error.js'
import { writeFailed } from '../runtime/system-error.js'
import { openWholeFile, type WholeFile } from '../runtime/whole-file.js'
import type { ScoresPassport } from './passport.js'
import { openRejectLog, type RejectLog } from './rejects-file.js'
import type { ScoreFileOptions } from './score-file-options.js'

/** The files that a run writes: together they appear, or none of them. */
export interface ScoreOutputs {
  readonly rejects: RejectLog
  /** Writes bytes, whose memory may be used again afterwards. */
  write(bytes: Uint8Array): Promise<void>
  commit(passport: ScoresPassport): Promise<void>
  abort(): Promise<void>
}

/** Name of the passport of a score file. */
export function passportPath(scores: string): string {
  return `${scores}.meta.json`
}

/** @throws MelekError `write-failed` before anything is read, where a file cannot be written */
export async function openScoreOutputs(options: ScoreFileOptions): Promise<ScoreOutputs> {
  const rejects = await openRejectLog(options.rejects, options.hashId !== undefined)
  try {
    if (options.out === '-') return streamOutputs(options.standardOutput ?? process.stdout, rejects)
    return await fileOutputs(options.out, await openWholeFile(options.out), rejects)
  } catch (error) {
    await rejects.abort()
    throw error
  }
}

async function fileOutputs(path: string, scores: WholeFile, rejects: RejectLog): Promise<ScoreOutputs> {
  const packed = /\.gz$/i.test(path) ? (await import('../runtime/packed-file.js')).packedFile(scores) : undefined
  return {
    rejects,
    write: packed?.write ?? scores.write,
    async commit(passport) {
      await packed?.end()
      const meta = await openWholeFile(passportPath(path))
      try {
        await meta.write(new TextEncoder().encode(`${JSON.stringify(passport, undefined, 2)}\n`))
        await rejects.commit()
        // Were the process to die between two steps, scores would stand without a passport, never with that of another run.
        if (scores.wholeOrNothing) await rm(passportPath(path), { force: true })
        await scores.commit()
        await meta.commit()
      } finally {
        await meta.abort()
      }
    },
    async abort() {
      packed?.abort()
      await scores.abort()
      await rejects.abort()
    },
  }
}

/** Standard output cannot be taken back: a refused run may have written rows before; there is no passport beside it. */
function streamOutputs(stream: Writable, rejects: RejectLog): ScoreOutputs {
  let failure: unknown
  const fail = (error: unknown) => {
    failure = error
  }
  stream.on('error', fail)
  const refuseFailure = (): void => {
    if (failure !== undefined) throw writeFailed(standardOutput, failure)
    if (stream.destroyed) throw new MelekError('write-failed', `"${standardOutput}" was closed before the end`)
  }
  return {
    rejects,
    async write(bytes) {
      refuseFailure()
      // A stream keeps what it cannot pass on yet.
      if (bytes.length > 0 && !stream.write(Uint8Array.from(bytes))) await writable(stream)
      refuseFailure()
    },
    async commit() {
      await rejects.commit()
      stream.off('error', fail)
    },
    async abort() {
      await rejects.abort()
      stream.off('error', fail)
    },
  }
}

const standardOutput = 'standard output'

/** Resolves when a stream takes more, or never will. */
function writable(stream: Writable): Promise<void> {
  const events = ['drain', 'close', 'error'] as const
  return new Promise((resolve) => {
    const done = () => {
      for (const event of events) stream.off(event, done)
      resolve()
    }
    for (const event of events) stream.on(event, done)
  })
}
