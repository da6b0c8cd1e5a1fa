import { describe, expect, test } from 'vitest'
import { informationPeak } from '../../src/models/information-peak.js'
import type { ItemModel } from '../../src/models/item-model.js'

function peakOf(item: ItemModel): { theta: number; information: number } {
  const peak = informationPeak(item)
  if (peak.kind === 'none') throw new Error('the item informs nowhere')
  return peak
}

test('a 1PL and a 2PL item peak at b exactly, with information a²/4', () => {
  expect(informationPeak({ model: '1pl', parameters: { difficulty: -0.7 } })).toEqual({
    kind: 'peak',
    theta: -0.7,
    information: 0.25,
  })
  expect(informationPeak({ model: '2pl', parameters: { discrimination: 2, difficulty: 0.3 } })).toEqual({
    kind: 'peak',
    theta: 0.3,
    information: 1,
  })
})

test('a 3PL item informs at most a²/(8(1 − c)²) · (1 − 20c − 8c² + (1 + 8c)^1.5), Birnbaum’s maximum', () => {
  const [a, c] = [1.3, 0.22]
  const { information } = peakOf({ model: '3pl', parameters: { discrimination: a, difficulty: 1, lowerAsymptote: c } })
  expect(information).toBeCloseTo((a ** 2 / (8 * (1 - c) ** 2)) * (1 - 20 * c - 8 * c ** 2 + (1 + 8 * c) ** 1.5), 14)
})

test('a 4PL item with asymptotes at equal distances from 0 and 1 peaks at b', () => {
  const parameters = { discrimination: 1.4, difficulty: 0.6, lowerAsymptote: 0.15, upperAsymptote: 0.85 }
  expect(peakOf({ model: '4pl', parameters }).theta).toBeCloseTo(0.6, 14)
})

describe('of several peaks the highest is found', () => {
  test('a GRM item with one threshold apart from two close ones peaks between the two', () => {
    const { theta } = peakOf({ model: 'grm', parameters: { discrimination: 2, thresholds: [-4, 1.7, 2.3] } })
    expect(theta).toBeCloseTo(2, 4)
  })

  test('a GPCM item with disordered steps 10 and −10 peaks where its outer categories cross, at 0', () => {
    const { theta, information } = peakOf({ model: 'gpcm', parameters: { discrimination: 1, steps: [10, -10] } })
    expect(theta).toBeCloseTo(0, 12)
    expect(information).toBeCloseTo(1 - Math.exp(-10) / 2, 8)
  })

  test('an NRM item with a small difference of slopes at −4,000 and a large one at 20 peaks at 20', () => {
    const { theta } = peakOf({ model: 'nrm', parameters: { slopes: [0.01, 2.01], intercepts: [40, 0] } })
    expect(theta).toBeCloseTo(20, 9)
  })

  test('of two equal peaks the lower is given', () => {
    for (const distance of [3, 5, 8.1]) {
      const item: ItemModel = { model: 'grm', parameters: { discrimination: 1.5, thresholds: [-distance, distance] } }
      expect(peakOf(item).theta).toBeCloseTo(-distance, 2)
    }
  })

  test('peaks a million logits apart are both looked at', () => {
    const { theta } = peakOf({ model: 'pcm', parameters: { steps: [-1e6, 1e6, 1e6] } })
    expect(theta).toBeCloseTo(1e6, 6)
  })
})

test('where the scale has no digits left the nearest number to the peak is given', () => {
  // Neighbouring numbers at 1e17 are 16 apart: none lies where ∂I/∂θ is 0.
  expect(peakOf({ model: 'pcm', parameters: { steps: [1e17, 1e17 + 32] } })).toEqual({
    theta: 1e17,
    information: expect.closeTo(0.25, 12),
    kind: 'peak',
  })
})

test('NRM slopes that differ by rounding only count as the equal ones they are', () => {
  const sum = 0.1 + 0.2
  expect(sum).not.toBe(0.3)
  const { theta } = peakOf({ model: 'nrm', parameters: { slopes: [0.3, sum], intercepts: [1, 2] } })
  expect(theta).toBeCloseTo(-Math.log(Math.E + Math.E ** 2) / 0.3, 9)
})

test('an NRM item whose slopes are all 0 informs nowhere', () => {
  expect(informationPeak({ model: 'nrm', parameters: { slopes: [0, 0], intercepts: [1, -1] } })).toEqual({ kind: 'none' })
})

test('a symmetric item of many evenly spaced thresholds, almost flat on top, keeps its peak when it is moved', () => {
  const thresholds = Array.from({ length: 9 }, (_, k) => (k - 4) / 2)
  const low = peakOf({ model: 'grm', parameters: { discrimination: 2, thresholds } })
  const shifted = thresholds.map((threshold) => threshold + 0.123)
  const moved = peakOf({ model: 'grm', parameters: { discrimination: 2, thresholds: shifted } })
  expect(moved.theta).toBeCloseTo(low.theta + 0.123, 8)
  expect(moved.information).toBeCloseTo(low.information, 14)
})
