import { expect, test } from 'vitest'
import { formatFigure } from '../../src/tables/format-number.js'

test.each([
  [-0.12345678912345, '-0.1234567891'],
  [1 / 3, '0.3333333333'],
  [0.5, '0.5'],
  [2, '2'],
  [-0, '0'],
  [0.1 + 0.2, '0.3'],
  [1.23456789e-9, '1.23456789e-9'],
  [Number.MAX_VALUE, '1.7976931348623157e+308'],
])('%d is written as %s', (figure, text) => {
  expect(formatFigure(figure)).toBe(text)
})

test('an absent figure is an empty cell', () => {
  expect(formatFigure(undefined)).toBe('')
})

test('the decimal comma replaces the point and nothing else', () => {
  expect(formatFigure(-1234.5, ',')).toBe('-1234,5')
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (figure) => {
  expect(() => formatFigure(figure)).toThrow(expect.objectContaining({ code: 'figure-not-finite' }))
})
