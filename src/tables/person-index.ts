import { type AscendingCodes, createAscendingCodes } from './ascending-codes.js'
import { createIdPrefixes } from './id-prefixes.js'
import { personCodeInto } from './person-code.js'
import { type Codes, type CodeTable, createCodeQueue, createCodeTable } from './person-codes.js'

/**
 * What the index knows of an id: `seen` is certain, `suspected` means that the hash of an earlier id is the same.
 */
export type PersonKnown = 'new' | 'seen' | 'suspected'

/** What the index knows of each of many ids, as a number. */
export const knownKinds: readonly PersonKnown[] = ['new', 'seen', 'suspected']

/** The ids of the persons seen so far. */
export interface PersonIndex {
  /** Enters an id and says whether it was there before. */
  enter(id: string): PersonKnown
  /** Puts an id, UTF-8 from `start` to `end`, in the queue. */
  queue(view: DataView, start: number, end: number): void
  /**
   * Kernel of enter: enters all ids of the queue in their order and empties it. Many at once take less time each, since
   * a processor can wait for many places of a table at the same time.
   * @param known for each id its index in knownKinds
   * @returns whether all of them were new
   */
  enterQueueInto(known: Uint8Array): boolean
  /** The same for codes of ids, as personCodeInto makes them. */
  enterCodesInto(known: Uint8Array, codes: Codes): boolean
  /** Ids entered, those told apart. */
  readonly size: number
}

/**
 * The ids seen so far: 1 to 5 bytes a person while they ascend, 8 bytes after that, with free places 11 to 21.
 *
 * Ids of at most 18 digits (a NIP, a NIK), of at most 8 ASCII characters, and numbers behind at most 7 such characters (P0000001) are held
 * as they are: two of them never agree by chance. Numbers behind more (peserta-0000001) agree if 52 bits of hash of what is before do,
 * any other ids if 61 bits of theirs do. Agreement there is only a suspicion, to be verified against the text before anybody is refused;
 * among a million ids of the last kind one false suspicion arises with probability 2·10⁻⁷ (n²/2⁶²).
 */
export function createPersonIndex(): PersonIndex {
  /** As long as the codes ascend, as in a file in the order of its ids, each is new and a list of them is enough. */
  let list: AscendingCodes | undefined = createAscendingCodes()
  let table: CodeTable | undefined
  const queued = createCodeQueue()
  const prefixes = createIdPrefixes()
  const code = new Uint32Array(2)
  const known = new Uint8Array(1)

  const queue = (view: DataView, start: number, end: number) => {
    personCodeInto(code, view, start, end, prefixes)
    queued.add(code[0]!, code[1]!)
  }
  const enterCodesInto = (into: Uint8Array, codes: Codes) => {
    const ascending = list?.add(codes) ?? 0
    into.fill(0, 0, ascending)
    const { size } = codes
    if (ascending < size) {
      table ??= createCodeTable(list!)
      list = undefined
      table.addInto(into, codes, ascending)
    }
    return ascending === size || into.subarray(ascending, size).every((kind) => kind === 0)
  }
  const enterQueueInto = (into: Uint8Array) => {
    const allNew = enterCodesInto(into, queued)
    queued.empty()
    return allNew
  }
  return {
    enter(id) {
      const bytes = encoder.encode(id)
      queue(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.length)
      enterQueueInto(known)
      return knownKinds[known[0]!]!
    },
    queue,
    enterQueueInto,
    enterCodesInto,
    get size() {
      return (list ?? table!).size
    },
  }
}

const encoder = new TextEncoder()
