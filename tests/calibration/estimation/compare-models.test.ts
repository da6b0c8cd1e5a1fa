import { describe, expect, test } from 'vitest'
import { calibrate } from '../../../src/calibration/estimation/calibrate.js'
import type { CalibrationOptions } from '../../../src/calibration/estimation/calibration-options.js'
import { compareModels } from '../../../src/calibration/estimation/compare-models.js'
import { crossValidate } from '../../../src/calibration/estimation/cross-validate.js'
import type { CalibrationModel } from '../../../src/calibration/estimation/item-specification.js'
import type { ParameterName } from '../../../src/calibration/estimation/parameter-name.js'
import { createRandom } from '../../../src/math/random-source.js'
import { lsatMatrix } from './lsat-matrix.js'
import { normalThetas, simulatedMatrix } from './simulated-responses.js'

const random = createRandom('compare-models')
/** Slopes that differ by a factor of 4: a 2PL beyond doubt. */
const unequal = Array.from({ length: 8 }, (_, i) => ({
  model: '2pl' as const,
  parameters: { discrimination: [0.5, 2][i % 2] as number, difficulty: (i - 3.5) / 2 },
}))
const matrix = simulatedMatrix(unequal, normalThetas(600, random), random)

function refusal(models: readonly CalibrationModel[], options = {}): unknown {
  try {
    return compareModels(matrix, models, options)
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('1PL, 2PL and 3PL of 600 answers to 2PL items', () => {
  const { models, tests, advice } = compareModels(matrix, ['1pl', '2pl', '3pl'])

  test('information criteria follow from log-likelihood and number of parameters', () => {
    for (const { logLikelihood, freeParameters, aic, bic } of models) {
      expect(aic).toBeCloseTo(2 * freeParameters - 2 * logLikelihood, 9)
      expect(bic).toBeCloseTo(Math.log(600) * freeParameters - 2 * logLikelihood, 9)
    }
    expect(models.map(({ freeParameters }) => freeParameters)).toEqual([9, 16, 24])
  })

  test('the likelihood ratio has the degrees of freedom of the parameters given up', () => {
    const [narrow] = tests
    if (narrow?.kind !== 'tested') throw new Error('expected a test')
    expect(narrow).toMatchObject({ model: '1pl', wider: '2pl', degreesOfFreedom: 7 })
    expect(narrow.chiSquared).toBeCloseTo(2 * ((models[1]?.logLikelihood ?? 0) - (models[0]?.logLikelihood ?? 0)), 9)
    expect(narrow.p).toBeLessThan(1e-6)
    expect(narrow.caution).toBeUndefined()
  })

  test('a wider model that priors pull below the narrower one is not comparable by likelihood ratio, and the priors are named', () => {
    expect(models[2]?.logLikelihood).toBeLessThan(models[1]?.logLikelihood ?? 0)
    expect(tests[1]).toEqual({
      kind: 'not-comparable',
      model: '2pl',
      wider: '3pl',
      degreesOfFreedom: 8,
      reason: 'priors',
      priorsOn: ['discrimination', 'lowerAsymptote'],
    })
  })

  test('under priors a p is a guide, and models of equal size have none', () => {
    const priors = { difficulty: { normal: [0, 2] } } as const
    expect(compareModels(matrix, ['1pl', '2pl'], { priors }).tests[0]).toMatchObject({ kind: 'tested', caution: 'priors' })
    const common = compareModels(matrix, ['pcm', 'rsm']).tests[0]
    expect(common).toMatchObject({ kind: 'not-comparable', reason: 'no-degrees-of-freedom', priorsOn: [] })
  })

  test('what is predicted best is the model that the answers come from', () => {
    const [one, two] = models
    expect(two?.behindBest).toEqual({ difference: 0, standardError: 0 })
    expect(one?.behindBest.difference).toBeLessThan(-3 * (one?.behindBest.standardError ?? 0))
    expect(advice).toMatchObject({ kind: 'carried', model: '2pl', fewestAnswers: 600 })
    expect(advice.tooWide).toEqual([{ model: '3pl', needs: 1000 }])
  })
})

test('answers too few for any of the models are said to be', () => {
  const few = { ...matrix, persons: 120, responses: matrix.responses.subarray(0, 960) }
  expect(compareModels(few, ['1pl', '2pl']).advice).toMatchObject({ kind: 'none-carried', model: '1pl', fewestAnswers: 120 })
})

test('a part is predicted by the parameters of the others, wherever their fit begins', () => {
  const lsat = lsatMatrix('lsat7')
  const fit = calibrate(lsat, { standardErrors: 'none' })
  const options = { gradientTolerance: 1e-9 }
  const rule = { folds: 3, seed: 's' }
  const warm = crossValidate(lsat, { ...options, start: fit }, rule)
  const cold = crossValidate(lsat, options, rule)
  for (const [fold, value] of warm.entries()) expect(Math.abs(value - (cold[fold] as number))).toBeLessThan(1e-5)
  // With everything held there is nothing to learn from the others: the parts add up to the whole.
  const held: CalibrationOptions = {
    items: fit.items.map(({ item, parameters }) => ({
      item,
      model: '2pl',
      parameters: parameters as never,
      held: ['discrimination', 'difficulty'] satisfies ParameterName[],
    })),
  }
  const whole = calibrate(lsat, { ...held, standardErrors: 'none' })
  const parts = crossValidate(lsat, { ...held, start: whole }, rule)
  const sum = parts.reduce((total, part) => total + part, 0)
  expect(whole.logLikelihood - sum).toBeGreaterThan(0)
  expect(whole.logLikelihood - sum).toBeLessThan(10)
})

test('fewer than two models or folds are refused', () => {
  expect(refusal(['2pl'])).toBe('comparison-invalid')
  expect(refusal(['2pl', '2pl'])).toBe('comparison-invalid')
  expect(refusal(['1pl', '2pl'], { folds: 1 })).toBe('comparison-invalid')
})
