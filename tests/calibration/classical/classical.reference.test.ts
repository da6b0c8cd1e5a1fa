import { expect, test } from 'vitest'
import { analyseItems } from '../../../src/calibration/classical/analyse-items.js'
import { type ClassicalData, classicalData } from '../../../src/calibration/classical/classical-data.js'
import { eachPairTable } from '../../../src/calibration/classical/pair-tables.js'
import { answeredTable, polychoricCorrelation } from '../../../src/calibration/classical/polychoric.js'
import { scoreColumns } from '../../../src/calibration/classical/score-columns.js'
import { classical } from '../../reference/classical.js'
import { lsatMatrix } from '../estimation/lsat-matrix.js'

function matrixOf(rows: readonly string[]) {
  const responses = Uint8Array.from(rows.flatMap((row) => [...row].map((cell) => (cell === '.' ? 255 : Number(cell)))))
  return { itemIds: ['A', 'B', 'C', 'D', 'E'], persons: rows.length, responses }
}

/** Dimensions are not what is compared. */
const quickly = (data: ClassicalData) => analyseItems(data, { replications: 1 })

const complete = [
  ['lsat6', lsatMatrix('lsat6')],
  ['lsat7', lsatMatrix('lsat7')],
  ['complete', matrixOf(classical.complete.rows)],
] as const

test.each(complete)('%s: the test has mean, SD, alpha with its interval and lambda-2 of numpy', (name, matrix) => {
  const { mean, sd, alpha, alphaInterval, lambda2 } = classical[name]
  const { test: found } = quickly(classicalData(matrix))
  if (found.kind === 'refused') throw new Error(found.reason)
  expect(found).toMatchObject({ persons: matrix.persons, complete: true, fewestPairs: matrix.persons })
  const figures = [found.mean, found.sd, found.alpha, ...found.alphaInterval, found.lambda2]
  for (const [k, wanted] of [mean, sd, alpha, ...alphaInterval, lambda2].entries()) expect(figures[k]).toBeCloseTo(wanted, 9)
  expect(found.standardErrorOfMeasurement).toBeCloseTo(sd * Math.sqrt(1 - alpha), 9)
})

test.each(complete)('%s: the items have p, point-biserial, biserial, alpha without and D of numpy', (name, matrix) => {
  const { items } = quickly(classicalData(matrix))
  for (const [i, wanted] of classical[name].items.entries()) {
    const { difficulty, itemRest, biserial, alphaWithout, upperLower } = items[i] as (typeof items)[number]
    if (difficulty.kind !== 'estimated' || itemRest.kind !== 'estimated') throw new Error('no figures')
    const found = [difficulty.p, difficulty.standardError, itemRest.value, biserial, alphaWithout, upperLower]
    for (const [k, value] of wanted.entries()) expect(found[k]).toBeCloseTo(value, 9)
  }
})

test.each(complete)('%s: pairs have the tetrachoric and polychoric correlations of a search by scipy', (name, matrix) => {
  const columns = scoreColumns(classicalData(matrix))
  const found: number[] = []
  eachPairTable(columns, (table) => {
    const answered = answeredTable(table, columns.highest)
    if (answered !== undefined) found.push(polychoricCorrelation(answered))
  })
  for (const [k, wanted] of classical[name].correlations.entries()) expect(found[k]).toBeCloseTo(wanted, 6)
})

test('missing answers: covariances of pairs and rest scores of what was answered, as numpy has them', () => {
  const { mean, sd, alpha, alphaInterval, lambda2, fewestPairs, itemRest, counted, rows } = classical.missing
  const { test: found, items } = quickly(classicalData(matrixOf(rows)))
  if (found.kind === 'refused') throw new Error(found.reason)
  expect(found).toMatchObject({ persons: 70, complete: false, fewestPairs })
  const figures = [found.mean, found.sd, found.alpha, ...found.alphaInterval, found.lambda2]
  for (const [k, wanted] of [mean, sd, alpha, ...alphaInterval, lambda2].entries()) expect(figures[k]).toBeCloseTo(wanted, 9)
  expect(items.map((item) => item.counted)).toEqual(counted)
  for (const [i, wanted] of itemRest.entries()) {
    const rest = items[i]?.itemRest
    expect(rest?.kind === 'estimated' ? rest.value : undefined).toBeCloseTo(wanted, 9)
  }
})
