import { stat } from 'node:fs/promises'

/** Whether a path means standard input: `-`, or the name that some systems give it. */
export function isStandardInput(path: string): boolean {
  return path === '-' || path === '/dev/stdin'
}

/** Whether what a path names comes only once: standard input, a named pipe, a device. What does not exist is told by whoever opens it. */
export async function isReadOnce(path: string): Promise<boolean> {
  if (isStandardInput(path)) return true
  const found = await stat(path).catch(() => undefined)
  return found !== undefined && !found.isFile() && !found.isDirectory()
}
