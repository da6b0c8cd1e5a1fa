import { close, constants, open } from 'node:fs'
import { Socket } from 'node:net'
import { promisify } from 'node:util'
import { MelekError } from '../issues/melek-error.js'

/**
 * The bytes of a named pipe, read once and as they come. Waiting for them holds no thread, so that the process can end meanwhile.
 * @throws MelekError `interrupted`
 */
export async function* pipePieces(path: string, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const pipe = new Socket({ fd: await opened(path, signal), readable: true, writable: false })
  const interrupt = () => void pipe.destroy(interrupted())
  signal?.addEventListener('abort', interrupt)
  try {
    yield* pipe
  } finally {
    signal?.removeEventListener('abort', interrupt)
    pipe.destroy()
  }
}

/** Opening waits for a writer; at an interruption the process is one itself, for a moment, which ends the wait. */
async function opened(path: string, signal: AbortSignal | undefined): Promise<number> {
  const release = () =>
    open(path, constants.O_WRONLY | constants.O_NONBLOCK, (error, descriptor) => {
      if (error === null) close(descriptor)
    })
  if (signal?.aborted) throw interrupted()
  signal?.addEventListener('abort', release)
  try {
    const descriptor = await promisify(open)(path, 'r')
    if (!signal?.aborted) return descriptor
    await promisify(close)(descriptor)
    throw interrupted()
  } finally {
    signal?.removeEventListener('abort', release)
  }
}

function interrupted(): MelekError {
  return new MelekError('interrupted', 'the run was interrupted while it waited for its input')
}
