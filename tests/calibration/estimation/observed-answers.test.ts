import { expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import { observedAnswers } from '../../../src/calibration/estimation/observed-answers.js'
import { createRandom } from '../../../src/math/random-source.js'
import { normalThetas, simulatedMatrix } from './simulated-responses.js'

const random = createRandom('observed-answers')
const items = Array.from({ length: 12 }, (_, i) => ({
  model: '2pl' as const,
  parameters: { discrimination: 1.3, difficulty: (i - 5.5) / 3 },
}))
const matrix = simulatedMatrix(items, normalThetas(1500, random), random, (p, i) => (p + i) % 5 !== 0)
const result = calibrate(matrix)
const observed = observedAnswers(matrix, {}, result)

test('all persons and all answers are somewhere', () => {
  expect(observed.persons.reduce((sum, bin) => sum + bin.persons, 0)).toBeCloseTo(1500, 6)
  for (const [i, { bins }] of observed.items.entries()) {
    const answers = bins.reduce((sum, bin) => sum + bin.answers, 0)
    expect(answers).toBeGreaterThan(0.995 * (result.items[i]?.n ?? 0))
    expect(answers).toBeLessThan((result.items[i]?.n ?? 0) + 1e-6)
    for (const { shares } of bins) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  }
})

test('shares of answers that come from the model lie on its curve', () => {
  for (const [i, { bins }] of observed.items.entries()) {
    const { discrimination, difficulty } = (result.items[i] as (typeof result.items)[number]).parameters as {
      discrimination: number
      difficulty: number
    }
    for (const { theta, answers, shares } of bins) {
      const expected = 1 / (1 + Math.exp(-discrimination * (theta - difficulty)))
      if (answers >= 30) expect(Math.abs((shares[1] as number) - expected)).toBeLessThan(4 * Math.sqrt(0.25 / answers))
    }
  }
})

test('an item whose answers do not follow its curve is off it', () => {
  // Right in the middle of the scale only: those at both ends are wrong.
  const scores = Array.from({ length: 1500 }, (_, p) => matrix.responses.subarray(p * 12, p * 12 + 11))
  const responses = matrix.responses.map((category, cell) => {
    if (cell % 12 !== 11 || category === 255) return category
    const others = [...(scores[Math.floor(cell / 12)] as Uint8Array)].filter((value) => value !== 255)
    const share = others.reduce((sum, value) => sum + value, 0) / others.length
    return share > 0.3 && share < 0.7 ? 1 : 0
  })
  const bent = { ...matrix, responses }
  const fit = calibrate(bent)
  const { bins } = observedAnswers(bent, {}, fit).items[11] as (typeof observed.items)[number]
  const middle = bins.find(({ theta }) => Math.abs(theta) < 0.25)?.shares[1] as number
  const upper = bins.find(({ theta }) => Math.abs(theta - 2) < 0.3)?.shares[1] as number
  expect(middle - upper).toBeGreaterThan(0.3)
})
