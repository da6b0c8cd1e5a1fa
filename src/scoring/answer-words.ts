/** Answers in one word of four bytes. */
export const answersPerWord = 4

/** How the answers in a word become one number: `gather` moves the low bits of each to the top of the product. */
export interface WordPacking {
  /** Bits of an answer. */
  readonly bits: 1 | 2
  readonly gather: number
  /** Bits of a word that no answer has. */
  readonly beyond: number
}

/** Right or wrong: four answers in four bits. */
export const rightOrWrong: WordPacking = { bits: 1, gather: (1 << 28) | (1 << 21) | (1 << 14) | (1 << 7), beyond: 0xfefefefe | 0 }
/** Up to four categories: four answers in eight bits. */
export const fourCategories: WordPacking = {
  bits: 2,
  gather: (1 << 24) | (1 << 18) | (1 << 12) | (1 << 6),
  beyond: 0xfcfcfcfc | 0,
}

const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/** Whether four responses may be read at once. */
export function readableAsWords(responses: Uint8Array): boolean {
  return littleEndian && responses.byteOffset % answersPerWord === 0
}

/** The words of responses, kept for the next call with the same ones: a view takes as long as scoring some persons. */
export function wordsReader(): (responses: Uint8Array) => Int32Array {
  let seen: Uint8Array | undefined
  let words: Int32Array = new Int32Array(0)
  return (responses) => {
    if (responses !== seen) {
      words = new Int32Array(responses.buffer, responses.byteOffset, Math.floor(responses.length / answersPerWord))
      seen = responses
    }
    return words
  }
}
