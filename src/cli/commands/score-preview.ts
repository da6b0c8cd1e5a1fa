import { Writable } from 'node:stream'
import { createDecoder } from '../../tables/decode.js'

/** The first lines of an output that nobody wants to see scroll past. */
export interface Preview {
  readonly stream: Writable
  lines(): readonly string[]
}

/** Persons shown, below the header. */
export const PREVIEW_PERSONS = 10

export function previewStream(): Preview {
  const decoder = createDecoder()
  let text = ''
  let complete = false
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (!complete) text += decoder.push(chunk)
      complete = text.split('\n').length > PREVIEW_PERSONS + 1
      done()
    },
  })
  return {
    stream,
    lines: () =>
      text
        .split('\n')
        .slice(0, PREVIEW_PERSONS + 1)
        .filter((line) => line !== ''),
  }
}
