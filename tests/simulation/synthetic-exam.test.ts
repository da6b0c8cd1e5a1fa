import { expect, test } from 'vitest'
import { bank } from '../../item-banks/asn-digital-literacy/index.js'
import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { syntheticExam, syntheticExamCsv } from '../../src/simulation/synthetic-exam.js'

const compiled = compileBank(bank)
const options = { persons: 400, agencies: 12, seed: 'a seed' }

test('the same seed gives the same exam, another seed another', () => {
  const csv = [...syntheticExamCsv(syntheticExam(compiled, options))].join('')
  expect([...syntheticExamCsv(syntheticExam(compiled, options))].join('')).toBe(csv)
  expect([...syntheticExamCsv(syntheticExam(compiled, { ...options, seed: 'another' }))].join('')).not.toBe(csv)
})

test('a longer exam begins with the persons of the shorter one', () => {
  const first = [...syntheticExam(compiled, options).persons()]
  const longer = [...syntheticExam(compiled, { ...options, persons: 500 }).persons()]
  expect(longer.slice(0, 400)).toEqual(first)
})

test('every person and every agency is labelled synthetic', () => {
  for (const { person, agency } of syntheticExam(compiled, options).persons()) {
    expect(person).toMatch(/^SINTETIS-/)
    expect(agency).toContain('sintetis')
  }
})

test('a drawn response depends on seed, person and item alone', () => {
  const curve = compiled.curves[0]
  if (curve === undefined) throw new Error('the bank has no items')
  const key = { seed: 's', person: 'p', item: 'i' }
  const draws = [0, 1, 2].map(() => drawResponse(curve, 0.3, key))
  expect(new Set(draws).size).toBe(1)
})

test('drawn categories come as often as their probabilities say', () => {
  const curve = compiled.curves.find((candidate) => candidate.categories === 3)
  if (curve === undefined) throw new Error('the bank has no polytomous item')
  const point = {
    probability: new Float64Array(3),
    logProbability: new Float64Array(3),
    slope: new Float64Array(3),
    curvature: new Float64Array(3),
  }
  curve.pointInto(point, 0.4)
  const n = 20_000
  const counts = [0, 0, 0]
  for (let p = 0; p < n; p++) {
    const response = drawResponse(curve, 0.4, { seed: 'frequency', person: String(p), item: 'x' })
    counts[response] = (counts[response] as number) + 1
  }
  // Chi-squared with 2 degrees of freedom: 13.8 is its 0.999 quantile, and the seed is fixed.
  const chiSquared = counts.reduce(
    (sum, count, k) => sum + (count - n * (point.probability[k] as number)) ** 2 / (n * (point.probability[k] as number)),
    0,
  )
  expect(chiSquared).toBeLessThan(13.8)
})
