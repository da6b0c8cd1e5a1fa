import { describe, expect, test } from 'vitest'
import { keyedUniform, keyedUniforms } from '../../src/math/keyed-uniform.js'
import { uniformityP } from './uniformity.js'

const persons = Array.from({ length: 50_000 }, (_, i) => i)

describe('a keyed uniform', () => {
  test('is a function of its keys', () => {
    expect(keyedUniform('seed', 'person', 'item')).toBe(keyedUniform('seed', 'person', 'item'))
  })

  test('takes a number for its text', () => {
    expect(keyedUniform('seed', 7)).toBe(keyedUniform('seed', '7'))
  })

  test('tells apart where one key ends and the next begins, their order and their number', () => {
    const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc'], ['c', 'ab'], ['ab', 'c', ''], [], [''], ['', '']]
    expect(new Set(lists.map((keys) => keyedUniform(...keys))).size).toBe(lists.length)
  })

  test('takes in every bit of a UTF-16 unit, also outside Latin', () => {
    expect(
      new Set(['a', 'š', 'š'.normalize('NFD'), '\u{1F600}', '\u{1F601}', '\u0161', 'a\u0000'].map((key) => keyedUniform(key)))
        .size,
    ).toBe(6)
  })

  test('is a multiple of 2⁻⁵³ that uses its lowest bit', () => {
    const cells = persons.map((person) => keyedUniform('bits', person) * 2 ** 53)
    expect(cells.every((cell) => Number.isInteger(cell) && cell >= 0 && cell < 2 ** 53)).toBe(true)
    expect(cells.some((cell) => cell % 2 === 1)).toBe(true)
  })

  test('200,000 pairs of numbered keys give 200,000 different numbers', () => {
    const seen = new Set<number>()
    for (let person = 0; person < 2000; person++)
      for (let item = 0; item < 100; item++) seen.add(keyedUniform('seed', person, item))
    expect(seen.size).toBe(200_000)
  })
})

test('uniforms whose first keys are taken in once are the same to the last bit', () => {
  const uniforms = keyedUniforms('purpose', 7)
  for (const person of ['', 'a', 'š\u{1F600}', '198503122009011003']) {
    uniforms.enter(person)
    for (const last of ['1', '2', '']) expect(uniforms.uniform(last)).toBe(keyedUniform('purpose', 7, person, last))
  }
})

// Fixed seeds: each of these is one computation with one answer, far from the limit.
describe('distribution over keys, by chi-squared at 0.001', () => {
  test.each(['1', '2', 'a long seed with spaces'])(
    'numbered persons under seed "%s" are uniform in the upper and the lower bits',
    (seed) => {
      const numbers = persons.map((person) => keyedUniform(seed, `person-${person}`, 'A2-001'))
      expect(uniformityP(numbers)).toBeGreaterThan(0.001)
      expect(uniformityP(numbers.map((u) => (u * 2 ** 27) % 1))).toBeGreaterThan(0.001)
    },
  )

  test.each([
    ['neighbouring persons', (person: number) => [keyedUniform('s', person, 'A2-001'), keyedUniform('s', person + 1, 'A2-001')]],
    ['two items of a person', (person: number) => [keyedUniform('s', person, 'A2-001'), keyedUniform('s', person, 'A2-002')]],
    ['two seeds', (person: number) => [keyedUniform('1', person, 'A2-001'), keyedUniform('2', person, 'A2-001')]],
    ['exchanged keys', (person: number) => [keyedUniform('s', person, 'x'), keyedUniform('s', 'x', person)]],
  ])('%s are independent: their pairs fill the square evenly', (_, pair) => {
    const cells = persons.map((person) => {
      const [first, second] = pair(person) as [number, number]
      return (Math.floor(first * 10) + second) / 10
    })
    expect(uniformityP(cells)).toBeGreaterThan(0.001)
  })

  test('changing one bit of a key changes each bit of the number half the time', () => {
    const trials = 1000
    for (let bit = 0; bit < 16; bit++) {
      const changes = new Array<number>(53).fill(0)
      for (let i = 0; i < trials; i++) {
        const unit = (i * 61 + 7) & 0xffff
        const [one, other] = [unit, unit ^ (1 << bit)].map((code) =>
          BigInt(keyedUniform('q', String.fromCharCode(code)) * 2 ** 53),
        )
        let changed = (one as bigint) ^ (other as bigint)
        for (let k = 0; k < 53; k++, changed >>= 1n) changes[k] = (changes[k] as number) + Number(changed & 1n)
      }
      // Five standard errors of a share of one half.
      const allowed = (5 * 0.5) / Math.sqrt(trials)
      expect(Math.max(...changes.map((count) => Math.abs(count / trials - 0.5)))).toBeLessThan(allowed)
    }
  })
})
