import { unlinkSync } from 'node:fs'
import { type FileHandle, open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { MelekError } from '../issues/melek-error.js'
import { systemCode, writeFailed } from './system-error.js'

/**
 * A file that appears whole or not at all: it is written under the name `F.part` beside its place and takes the place in
 * one step when everything is on the disk. Until then a file of that name stays as it was.
 */
export interface WholeFile {
  readonly path: string
  /** False for a device or a pipe, which takes the bytes as they come. */
  readonly wholeOrNothing: boolean
  /** Bytes written so far. */
  readonly bytes: number
  /** @throws MelekError `write-failed`, for instance when the disk is full */
  write(chunk: Uint8Array): Promise<void>
  /** Puts the file in its place. @throws MelekError `write-failed`; the partial file is removed then */
  commit(): Promise<void>
  /** Removes the partial file; after commit it does nothing. */
  abort(): Promise<void>
}

/** Partial files that an interrupted process must not leave behind. */
const partial = new Set<string>()

/** Removes every partial file of this process at once; for signal handlers, hence without waiting. */
export function abortAll(): void {
  for (const path of partial) {
    try {
      unlinkSync(path)
    } catch {
      // Gone already, which is what was wanted.
    }
  }
  partial.clear()
}

/**
 * Opens a file to be written whole. A device or a pipe (`/dev/null`) has no place to take and is written as it comes.
 * @throws MelekError `write-failed` where the folder cannot be written to
 */
export async function openWholeFile(path: string): Promise<WholeFile> {
  try {
    const place = await placeOf(path)
    if (place.kind === 'stream') return straightFile(path, await open(path, 'w'))
    // A process that died may have left its partial file; a new one keeps two live processes apart.
    await unlink(`${place.path}.part`).catch(() => undefined)
    const handle = await open(`${place.path}.part`, 'wx', place.mode)
    partial.add(`${place.path}.part`)
    return partialFile(path, place.path, handle)
  } catch (error) {
    throw writeFailed(path, error)
  }
}

type Place = { readonly kind: 'file'; readonly path: string; readonly mode: number } | { readonly kind: 'stream' }

async function placeOf(path: string): Promise<Place> {
  const found = await stat(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (found === undefined) return { kind: 'file', path, mode: 0o666 }
  if (found.isDirectory()) throw new MelekError('write-failed', `"${path}" is a folder; name a file`)
  if (!found.isFile()) return { kind: 'stream' }
  return { kind: 'file', path: await realpath(path), mode: found.mode & 0o777 }
}

function partialFile(path: string, place: string, handle: FileHandle): WholeFile {
  const part = `${place}.part`
  const file = syncedFile(path, handle)
  let open = true
  /** Another process may have begun to write the same file and pushed ours aside. */
  const isOurs = async (): Promise<boolean> => {
    const found = await stat(part).catch(() => undefined)
    return found !== undefined && found.ino === (await handle.stat()).ino
  }
  const abort = async (): Promise<void> => {
    if (!open) return
    open = false
    if (await isOurs()) await unlink(part).catch(() => undefined)
    await handle.close().catch(() => undefined)
    partial.delete(part)
  }
  const commit = async (): Promise<void> => {
    try {
      await file.sync()
      if (!(await isOurs()))
        throw new MelekError('write-failed', `another process is writing "${path}"; wait for it or choose another name`)
      await rename(part, place)
      partial.delete(part)
      open = false
      await handle.close()
      await syncFolder(dirname(place))
    } catch (error) {
      await abort()
      throw writeFailed(path, error)
    }
  }
  return {
    path,
    wholeOrNothing: true,
    get bytes() {
      return file.bytes
    },
    write: file.write,
    commit,
    abort,
  }
}

function straightFile(path: string, handle: FileHandle): WholeFile {
  const file = appendingFile(path, handle)
  const close = async (): Promise<void> => {
    await handle.close().catch(() => undefined)
  }
  return {
    path,
    wholeOrNothing: false,
    get bytes() {
      return file.bytes
    },
    write: file.write,
    commit: close,
    abort: close,
  }
}

interface AppendingFile {
  bytes: number
  write(chunk: Uint8Array): Promise<void>
}

function appendingFile(path: string, handle: FileHandle): AppendingFile {
  const file = {
    bytes: 0,
    async write(chunk: Uint8Array): Promise<void> {
      try {
        for (let from = 0; from < chunk.length; ) {
          const { bytesWritten } = await handle.write(chunk, from, chunk.length - from)
          from += bytesWritten
        }
        file.bytes += chunk.length
      } catch (error) {
        throw writeFailed(path, error)
      }
    },
  }
  return file
}

/** Bytes that may wait for the disk while more are made: at the end it is only waited for the last of them. */
const UNSYNCED = 1 << 24

/** The same for a file that must be on the disk at the end. @returns also what waits for it */
function syncedFile(path: string, handle: FileHandle): AppendingFile & { sync(): Promise<void> } {
  const file = appendingFile(path, handle)
  let syncing: Promise<void> | undefined
  let synced = 0
  let failure: unknown
  const syncAside = async (): Promise<void> => {
    try {
      await handle.datasync()
      syncing = undefined
    } catch (error) {
      // A disk tells of a failure once, perhaps here; nothing more is synced then.
      failure = error
    }
  }
  return {
    get bytes() {
      return file.bytes
    },
    async write(chunk) {
      await file.write(chunk)
      if (syncing !== undefined || file.bytes - synced < UNSYNCED) return
      synced = file.bytes
      syncing = syncAside()
    },
    async sync() {
      await syncing
      if (failure !== undefined) throw failure
      await handle.sync()
    },
  }
}

/** Without it a power cut may forget the renaming; some systems cannot open folders and then need no such step. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
