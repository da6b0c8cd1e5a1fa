import { describe, expect, test } from 'vitest'
import { createRandom, resumeRandom } from '../../src/math/random-source.js'

const draw = (source: { uniform(): number }, n: number) => Array.from({ length: n }, () => source.uniform())

describe('a random source', () => {
  test('gives another stream for another seed', () => {
    expect(draw(createRandom('a'), 3)).not.toEqual(draw(createRandom('b'), 3))
  })

  test('created with a label is the fork of that name', () => {
    expect(draw(createRandom('a', 'items'), 3)).toEqual(draw(createRandom('a').fork('items'), 3))
  })

  test('tells apart labels that would read the same when joined', () => {
    const streams = [
      createRandom('a').fork('b').fork('c'),
      createRandom('a').fork('b,c'),
      createRandom('a').fork('b","c'),
      createRandom('a,b').fork('c'),
      createRandom('a').fork('bc'),
      createRandom('abc'),
      createRandom('abc').fork(''),
    ]
    expect(new Set(streams.map((stream) => stream.uniform())).size).toBe(streams.length)
  })

  test('its state is plain data that names seed, path and generator', () => {
    const source = createRandom('peserta-001').fork('selection')
    const { seed, path, alea } = source.state()
    expect({ seed, path, parts: Object.keys(alea).sort() }).toEqual({
      seed: 'peserta-001',
      path: ['selection'],
      parts: ['c', 's0', 's1', 's2'],
    })
  })

  test('a state is a snapshot: resuming it twice gives the same numbers, whatever was drawn in between', () => {
    const source = createRandom('a')
    draw(source, 5)
    const state = source.state()
    const ahead = draw(source, 4)
    expect(draw(resumeRandom(state), 4)).toEqual(ahead)
    expect(draw(resumeRandom(state), 4)).toEqual(ahead)
  })

  test('a uniform is a multiple of 2⁻⁵³ that uses its lowest bit', () => {
    const cells = draw(createRandom('bits'), 1000).map((u) => u * 2 ** 53)
    expect(cells.every(Number.isInteger)).toBe(true)
    expect(cells.some((cell) => cell % 2 === 1)).toBe(true)
  })

  test('integer(n) takes every value below n and no other', () => {
    const source = createRandom('dice')
    const seen = new Set(Array.from({ length: 500 }, () => source.integer(6)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5])
    expect(source.integer(1)).toBe(0)
  })

  test.each([0, -1, 2.5, 2 ** 53 + 2, Number.NaN])('integer(%s) is refused', (n) => {
    expect(() => createRandom('a').integer(n)).toThrow('integer(n) needs n from 1 to 2^53')
  })
})
