import { chiSquaredUpperTail } from '../../src/math/chi-squared.js'

/** p-value of Pearson's chi-squared test that numbers in [0, 1) are uniform, over 100 equal cells. */
export function uniformityP(numbers: readonly number[]): number {
  const cells = 100
  const counts = new Array<number>(cells).fill(0)
  for (const number of numbers) {
    const cell = Math.floor(number * cells)
    if (!(cell >= 0 && cell < cells)) throw new Error(`${number} is outside [0, 1)`)
    counts[cell] = (counts[cell] as number) + 1
  }
  const expected = numbers.length / cells
  return chiSquaredUpperTail(
    counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0),
    cells - 1,
  )
}
