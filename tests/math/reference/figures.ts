import document from './figures.json' with { type: 'json' }

/** Inputs as numbers, then figures as decimal text; the passport is in figures.json. */
export type FigureRow = readonly (number | string)[]

const { passport: _passport, ...sections } = document

/** Rows of one section of figures.json. */
export function figuresOf(section: keyof typeof sections): readonly FigureRow[] {
  return sections[section]
}

/**
 * Rows on which `compute` and the figures differ by more than a relative tolerance; none is what a test wants to see.
 * @param compute from the inputs of a row, as many numbers as the row has figures
 */
export function disagreements(
  rows: readonly FigureRow[],
  relativeTolerance: number,
  compute: (...inputs: [number, number, number]) => readonly number[],
): readonly object[] {
  if (rows.length === 0) throw new Error('no figures to compare with')
  return rows.flatMap((row) => {
    const inputs = row.filter((cell) => typeof cell === 'number') as [number, number, number]
    const expected = row.filter((cell) => typeof cell === 'string').map(Number)
    const actual = compute(...inputs)
    const agrees = expected.every((figure, i) => Math.abs((actual[i] as number) - figure) <= relativeTolerance * Math.abs(figure))
    return agrees && actual.length === expected.length ? [] : [{ inputs, expected, actual }]
  })
}
