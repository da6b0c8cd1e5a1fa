import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createProductSum } from '../../../../src/calibration/estimation/information/product-sum.js'
import {
  type PairSums,
  type RowMeans,
  type SquareSum,
  together,
} from '../../../../src/calibration/estimation/information/score-kernel.js'
import { simdPairSums, simdRowMeans, simdSquareSum } from '../../../../src/calibration/estimation/information/score-simd.js'
import { plainPairSums, plainRowMeans, plainSquareSum } from '../../../../src/calibration/estimation/information/score-twin.js'

/** Numbers that have nothing to do with each other, from −1 to 1. */
function noise(at: number): number {
  return Math.sin(12.9898 * (at + 1) + 78.233 * Math.cos(at))
}

test('means of rows in registers are those of plain numbers, for any number of rows and any window', () => {
  fc.assert(
    fc.property(
      fc.record({
        rows: fc.integer({ min: 1, max: 13 }),
        nodes: fc.integer({ min: 1, max: 23 }),
        ends: fc.tuple(fc.nat(), fc.nat()),
        earlier: fc.boolean(),
      }),
      ({ rows, nodes, ends, earlier }) => {
        const [from, to] = ends.map((end) => end % (nodes + 1)).sort((one, other) => one - other) as [number, number]
        const size = { values: (rows + 1) * nodes, nodes, rows }
        const means = ([simdRowMeans(size), plainRowMeans(size)] as RowMeans[]).map((kernel) => {
          kernel.table.forEach((_, at) => {
            kernel.table[at] = noise(at)
          })
          // What an earlier person left in the room must not count.
          if (earlier) kernel.mass.fill(1)
          for (let q = from; q < to; q++) kernel.mass[q] = noise(q + 1000) ** 2
          for (let row = 0; row < rows; row++) kernel.starts[row] = ((row * 3) % (rows + 1)) * nodes
          kernel.run(rows, from, to)
          return kernel.means.slice(0, rows)
        }) as [Float64Array, Float64Array]
        for (const [row, mean] of means[1].entries()) expect(means[0][row]).toBeCloseTo(mean, 12)
      },
    ),
    { numRuns: 60 },
  )
})

test('sums of products in registers are those of plain numbers, for any size and any number of scores', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 11 }),
      fc.array(fc.integer({ min: 0, max: together }), { minLength: 1, maxLength: 3 }),
      (size, counts) => {
        const sums = ([simdSquareSum(size), plainSquareSum(size)] as SquareSum[]).map((kernel) => {
          for (const [round, count] of counts.entries()) {
            for (let person = 0; person < count; person++)
              for (let slot = 0; slot < size; slot++)
                kernel.scores[person * kernel.stride + slot] = noise(round * 7000 + person * size + slot)
            kernel.add(count)
          }
          return kernel
        }) as [SquareSum, SquareSum]
        for (let row = 0; row < size; row++)
          for (let column = 0; column <= row; column++)
            expect(sums[0].sum[row * sums[0].stride + column]).toBeCloseTo(sums[1].sum[row * size + column] as number, 10)
      },
    ),
    { numRuns: 40 },
  )
})

test('sums over pairs in registers are those of plain numbers, for any window and any part of the answers', () => {
  fc.assert(
    fc.property(
      fc.record({
        nodes: fc.integer({ min: 1, max: 23 }),
        answers: fc.integer({ min: 1, max: 6 }),
        ends: fc.tuple(fc.nat(), fc.nat()),
        firsts: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      }),
      ({ nodes, answers, ends, firsts }) => {
        const [from, to] = ends.map((end) => end % (nodes + 1)).sort((one, other) => one - other) as [number, number]
        const size = { values: 3 * answers * nodes, nodes, answers }
        const sums = ([simdPairSums(size), plainPairSums(size)] as PairSums[]).map((kernel) => {
          kernel.mass.fill(1)
          for (const [person, first] of firsts.entries()) {
            for (let a = 0; a < answers; a++) {
              kernel.cells[a] = 2 * a
              kernel.rows[a] = (a * 5 + person) % answers
            }
            for (let q = from; q < to; q++) kernel.mass[q] = noise(q + 100 * person)
            kernel.add(first % (answers + 1), answers, from, to)
          }
          return kernel.values
        }) as [Float64Array, Float64Array]
        expect(sums[0]).toEqual(sums[1])
      },
    ),
    { numRuns: 60 },
  )
})

test('scores that touch many slots and scores that touch few add up to the same sum of weighted products', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.integer({ min: 1, max: 4 }) }), {
        maxLength: 90,
      }),
      (size, persons) => {
        const sum = createProductSum(size)
        const plain = new Float64Array(size * size)
        for (const [person, { share, weight }] of persons.entries()) {
          const touched = Array.from({ length: size }, (_, slot) => slot)
            .filter((slot) => Math.abs(noise(person * size + slot)) <= share)
            .sort((one, other) => noise(one + person) - noise(other + person))
          const values = Float64Array.from(touched, (slot) => noise(slot + 31 * person))
          sum.add({ slots: Int32Array.from(touched), values, count: touched.length }, weight)
          for (const [a, row] of touched.entries())
            for (const [b, column] of touched.entries())
              plain[row * size + column] =
                (plain[row * size + column] as number) + weight * (values[a] as number) * (values[b] as number)
        }
        const total = sum.total()
        for (const [at, value] of plain.entries()) expect(total[at]).toBeCloseTo(value, 10)
      },
    ),
    { numRuns: 40 },
  )
})
