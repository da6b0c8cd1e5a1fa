import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { bankFromCalibration } from '../../../src/calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { ItemSpecification } from '../../../src/calibration/estimation/item-specification.js'
import { testletResponses } from '../../../src/calibration/estimation/testlets.js'
import { assessFit } from '../../../src/calibration/fit/assess-fit.js'
import { countFreeParameters } from '../../../src/calibration/fit/parameter-moves.js'
import { isMelekError } from '../../../src/issues/melek-error.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { simulatedDif } from '../dif/simulated-dif.js'

const ratingScale = [-0.7, 0.1, 0.6]
const truth: readonly ItemModel[] = [
  ...[-1, -0.3, 0.4, 0.9].map((difficulty): ItemModel => ({ model: 'rsm', parameters: { difficulty, steps: ratingScale } })),
  { model: '2pl', parameters: { discrimination: 1.4, difficulty: -0.5 } },
  { model: '2pl', parameters: { discrimination: 0.8, difficulty: 0.7 } },
  { model: 'gpcm', parameters: { discrimination: 1.2, steps: [-0.4, 0.5] } },
  { model: 'grm', parameters: { discrimination: 1.3, thresholds: [-0.8, 0.2, 1] } },
]

describe('rating scale, 2PL, partial credit and graded items in one test', () => {
  const data = simulatedDif(
    truth.map((item) => ({ item })),
    { persons: 2000, seed: 'mixed' },
  )
  const items = truth.map(({ model }, i): ItemSpecification => ({ item: `i${i + 1}`, model }))
  const result = calibrate(data, { items, standardErrors: 'none' })
  const { bank } = bankFromCalibration(result, { id: 'mixed', source: 'simulation' })
  const compiled = compileBank(bank)
  const fit = assessFit({ bank: compiled, persons: data.persons, responses: data.responses })

  test('the parameters that the tests pay for are those of the calibration', () => {
    expect(countFreeParameters(compiled.items)).toBe(result.freeParameters)
    expect(fit.likelihood.criteria?.freeParameters).toBe(result.freeParameters)
  })

  test('the likelihood is that of the calibration', () => {
    // The calibration places its nodes by its own rule.
    expect(fit.likelihood.logLikelihood).toBeCloseTo(result.logLikelihood, 3)
  })

  test('C2, S-X² and every other statistic stand, and let the true model pass', () => {
    if (fit.test.kind !== 'tested') throw new Error(`no test: ${fit.test.reason}`)
    const moments = compiled.categories.reduce((sum, categories) => sum + categories - 1, 0) + (8 * 7) / 2
    expect(fit.test).toMatchObject({ statistic: 'C2', degreesOfFreedom: moments - result.freeParameters })
    expect(fit.test.p).toBeGreaterThan(0.001)
    for (const { scoreFit, meanSquares, curveDistance } of fit.items) {
      expect(scoreFit.kind === 'tested' && scoreFit.p).toBeGreaterThan(1e-4)
      // With eight items every estimate of theta follows the answer that is judged, which takes infit below 1.
      expect(Math.abs((meanSquares?.infit ?? 0) - 0.85)).toBeLessThan(0.15)
      expect(curveDistance?.largest).toBeLessThan(0.06)
    }
    expect(fit.likelihoodFit.kind).toBe('given')
  })
})

describe('testlets', () => {
  const matrix = {
    itemIds: ['A', 'B', 'C', 'D'],
    persons: 3,
    responses: Uint8Array.of(1, 0, 1, 2, 0, 1, 0, 0, 1, 1, 255, 1),
  }

  test('their items become one, where the first stood; whoever lacks one of them has no score', () => {
    expect(testletResponses(matrix, { text: ['A', 'C'] })).toEqual({
      itemIds: ['text', 'B', 'D'],
      persons: 3,
      responses: Uint8Array.of(2, 0, 2, 0, 1, 0, 255, 1, 1),
    })
  })

  test('every problem is named at once', () => {
    try {
      testletResponses(matrix, { B: ['A', 'X'], solo: ['D'], other: ['A', 'C'] })
      expect.unreachable()
    } catch (error) {
      if (!isMelekError(error)) throw error
      expect(error.issues.map(({ code }) => code).sort()).toEqual(
        ['testlet-item-twice', 'testlet-item-unknown', 'testlet-name', 'testlet-small'].sort(),
      )
    }
  })

  test('dependence that Q3 sees among items of a stimulus is gone where they are one item', () => {
    const base = simulatedDif(
      Array.from({ length: 12 }, (_, i) => ({
        item: { model: '2pl', parameters: { discrimination: 1.2, difficulty: -1 + 0.2 * i } } as const,
      })),
      { persons: 1500, seed: 'testlet' },
    )
    // The third item of the text is answered as the second for half of the persons.
    const responses = base.responses.slice()
    for (let p = 0; p < base.persons; p += 2) responses[p * 12 + 3] = responses[p * 12 + 2] as number
    const items = { ...base, responses }
    const joined = testletResponses(items, { text: ['i3', 'i4'] })
    const largest = (data: typeof joined, models: readonly ItemSpecification[]) => {
      const result = calibrate(data, { items: models, model: '2pl', standardErrors: 'none' })
      const compiled = compileBank(bankFromCalibration(result, { id: 't', source: 's' }).bank)
      const { residualCorrelations } = assessFit({ bank: compiled, persons: data.persons, responses: data.responses })
      if ('kind' in residualCorrelations) throw new Error('refused')
      return [...residualCorrelations.pairs].sort((one, other) => other.adjusted - one.adjusted)[0]
    }
    expect(largest(items, [])).toMatchObject({ items: ['i3', 'i4'] })
    expect(largest(items, [])?.adjusted).toBeGreaterThan(0.3)
    expect(largest(joined, [{ item: 'text', model: 'gpcm' }])?.adjusted).toBeLessThan(0.12)
  })
})
