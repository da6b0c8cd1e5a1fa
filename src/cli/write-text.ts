import { openWholeFile } from '../runtime/whole-file.js'
import type { CommandContext } from './command-context.js'

/** Writes a text file that appears whole or not at all; `-` is standard output. @throws MelekError `write-failed` */
export async function writeText(path: string, text: string, context: Pick<CommandContext, 'stdout'>): Promise<void> {
  if (path === '-') {
    context.stdout.write(text)
    return
  }
  const file = await openWholeFile(path)
  try {
    await file.write(new TextEncoder().encode(text))
    await file.commit()
  } finally {
    await file.abort()
  }
}
