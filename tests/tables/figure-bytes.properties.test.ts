import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countInto, FIGURE_BYTES, figureInto } from '../../src/tables/figure-bytes.js'
import { formatFigure } from '../../src/tables/format-number.js'

const decoder = new TextDecoder()

/** What is written, and that nothing but it and the bytes of its room were touched. */
function written(figure: number, decimal: '.' | ',' = '.'): string {
  const bytes = new Uint8Array(FIGURE_BYTES + 4).fill(0xff)
  const end = figureInto(bytes, 2, figure, decimal)
  expect(end).toBeLessThanOrEqual(2 + FIGURE_BYTES)
  expect([bytes[0], bytes[1], bytes[FIGURE_BYTES + 2], bytes[FIGURE_BYTES + 3]]).toEqual([0xff, 0xff, 0xff, 0xff])
  return decoder.decode(bytes.subarray(2, end))
}

/** Figures as they are scored, any figures, short ones, and those close to the borders of rounding and of the powers of ten. */
const digits = fc.bigInt({ min: 10n ** 9n, max: 10n ** 10n - 1n })
const exponent = fc.integer({ min: -12, max: 14 })
const ulps = fc.integer({ min: -3, max: 3 })
const figures = fc.oneof(
  fc.double({ noNaN: true, min: -9, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 6 })).map(([n, places]) => n / 10 ** places),
  fc.tuple(digits, exponent, ulps).map(([ten, e, steps]) => beside(Number(`${ten}e${e - 9}`), steps)),
  fc.tuple(digits, exponent, ulps).map(([ten, e, steps]) => beside(Number(`${ten}5e${e - 10}`), steps)),
  fc.tuple(exponent, ulps).map(([e, steps]) => -beside(Number(`1e${e}`), steps)),
  fc.tuple(fc.integer({ min: 1, max: 9 }), exponent, ulps).map(([d, e, steps]) => beside(Number(`${d}.99999999995e${e}`), steps)),
)

/** The double some steps above or below. */
function beside(figure: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, figure)
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps))
  return view.getFloat64(0)
}

test('every figure is written as formatFigure writes it', () => {
  fc.assert(
    fc.property(figures, fc.constantFrom('.' as const, ',' as const), (figure, decimal) => {
      expect(written(figure, decimal)).toBe(formatFigure(figure, decimal))
    }),
    { numRuns: 5000 },
  )
})

test.each([
  [-0, '0'],
  [1e-300, '1e-300'],
  [-1.234567891234e-300, '-1.234567891e-300'],
  [1e300, '1e+300'],
  [Number.MIN_VALUE, '5e-324'],
  [Number.MAX_VALUE, '1.7976931348623157e+308'],
  [9.9999999995, '9.999999999'],
  [9.99999999951, '10'],
  [0.99999999999, '1'],
  [9_999_999_999.7, '10000000000'],
  [-1.23456789123456e20, '-123456789100000000000'],
  [1e-6, '0.000001'],
  [9.999999999e-7, '9.999999999e-7'],
  [0.000001234567891234, '0.000001234567891'],
])('%d is written as %s', (figure, text) => {
  expect([written(figure), formatFigure(figure)]).toEqual([text, text])
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is refused', (figure) => {
  expect(() => written(figure)).toThrow(expect.objectContaining({ code: 'figure-not-finite' }))
})

test('a count is written in decimal digits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1), fc.constantFrom(0, 9, 10, 99, 100, 2 ** 32 - 1)), (count) => {
      const bytes = new Uint8Array(12)
      expect(decoder.decode(bytes.subarray(1, countInto(bytes, 1, count)))).toBe(String(count))
    }),
  )
})
