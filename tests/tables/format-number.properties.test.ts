import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatFigure } from '../../src/tables/format-number.js'

const figures = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })

test('the text reads back within half a unit of the tenth significant digit', () => {
  fc.assert(
    fc.property(figures, (figure) => {
      const back = Number(formatFigure(figure))
      expect(Math.abs(back - figure)).toBeLessThanOrEqual(Math.abs(figure) * 5.000001e-10)
    }),
  )
})

test('what was written is written again unchanged', () => {
  fc.assert(
    fc.property(figures, (figure) => {
      const text = formatFigure(figure)
      expect(formatFigure(Number(text))).toBe(text)
    }),
  )
})

test('no text is longer than ten digits, a sign, a mark and an exponent', () => {
  fc.assert(
    fc.property(figures, (figure) => {
      expect(
        formatFigure(figure)
          .replace(/e.*$/, '')
          .replace(/^-?0?\.?0*|\./g, '').length,
      ).toBeLessThanOrEqual(10)
    }),
  )
})
