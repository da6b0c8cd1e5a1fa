import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseItems } from '../../../src/calibration/classical/analyse-items.js'
import { classicalData } from '../../../src/calibration/classical/classical-data.js'
import { itemCovariances } from '../../../src/calibration/classical/covariances.js'
import { chiSquaredDraw, randomCorrelations } from '../../../src/calibration/classical/random-correlations.js'
import { extremeGroups, personTotals } from '../../../src/calibration/classical/rest-scores.js'
import { scoreColumns } from '../../../src/calibration/classical/score-columns.js'
import { createRandom } from '../../../src/math/random-source.js'

const matrices = fc
  .record({
    items: fc.integer({ min: 1, max: 5 }),
    persons: fc.integer({ min: 0, max: 25 }),
    highest: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ items, persons, highest }) =>
    fc.record({
      itemIds: fc.constant(Array.from({ length: items }, (_, i) => `I${i}`)),
      persons: fc.constant(persons),
      responses: fc
        .uint8Array({ minLength: items * persons, maxLength: items * persons, max: highest + 1 })
        .map((cells) => cells.map((cell) => (cell > highest ? 255 : cell))),
    }),
  )

test('covariances from tables are those of the rows themselves', () => {
  fc.assert(
    fc.property(matrices, (data) => {
      const { matrix, counts, items } = itemCovariances(scoreColumns(classicalData(data)))
      for (let i = 0; i < items; i++)
        for (let j = 0; j < items; j++) {
          const pairs = Array.from(
            { length: data.persons },
            (_, p) => [data.responses[p * items + i] as number, data.responses[p * items + j] as number] as const,
          ).filter(([x, y]) => x < 255 && y < 255)
          const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length
          const products = pairs.reduce((sum, [x, y]) => sum + (x - mean(0)) * (y - mean(1)), 0)
          expect(counts[i * items + j]).toBe(pairs.length)
          expect(matrix[i * items + j]).toBeCloseTo(pairs.length < 2 ? 0 : products / (pairs.length - 1), 10)
        }
    }),
  )
})

test('the order of persons changes nothing, that of items only the order of what is said', () => {
  fc.assert(
    fc.property(matrices, (data) => {
      const items = data.itemIds.length
      const { dimensionality: _, ...found } = analyseItems(classicalData(data), { replications: 1 })
      const turned = Uint8Array.from(
        { length: data.responses.length },
        (_, at) => data.responses[data.responses.length - 1 - at] as number,
      )
      const mirrored = { ...data, itemIds: [...data.itemIds].reverse(), responses: turned }
      const { dimensionality: __, ...other } = analyseItems(classicalData(mirrored), { replications: 1 })
      const rounded = (value: unknown) =>
        JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number((x + 0).toFixed(9)) + 0 : x))
      const comparable = (result: typeof found) =>
        [...result.items]
          .sort((one, another) => (one.item < another.item ? -1 : 1))
          .map(({ trailingShare: ___, ...rest }) => rest)
      expect(rounded(comparable(other))).toBe(rounded(comparable(found)))
      if (found.test.kind === 'estimated') expect(rounded(other.test)).toBe(rounded(found.test))
      expect(items).toBe(other.items.length)
    }),
    { numRuns: 30 },
  )
})

test('the upper and lower groups hold 27 % of those who answered, whatever the ties', () => {
  fc.assert(
    fc.property(matrices, (data) => {
      const totals = personTotals(scoreColumns(classicalData(data)))
      const answering = totals.attainable.filter((points) => points > 0).length
      const { upper, lower } = extremeGroups(totals)
      for (const group of [upper, lower]) {
        expect(group.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(0.27 * answering, 9)
        expect(group.every((weight) => weight >= 0 && weight <= 1)).toBe(true)
      }
    }),
  )
})

test('random correlations have the variance 1/(n − 1) of unrelated variables, few persons or many', () => {
  const random = createRandom('wishart')
  for (const persons of [4, 12, 200]) {
    let [sum, squares, n] = [0, 0, 0]
    for (let r = 0; r < 150; r++) {
      const matrix = randomCorrelations(random, 6, persons)
      for (let i = 0; i < 6; i++)
        for (let j = 0; j < i; j++) {
          const value = matrix[i * 6 + j] as number
          if (value !== matrix[j * 6 + i]) throw new Error('not symmetric')
          sum += value
          squares += value * value
          n++
        }
    }
    // 2,250 correlations: the mean errs by 0.021/√(n − 1), the variance by 3 %.
    expect(Math.abs(sum / n) * Math.sqrt(persons - 1)).toBeLessThan(0.09)
    expect(Math.abs((squares / n) * (persons - 1) - 1)).toBeLessThan(0.13)
  }
})

test('draws of χ² have its mean and variance', () => {
  const random = createRandom('chi')
  for (const degrees of [1, 2, 3, 40]) {
    const draws = Array.from({ length: 5_000 }, () => chiSquaredDraw(random, degrees))
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean / degrees - 1)).toBeLessThan(4 * Math.sqrt(2 / degrees / draws.length))
    expect(Math.abs(variance / (2 * degrees) - 1)).toBeLessThan(0.25)
  }
})
