import fc from 'fast-check'
import type { ProgramRow, WholeProgram } from '../../../../src/adaptive/constraints/program/whole-program.js'

/** Rows of counts, of sums and of signed figures, with ends that may be open, equal or out of reach. */
function arbitraryRow(columns: number): fc.Arbitrary<ProgramRow> {
  const coefficient = fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 99 }), fc.integer({ min: -2, max: 2 }))
  return fc
    .record({
      picked: fc.subarray([...Array(columns).keys()], { minLength: 1 }),
      figures: fc.option(fc.array(coefficient, { minLength: columns, maxLength: columns }), { nil: undefined }),
      middle: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
      width: fc.constantFrom(0, 0, 0.1, 0.3),
      open: fc.constantFrom('low', 'high', 'none', 'none'),
    })
    .map(({ picked, figures, middle, width, open }) => {
      const coefficients = figures === undefined ? undefined : picked.map((j) => figures[j] as number)
      const whole = coefficients === undefined ? picked.length : coefficients.reduce((sum, figure) => sum + figure, 0)
      const [one, other] = [Math.round(whole * (middle - width)), Math.round(whole * (middle + width))]
      return {
        columns: picked,
        coefficients,
        low: open === 'low' ? Number.NEGATIVE_INFINITY : Math.min(one, other),
        high: open === 'high' ? Number.POSITIVE_INFINITY : Math.max(one, other),
      }
    })
}

/** Programs of up to ten whole columns, some of them fixed, with and without ties in the objective. */
export const arbitraryProgram: fc.Arbitrary<WholeProgram> = fc.integer({ min: 1, max: 10 }).chain((columns) =>
  fc
    .record({
      objective: fc.oneof(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: columns, maxLength: columns }),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: columns, maxLength: columns }),
      ),
      bounds: fc.array(fc.constantFrom([0, 1], [0, 1], [0, 1], [0, 1], [1, 1], [0, 0], [0, 2]), {
        minLength: columns,
        maxLength: columns,
      }),
      rows: fc.array(arbitraryRow(columns), { maxLength: 6 }),
    })
    .map(({ objective, bounds, rows }) => ({
      objective: Float64Array.from(objective),
      lower: Float64Array.from(bounds, ([low]) => low as number),
      upper: Float64Array.from(bounds, ([, high]) => high as number),
      whole: new Uint8Array(columns).fill(1),
      rows,
    })),
)

/** The best value over every x, or undefined where none meets the rows. */
export function bestByEnumeration({ objective, lower, upper, rows }: WholeProgram): number | undefined {
  let best: number | undefined
  const x = lower.slice()
  const tryFrom = (j: number, value: number): void => {
    if (j < x.length) {
      for (let level = lower[j] as number; level <= (upper[j] as number); level++) {
        x[j] = level
        tryFrom(j + 1, value + level * (objective[j] as number))
      }
      return
    }
    const met = rows.every(({ columns, coefficients, low, high }) => {
      const sum = columns.reduce((total, column, k) => total + (coefficients?.[k] ?? 1) * (x[column] as number), 0)
      return sum >= low && sum <= high
    })
    if (met && (best === undefined || value > best)) best = value
  }
  tryFrom(0, 0)
  return best
}
