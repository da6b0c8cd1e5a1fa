/**
 * The only globals outside the language that a pure room may use: Node, Deno, Bun, workers and browsers all have them,
 * but no `lib` of TypeScript declares them without the whole DOM. Seen by `tsconfig.pure.json` only.
 */

interface TextDecoderOptions {
  readonly fatal?: boolean
  readonly ignoreBOM?: boolean
}

declare class TextDecoder {
  constructor(label?: string, options?: TextDecoderOptions)
  readonly encoding: string
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number }
}
