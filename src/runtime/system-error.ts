import { MelekError } from '../issues/melek-error.js'

/** Code of a system error such as ENOENT, or undefined for any other value. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined
}

const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space or choose another folder',
  EDQUOT: 'your disk quota is used up; free some space or choose another folder',
  EACCES: 'permission is missing; check the rights of the file and its folder',
  EPERM: 'permission is missing; check the rights of the file and its folder',
  EROFS: 'the disk is read-only; choose another folder',
  ENOENT: 'it does not exist; check the path',
  EISDIR: 'it is a folder, not a file; name a file',
  ENOTDIR: 'part of its path is a file, not a folder; check the path',
  EMFILE: 'too many files are open',
  EFBIG: 'the file would exceed the largest size this disk allows',
  EIO: 'the disk reports a fault',
  EPIPE: 'the reader closed the pipe before the end',
}

function meaningOf(error: unknown): string {
  const code = systemCode(error)
  if (code !== undefined) return meanings[code] ?? code
  return error instanceof Error ? error.message : String(error)
}

/** `write-failed`, saying what could not be written and why; a melek error passes unchanged. */
export function writeFailed(path: string, error: unknown): MelekError {
  if (error instanceof MelekError) return error
  return new MelekError('write-failed', `"${path}" could not be written: ${meaningOf(error)}`)
}

/** `read-failed`, saying what could not be read and why; a melek error passes unchanged. */
export function readFailed(path: string, error: unknown): MelekError {
  if (error instanceof MelekError) return error
  return new MelekError('read-failed', `"${path}" could not be read: ${meaningOf(error)}`)
}
