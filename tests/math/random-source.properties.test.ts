import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chiSquaredUpperTail } from '../../src/math/chi-squared.js'
import { normalCdf } from '../../src/math/normal.js'
import { createRandom, type RandomSource, resumeRandom } from '../../src/math/random-source.js'
import { uniformityP } from './uniformity.js'

const draws = fc.array(fc.constantFrom('uniform', 'normal', 'integer'), { maxLength: 30 })

function make(source: RandomSource, kinds: readonly string[]): number[] {
  return kinds.map((kind) => (kind === 'integer' ? source.integer(7) : kind === 'normal' ? source.normal() : source.uniform()))
}

describe('laws of a random source', () => {
  test('the same seed and path give the same numbers', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), draws, (seed, path, kinds) => {
        const walk = () => path.reduce((source, label) => source.fork(label), createRandom(seed))
        expect(make(walk(), kinds)).toEqual(make(walk(), kinds))
      }),
    )
  })

  test('a fork does not depend on the draws made before it, nor disturb those after it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), draws, draws, (seed, label, before, after) => {
        const parent = createRandom(seed)
        make(parent, before)
        const late = parent.fork(label)
        const twin = createRandom(seed)
        make(twin, before)
        expect(make(late, ['uniform', 'uniform'])).toEqual(make(createRandom(seed).fork(label), ['uniform', 'uniform']))
        expect(make(parent, after)).toEqual(make(twin, after))
      }),
    )
  })

  test('a source resumed from its state as JSON text goes on as if nothing had happened, forks included', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), draws, draws, (seed, label, before, after) => {
        const source = createRandom(seed).fork(label)
        make(source, before)
        const resumed = resumeRandom(JSON.parse(JSON.stringify(source.state())))
        expect(make(resumed, after)).toEqual(make(source, after))
        expect(resumed.fork('next').uniform()).toBe(source.fork('next').uniform())
        expect(resumed.state()).toEqual(source.state())
      }),
    )
  })
})

// Fixed seeds: each of these is one computation with one answer, far from the limit.
describe('distribution of the draws, by chi-squared at 0.001', () => {
  test.each(['one', 'two', 'three'])('uniforms of seed %s fill 100 cells evenly', (seed) => {
    const source = createRandom(seed)
    expect(uniformityP(Array.from({ length: 100_000 }, () => source.uniform()))).toBeGreaterThan(0.001)
  })

  test('pairs of neighbours fill the square evenly', () => {
    const source = createRandom('pairs')
    const cells = Array.from({ length: 50_000 }, () => (Math.floor(source.uniform() * 10) + source.uniform()) / 10)
    expect(uniformityP(cells)).toBeGreaterThan(0.001)
  })

  test('normals are normal', () => {
    const source = createRandom('normals')
    expect(uniformityP(Array.from({ length: 100_000 }, () => normalCdf(source.normal())))).toBeGreaterThan(0.001)
  })

  test('integers are even, also where the number of values is no power of two', () => {
    const source = createRandom('integers')
    const tally = new Array<number>(7).fill(0)
    for (let i = 0; i < 70_000; i++) {
      const value = source.integer(7)
      tally[value] = (tally[value] as number) + 1
    }
    const statistic = tally.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquaredUpperTail(statistic, 6)).toBeGreaterThan(0.001)
  })

  test('the first draws of numbered forks are independent uniforms', () => {
    const firsts = Array.from({ length: 20_000 }, (_, i) => createRandom('seed').fork(`person-${i}`).uniform())
    expect(uniformityP(firsts)).toBeGreaterThan(0.001)
    const differences = firsts.slice(1).map((u, i) => (u - (firsts[i] as number) + 1) % 1)
    expect(uniformityP(differences)).toBeGreaterThan(0.001)
  })
})
