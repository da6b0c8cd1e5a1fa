/** Bit i says whether byte i of a word is 0. @source Warren, Hacker's Delight (2012), section 6-1 */
export function delimiterBits(word: number): number {
  const zeros = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word) & 0x80808080
  return Math.imul(zeros >>> 7, 0x10204080) >>> 28
}

/**
 * What four bytes hold that begin with a cell, by which of them are delimiters: up to three whole cells, each empty or of
 * one character. Bits 0–14 are the places of the cells, five bits each as a shift; bits 15–16 how many they are, 17–19 how
 * many bytes, 20–22 which of them are empty, 23–24 how many of them. 0 where no cell ends as it should.
 */
export const fourBytes = Int32Array.from({ length: 16 }, (_, delimiters) => {
  let at = 0
  let count = 0
  let places = 0
  let empty = 0
  let empties = 0
  while (at < 4 && count < 3) {
    const isEmpty = (delimiters >> at) & 1
    if (isEmpty === 0 && ((delimiters >> (at + 1)) & 1) === 0) break
    places |= (8 * at) << (5 * count)
    empty |= isEmpty << count
    empties += isEmpty
    at += 2 - isEmpty
    count++
  }
  // Cells that are not there are read at the last delimiter, as empty ones, and count for nothing.
  for (let cell = count; cell < 3; cell++) places |= (8 * Math.max(0, at - 1)) << (5 * cell)
  return count === 0 ? 0 : places | (count << 15) | (at << 17) | (empty << 20) | (empties << 23)
})
