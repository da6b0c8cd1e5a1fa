import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationResult } from '../../../src/calibration/estimation/calibration-result.js'
import { observedAnswers } from '../../../src/calibration/estimation/observed-answers.js'
import { createRandom } from '../../../src/math/random-source.js'
import { lsatMatrix } from './lsat-matrix.js'
import { normalThetas, simulatedMatrix } from './simulated-responses.js'

const difficulties = ({ items }: CalibrationResult) =>
  items.map(({ parameters }) => (parameters as { difficulty: number }).difficulty)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('the 1PL of LSAT7 with its items centred', () => {
  const persons = calibrate(lsatMatrix('lsat7'), { model: '1pl' })
  const items = calibrate(lsatMatrix('lsat7'), { model: '1pl', identify: 'items' })

  test('is the same fit, moved', () => {
    expect(items.logLikelihood).toBe(persons.logLikelihood)
    expect(mean(difficulties(items))).toBeCloseTo(0, 12)
    expect(items.groups[0]?.mean).toBeCloseTo(-mean(difficulties(persons)), 12)
    expect(items.groups[0]?.variance).toBe(persons.groups[0]?.variance)
    for (const [i, value] of difficulties(items).entries())
      expect(value - (difficulties(persons)[i] as number)).toBeCloseTo(items.groups[0]?.mean ?? 0, 12)
  })

  test('has errors of differences as before, and of places for which the mean is no error any more', () => {
    const contrast = ({ covariance }: CalibrationResult) => {
      const at = (a: number, b: number) => covariance?.rows[a]?.[b] as number
      return at(0, 0) - 2 * at(0, 1) + at(1, 1)
    }
    expect(contrast(items)).toBeCloseTo(contrast(persons), 12)
    const sum = items.covariance?.rows
      .slice(0, 5)
      .reduce((total, row) => total + row.slice(0, 5).reduce((part, value) => part + value, 0), 0)
    expect(sum).toBeCloseTo(0, 12)
    const expected = persons.covariance?.rows
      .slice(0, 5)
      .reduce((total, row) => total + row.slice(0, 5).reduce((part, value) => part + value, 0), 0)
    expect(items.groups[0]?.standardErrors.mean).toBeCloseTo(Math.sqrt((expected ?? 0) / 25), 12)
    expect(items.items[0]?.standardErrors.difficulty).toBeLessThan(persons.items[0]?.standardErrors.difficulty as number)
  })
})

test('persons stand where the centred scale has them, and a warm start stays there', () => {
  const settings = { model: '1pl', identify: 'items' } as const
  const found = calibrate(lsatMatrix('lsat7'), settings)
  const { persons } = observedAnswers(lsatMatrix('lsat7'), settings, found)
  const place = persons.reduce((sum, bin) => sum + bin.theta * bin.persons, 0) / 1000
  expect(Math.abs(place - (found.groups[0]?.mean ?? 9))).toBeLessThan(0.02)
  const again = calibrate(lsatMatrix('lsat7'), { ...settings, start: found })
  expect(Math.abs((again.groups[0]?.mean ?? 9) - (found.groups[0]?.mean ?? 0))).toBeLessThan(1e-5)
})

test('items of a PCM have the mean of all their steps at 0', () => {
  const random = createRandom('centre-items')
  const source = [-0.5, 0.2, 0.9].map((place) => ({ model: 'pcm' as const, parameters: { steps: [place - 0.4, place + 0.4] } }))
  const matrix = simulatedMatrix(source, normalThetas(400, random), random)
  const { items } = calibrate(matrix, { model: 'pcm', identify: 'items' })
  const steps = items.flatMap(({ parameters }) => (parameters as { steps: number[] }).steps)
  expect(mean(steps)).toBeCloseTo(0, 12)
  expect(items.flatMap(({ standardErrors }) => standardErrors.steps as number[]).every((error) => error > 0)).toBe(true)
})

test('free slopes cannot be centred', () => {
  expect(() => calibrate(lsatMatrix('lsat7'), { model: '2pl', identify: 'items' })).toThrow('items are centred where slopes of 1')
})
