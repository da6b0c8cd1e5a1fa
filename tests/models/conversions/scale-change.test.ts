import { describe, expect, test } from 'vitest'
import {
  changeScale,
  changeTheta,
  inverseScaleChange,
  standardisingChange,
} from '../../../src/models/conversions/scale-change.js'
import { changeScalingConstant } from '../../../src/models/conversions/scaling-constant.js'
import type { ItemModel } from '../../../src/models/item-model.js'

const change = { slope: 2, intercept: 1 }

describe('θ* = 2θ + 1', () => {
  test.each<[ItemModel, ItemModel]>([
    [
      { model: '1pl', parameters: { difficulty: 0.5 } },
      { model: '1pl', parameters: { discrimination: 0.5, difficulty: 2 } },
    ],
    [
      { model: '4pl', parameters: { discrimination: 1, difficulty: 0.5, lowerAsymptote: 0.2, upperAsymptote: 0.9 } },
      { model: '4pl', parameters: { discrimination: 0.5, difficulty: 2, lowerAsymptote: 0.2, upperAsymptote: 0.9 } },
    ],
    [
      { model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 0.5] } },
      { model: 'grm', parameters: { discrimination: 0.5, thresholds: [-1, 2] } },
    ],
    [
      { model: 'pcm', parameters: { steps: [-1, 0.5] } },
      { model: 'gpcm', parameters: { discrimination: 0.5, steps: [-1, 2] } },
    ],
    [
      { model: 'rsm', parameters: { difficulty: 0.5, steps: [-1, 1], ratingScale: 'agree' } },
      { model: 'gpcm', parameters: { discrimination: 0.5, steps: [0, 4] } },
    ],
    [
      { model: 'nrm', parameters: { slopes: [1, -2], intercepts: [0.5, 0] } },
      { model: 'nrm', parameters: { slopes: [0.5, -1], intercepts: [0, 1] } },
    ],
  ])('%j → %j', (item, changed) => {
    expect(changeScale(item, change)).toEqual(changed)
  })

  test('a shift keeps an RSM item in its rating scale', () => {
    const item: ItemModel = { model: 'rsm', parameters: { difficulty: 0.5, steps: [-1, 1], ratingScale: 'agree' } }
    expect(changeScale(item, { slope: 1, intercept: 1 })).toEqual({
      model: 'rsm',
      parameters: { difficulty: 1.5, steps: [-1, 1], ratingScale: 'agree' },
    })
  })
})

describe('a change that turns the scale round or is no number is refused', () => {
  test.each([
    { slope: 0, intercept: 0 },
    { slope: -1, intercept: 0 },
    { slope: Number.NaN, intercept: 0 },
    { slope: Number.POSITIVE_INFINITY, intercept: 0 },
    { slope: 1, intercept: Number.NaN },
  ])('%j', (wrong) => {
    const item: ItemModel = { model: '1pl', parameters: { difficulty: 0 } }
    for (const use of [() => changeScale(item, wrong), () => changeTheta(0, wrong), () => inverseScaleChange(wrong)]) {
      expect(use).toThrow(expect.objectContaining({ code: 'scale-change-invalid' }))
    }
  })

  test('a population without spread has no unit scale', () => {
    expect(() => standardisingChange({ mean: 0, sd: 0 })).toThrow(expect.objectContaining({ code: 'scale-change-invalid' }))
  })
})

describe('from D = 1.7 to D = 1', () => {
  test.each<[ItemModel, ItemModel]>([
    [
      { model: 'pcm', parameters: { steps: [-1, 1] } },
      { model: 'gpcm', parameters: { discrimination: 1.7, steps: [-1, 1] } },
    ],
    [
      { model: 'rsm', parameters: { difficulty: 0.5, steps: [-1, 1] } },
      { model: 'gpcm', parameters: { discrimination: 1.7, steps: [-0.5, 1.5] } },
    ],
    [
      { model: '1pl', parameters: { difficulty: 0.5 } },
      { model: '1pl', parameters: { discrimination: 1.7, difficulty: 0.5 } },
    ],
    [
      { model: 'nrm', parameters: { slopes: [1], intercepts: [0.5] } },
      { model: 'nrm', parameters: { slopes: [1], intercepts: [0.5] } },
    ],
  ])('%j → %j', (item, changed) => {
    expect(changeScalingConstant(item, { from: 1.7, to: 1 })).toEqual(changed)
  })

  test.each([0, -1, Number.NaN])('a D of %d is refused on either side', (wrong) => {
    const item: ItemModel = { model: '1pl', parameters: { difficulty: 0 } }
    for (const constants of [
      { from: wrong, to: 1 },
      { from: 1, to: wrong },
    ]) {
      expect(() => changeScalingConstant(item, constants)).toThrow(expect.objectContaining({ code: 'scaling-constant-invalid' }))
    }
  })
})
