import type { TextStream } from '../command-context.js'
import { createStyle, type Style, wantsColour } from './style.js'
import { wrapText } from './wrap.js'

/** Where a command speaks to people. */
export interface Terminal {
  /** Columns to fill at most: 80, or fewer where the window is narrower. */
  readonly width: number
  readonly style: Style
  readonly errorStyle: Style
  /** A line on standard output, as it is. */
  print(text?: string): void
  /** Running text on standard output, wrapped. */
  say(text: string): void
  /** Running text on standard error, wrapped: notes, warnings, progress. */
  note(text: string): void
  /** The same three on standard error, for commands whose result goes to standard output. */
  readonly aside: Pick<Terminal, 'print' | 'say' | 'style'>
}

export function createTerminal(
  stdout: TextStream,
  stderr: TextStream,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const width = Math.min(80, stdout.columns ?? stderr.columns ?? 80)
  const speaker = (stream: TextStream) => ({
    style: createStyle(wantsColour(stream.isTTY === true, environment)),
    print: (text = '') => void stream.write(`${text}\n`),
    say: (text: string) => void stream.write(`${wrapText(text, width)}\n`),
  })
  const out = speaker(stdout)
  const aside = speaker(stderr)
  return { width, ...out, errorStyle: aside.style, note: aside.say, aside }
}
