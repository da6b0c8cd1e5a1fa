import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longFigure } from '../../../src/population/scores/long-figures.js'

function read(text: string): number {
  const bytes = new TextEncoder().encode(text)
  return longFigure(bytes, 0, bytes.length, text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)
}

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 19 }).map((each) => each.join(''))
const decimal = fc
  .record({ digits, whole: fc.nat({ max: 19 }), zeros: fc.nat({ max: 6 }) })
  .map(({ digits: all, whole, zeros }) => {
    const padded = '0'.repeat(zeros) + all
    return whole >= padded.length ? padded : `${padded.slice(0, whole)}.${padded.slice(whole)}`
  })
const double = fc.double({ min: 1e-5, max: 1e5, noNaN: true }).map((value) => String(value))

test('a decimal number of up to 19 digits is the double that Number() gives, or is left to it', () => {
  const property = fc.property(fc.oneof(decimal, double), (text) => {
    const found = read(text)
    if (!Number.isNaN(found)) expect(found).toBe(Number(text))
  })
  fc.assert(property, { numRuns: 8000 })
})

test('what doubles are written as is hardly ever left to the slow way', () => {
  const texts = fc.sample(fc.double({ min: -8, max: 8, noNaN: true }), { numRuns: 2000, seed: 6 }).map((value) => Math.abs(value))
  const plain = texts.map(String).filter((text) => !text.includes('e') && text.replace(/^0\.0*|\./, '').length <= 19)
  expect(plain.filter((text) => Number.isNaN(read(text))).length).toBeLessThan(plain.length / 100)
})

test('halfway between two doubles, and just beside, the nearest even one or none is given', () => {
  for (const text of [
    '9007199254740993',
    '9007199254740993.0',
    '9007199254740992.999',
    '4503599627370496.5',
    '4503599627370497.5',
  ]) {
    const found = read(text)
    expect(Number.isNaN(found) || found === Number(text)).toBe(true)
  }
  expect(read('9007199254740993.001')).toBe(9007199254740994)
})

test('more digits than two parts hold are left to the slow way', () => {
  expect(read('0.12345678901234567891')).toBeNaN()
  expect(read('0.00000000000000000000001')).toBeNaN()
})
