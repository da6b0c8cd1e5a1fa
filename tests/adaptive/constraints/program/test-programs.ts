import type { ProgramRow, WholeProgram } from '../../../../src/adaptive/constraints/program/whole-program.js'
import { keyedUniform } from '../../../../src/math/keyed-uniform.js'

interface TestProgramOptions {
  readonly seed: string
  readonly items: number
  readonly length: number
  /** How far counts may be from their share, beyond whole numbers. */
  readonly room: number
}

/** Kinds of each of the four attributes: with the length and the sum of words a program of 19 rows and some enemies. */
const kinds = [4, 3, 5, 5]

/** Choosing the items of a test: counts of four attributes, a sum of words, groups of enemies; information as of a 2PL item. */
export function testProgram({ seed, items, length, room }: TestProgramOptions): WholeProgram {
  const draw = (...keys: (string | number)[]) => keyedUniform(seed, ...keys)
  const all = [...Array(items).keys()]
  const rows: ProgramRow[] = [{ columns: all, low: length, high: length }]
  kinds.forEach((count, attribute) => {
    for (let kind = 0; kind < count; kind++) {
      const columns = all.filter((item) => Math.floor(draw('kind', attribute, item) * count) === kind)
      rows.push({ columns, low: Math.max(0, Math.floor(length / count) - room), high: Math.ceil(length / count) + room })
    }
  })
  rows.push({
    columns: all,
    coefficients: all.map((item) => 20 + Math.floor(60 * draw('words', item))),
    low: 0,
    high: 48 * length,
  })
  for (let group = 0; group < items / 12; group++) {
    const members = [0, 1, 2].map((member) => Math.floor(items * draw('enemy', group, member)))
    rows.push({ columns: [...new Set(members)], low: 0, high: 1 })
  }
  const objective = Float64Array.from(all, (item) => {
    const discrimination = 0.5 + 1.5 * draw('a', item)
    const probability = 1 / (1 + Math.exp(discrimination * (4 * draw('b', item) - 2)))
    return discrimination ** 2 * probability * (1 - probability)
  })
  return {
    objective,
    lower: new Float64Array(items),
    upper: new Float64Array(items).fill(1),
    whole: new Uint8Array(items).fill(1),
    rows,
  }
}
