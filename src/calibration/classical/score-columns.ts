import type { ClassicalData } from './classical-data.js'

/** Answers laid out by item, for loops over the persons of one item or of two. */
export interface ScoreColumns {
  readonly items: number
  readonly persons: number
  /** Code of each person's answer, a column an item. */
  readonly codes: readonly Uint8Array[]
  /** Category of each person, a column an item; `highest + 1` where none counts. */
  readonly scores: readonly Uint8Array[]
  /** Highest category of each item, at least 1. */
  readonly highest: readonly number[]
  /** Persons whose answer counts, their mean category and its variance (n − 1). */
  readonly counted: readonly number[]
  readonly means: Float64Array
  readonly variances: Float64Array
}

/** Persons whose rows are turned into columns together: as many as a processor keeps at hand. */
const personsAtOnce = 512

/** @param members places of the persons wanted; default all */
export function scoreColumns(data: ClassicalData, members?: Uint32Array): ScoreColumns {
  const items = data.itemIds.length
  const persons = members?.length ?? data.persons
  const codes = codeColumns(data, members)
  const counts = codes.map(countsByCode)
  const highest = data.meanings.map((meanings, i) => {
    const given = data.highest?.[i]
    const seen = meanings.reduce(
      (top, { category = 0 }, code) => ((counts[i]?.[code] ?? 0) > 0 ? Math.max(top, category) : top),
      1,
    )
    return Math.max(given ?? 1, seen)
  })
  const scores = codes.map((column, i) => {
    const missing = (highest[i] as number) + 1
    const score = new Uint8Array(256).fill(missing)
    for (const [code, { category }] of data.meanings[i]?.entries() ?? []) score[code] = category ?? missing
    return column.map((code) => score[code] as number)
  })
  const moments = data.meanings.map((meanings, i) =>
    momentsOf(meanings.map(({ category }, code) => [category, counts[i]?.[code] ?? 0] as const)),
  )
  return {
    items,
    persons,
    codes,
    scores,
    highest,
    counted: moments.map(({ n }) => n),
    means: Float64Array.from(moments, ({ mean }) => mean),
    variances: Float64Array.from(moments, ({ variance }) => variance),
  }
}

/** How many persons have each code. */
export function countsByCode(column: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256)
  for (let p = 0; p < column.length; p++) counts[column[p] as number]!++
  return counts
}

function codeColumns({ itemIds, persons, answers }: ClassicalData, members: Uint32Array | undefined): Uint8Array[] {
  const items = itemIds.length
  const wanted = members?.length ?? persons
  const columns = itemIds.map(() => new Uint8Array(wanted))
  for (let from = 0; from < wanted; from += personsAtOnce) {
    const to = Math.min(wanted, from + personsAtOnce)
    for (let i = 0; i < items; i++) {
      const column = columns[i] as Uint8Array
      for (let p = from; p < to; p++)
        column[p] = answers[(members === undefined ? p : (members[p] as number)) * items + i] as number
    }
  }
  return columns
}

function momentsOf(counts: readonly (readonly [category: number | undefined, n: number])[]) {
  let [n, sum] = [0, 0]
  for (const [category, count] of counts) {
    if (category === undefined) continue
    n += count
    sum += count * category
  }
  const mean = n === 0 ? 0 : sum / n
  let squares = 0
  for (const [category, count] of counts) if (category !== undefined) squares += count * (category - mean) ** 2
  return { n, mean, variance: n < 2 ? 0 : squares / (n - 1) }
}
