import { answersPerWord, fourCategories, readableAsWords, rightOrWrong, type WordPacking, wordsReader } from './answer-words.js'
import type { GroupTables } from './group-tables.js'

/**
 * Finds the rows of some persons in the tables of their groups.
 * @param places persons × groups, room for `to − from` persons
 * @param answered where the number of responses that count goes, one entry a person of the whole block; absent = not wanted
 * @returns how many persons were found, fewer than asked where a response is not in the tables
 */
export type AnswerRows = (
  places: Int32Array,
  responses: Uint8Array,
  from: number,
  to: number,
  answered?: Int32Array | Uint16Array,
) => number

/**
 * The rows of persons, four answers at a time where the groups and the place of the responses in memory allow it.
 * @param missing least and most responses of a person that may be missing; any number unless given
 */
export function answerRows(tables: GroupTables, missing?: readonly [least: number, most: number]): AnswerRows {
  const byAnswer = rowsByAnswer(tables, missing ?? [0, tables.states.length])
  const packing = [rightOrWrong, fourCategories].find((each) => fits(tables, each))
  if (packing === undefined) return byAnswer
  const byWord = rowsByWord(tables, packing)
  return (places, responses, from, to, answered) =>
    (readableAsWords(responses) ? byWord : byAnswer)(places, responses, from, to, answered)
}

/** Words behind one row: eight answers right or wrong, four of up to four categories. */
function wordsOfGroup({ bits }: WordPacking): number {
  return 2 / bits
}

function fits({ firstItem, states, withMissing }: GroupTables, packing: WordPacking): boolean {
  if (withMissing || states.length === 0 || states.length % answersPerWord !== 0) return false
  if (!states.every((count) => count === 1 << packing.bits)) return false
  const items = wordsOfGroup(packing) * answersPerWord
  return firstItem.every((first, g) => first === Math.min(states.length, g * items))
}

function rowsByAnswer(tables: GroupTables, [least, most]: readonly [number, number]): AnswerRows {
  return (places, responses, from, to, answered) => {
    // Out of the closure on entry: every access would load them from there anew.
    const { firstItem, groupStart, step } = tables
    const groups = groupStart.length
    const items = firstItem[groups] as number
    for (let person = from, at = 0; person < to; person++) {
      const start = person * items
      let absent = 0
      for (let g = 0; g < groups; g++) {
        let row = groupStart[g] as number
        const end = firstItem[g + 1] as number
        for (let item = firstItem[g] as number; item < end; item++) {
          const response = responses[start + item] as number
          row += step[(item << 8) | response] as number
          // 1 for 255, the only byte that carries into a ninth bit.
          absent += (response + 1) >> 8
        }
        if (row < 0) return person - from
        places[at++] = row
      }
      if (absent < least || absent > most) return person - from
      if (answered !== undefined) answered[person] = items - absent
    }
    return to - from
  }
}

function rowsByWord({ groupStart, stride, states }: GroupTables, packing: WordPacking): AnswerRows {
  const items = states.length
  const wordsOf = wordsReader()
  return (places, responses, from, to, answered) => {
    const { bits, gather, beyond } = packing
    const perGroup = wordsOfGroup(packing)
    const words = items / answersPerWord
    const shift = 32 - answersPerWord * bits
    const groups = groupStart.length
    const packed = wordsOf(responses)
    for (let person = from, at = 0; person < to; person++) {
      let word = person * words
      const end = word + words
      let unknown = 0
      for (let g = 0; g < groups; g++) {
        const low = packed[word++] as number
        unknown |= low
        let row = Math.imul(low, gather) >>> shift
        if (perGroup > 1 && word < end) {
          const high = packed[word++] as number
          unknown |= high
          row |= (Math.imul(high, gather) >>> shift) << answersPerWord
        }
        places[at++] = (groupStart[g] as number) + row * stride
      }
      if ((unknown & beyond) !== 0) return person - from
      if (answered !== undefined) answered[person] = items
    }
    return to - from
  }
}
