import type { AnswerMeaning } from './classical-data.js'
import type { ScoreColumns } from './score-columns.js'

/**
 * Persons who left each item and every later one of theirs blank, after an answer to an earlier one: they probably did not get there,
 * whatever the file calls it. Items that were not presented do not break the run.
 * @param meanings by item, in the order of the test
 */
export function trailingBlanks(
  { items, persons, codes }: ScoreColumns,
  meanings: readonly (readonly AnswerMeaning[])[],
): Uint32Array {
  const counts = new Uint32Array(items)
  const kinds = meanings.map((ofItem) => Uint8Array.from({ length: 256 }, (_, code) => kindOf(ofItem[code])))
  // Last item of each person with an answer, and nothing for those without any.
  const last = new Int32Array(persons).fill(-1)
  for (let i = 0; i < items; i++) {
    const [column, kind] = [codes[i] as Uint8Array, kinds[i] as Uint8Array]
    for (let p = 0; p < persons; p++) if (kind[column[p]!] === ANSWERED) last[p] = i
  }
  for (let i = 0; i < items; i++) {
    const [column, kind] = [codes[i] as Uint8Array, kinds[i] as Uint8Array]
    for (let p = 0; p < persons; p++) if (kind[column[p]!] === BLANK && last[p]! >= 0 && last[p]! < i) counts[i]!++
  }
  return counts
}

const [ANSWERED, BLANK, ABSENT] = [0, 1, 2]

function kindOf(meaning: AnswerMeaning | undefined): number {
  if (meaning === undefined || meaning.state === 'not-presented') return ABSENT
  return meaning.state === 'answered' ? ANSWERED : BLANK
}
