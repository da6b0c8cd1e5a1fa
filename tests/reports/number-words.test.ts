import { expect, test } from 'vitest'
import { firstNames } from '../../src/reports/first-names.js'
import { numberWords } from '../../src/reports/number-words.js'

const [id, en] = [numberWords('id'), numberWords('en')]

test('a p that its decimals do not show is below the last of them, not 0', () => {
  expect(en.probability(3e-7, 4)).toBe('< 0.0001')
  expect(id.probability(3e-7, 3)).toBe('< 0,001')
  expect(en.probability(0.0001, 4)).toBe('0.0001')
  expect(en.probabilityAfterSign(0, 4)).toBe('< 0.0001')
  expect(id.probabilityAfterSign(0.0356, 4)).toBe('= 0,0356')
})

test('a probability is never written as impossible or certain', () => {
  expect(en.chance(1e-9)).toBe('< 0.1%')
  expect(id.chance(0.99999)).toBe('> 99,9%')
  expect(id.chance(0.999)).toBe('99,9%')
  expect(en.chance(0.001)).toBe('0.1%')
  expect(en.chance(0.996, 0)).toBe('> 99%')
  expect(en.chance(0.123)).toBe('12.3%')
})

test('a sentence names five and counts the rest', () => {
  const names = Array.from({ length: 1205 }, (_, i) => `i${i + 1}`)
  expect(firstNames(names.slice(0, 5), 'en')).toBe('i1, i2, i3, i4, i5')
  expect(firstNames(names, 'id')).toBe('i1, i2, i3, i4, i5 dan 1.200 lagi')
})

test('a figure beyond the digits of a double is a power of ten, with its sign', () => {
  expect(en.decimal(2.278822859426173e81, 3)).toBe('2.3 × 10^81')
  expect(id.decimal(-2.278822859426173e81, 3)).toBe('−2,3 × 10^81')
  expect(en.decimal(999_999_999_999_999, 0)).toBe('999,999,999,999,999')
})
