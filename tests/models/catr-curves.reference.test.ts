import { describe, expect, test } from 'vitest'
import { itemFromParscale } from '../../src/models/conversions/parscale.js'
import { pointBiasNumerator, pointInformationSlope } from '../../src/models/information.js'
import { information, observedInformation, probabilities, probabilityDerivatives } from '../../src/models/item-functions.js'
import type { ItemModel } from '../../src/models/item-model.js'
import reference from '../reference/catr-probability-information.json' with { type: 'json' }
import { evaluated } from './evaluated.js'

const { tolerance } = reference.passport

/** The smallest model that holds a row a, b, c, d, so that each dichotomous model is met. */
function dichotomousItem(row: readonly number[]): ItemModel {
  const [discrimination, difficulty, lowerAsymptote, upperAsymptote] = row as [number, number, number, number]
  if (upperAsymptote < 1) return { model: '4pl', parameters: { discrimination, difficulty, lowerAsymptote, upperAsymptote } }
  if (lowerAsymptote > 0) return { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote } }
  if (discrimination !== 1) return { model: '2pl', parameters: { discrimination, difficulty } }
  return { model: '1pl', parameters: { difficulty } }
}

function centred(difficulty: number, steps: readonly number[]): ItemModel {
  const mean = steps.reduce((total, step) => total + step, 0) / steps.length
  return { model: 'rsm', parameters: { difficulty: difficulty + mean, steps: steps.map((step) => step - mean) } }
}

const polytomousItem: Record<string, (row: readonly number[]) => ItemModel> = {
  GRM: ([discrimination = 0, ...thresholds]) => ({ model: 'grm', parameters: { discrimination, thresholds } }),
  MGRM: ([slope = 0, location = 0, ...categoryParameters]) =>
    itemFromParscale({ response: 'graded', slope, location, lowerAsymptote: 0, categoryParameters }, 1),
  PCM: (steps) => ({ model: 'pcm', parameters: { steps } }),
  GPCM: ([discrimination = 0, ...steps]) => ({ model: 'gpcm', parameters: { discrimination, steps } }),
  RSM: ([difficulty = 0, ...steps]) => centred(difficulty, steps),
  NRM: (row) => ({
    model: 'nrm',
    parameters: { slopes: row.filter((_, k) => k % 2 === 0), intercepts: row.filter((_, k) => k % 2 === 1) },
  }),
}

const withoutPadding = (row: readonly (number | null)[]): number[] => row.filter((value) => value !== null)

describe('dichotomous models agree with catR on D = 1 and D = 1.702', () => {
  const cases = reference.dich_items.map((row) => dichotomousItem(row)).map((item, index) => ({ item, index }))

  test('all four models are among the items', () => {
    expect(new Set(cases.map(({ item }) => item.model))).toEqual(new Set(['1pl', '2pl', '3pl', '4pl']))
  })

  test.each(cases)('item $index, a $item.model', ({ item, index }) => {
    for (const figures of reference.dich) {
      const { theta, D } = figures
      const { first, second } = probabilityDerivatives(item, theta, D)
      const point = evaluated(item, theta, D)
      const ours: Record<string, number> = {
        P: probabilities(item, theta, D)[1] as number,
        dP: first[1] as number,
        d2P: second[1] as number,
        info: information(item, theta, D),
        dInfo: pointInformationSlope(point, 2),
        J: pointBiasNumerator(point, 2),
        obsInfo_x1: observedInformation(item, theta, 1, D),
        obsInfo_x0: observedInformation(item, theta, 0, D),
      }
      for (const [name, value] of Object.entries(ours)) {
        const theirs = (figures as unknown as Record<string, number[]>)[name]?.[index] as number
        expect(Math.abs(value - theirs), `${name} at theta ${theta}, D ${D}`).toBeLessThan(tolerance)
      }
    }
  })
})

describe.each(reference.poly)('$model agrees with catR', ({ model, items, grid }) => {
  test.each(items.map((row, index) => ({ row: withoutPadding(row), index })))('item $index', ({ row, index }) => {
    const item = (polytomousItem[model] as (row: readonly number[]) => ItemModel)(row)
    for (const { theta, P, info } of grid) {
      const theirs = withoutPadding(P[index] as (number | null)[])
      const ours = probabilities(item, theta)
      expect(ours.length).toBe(theirs.length)
      ours.forEach((probability, k) => {
        expect(Math.abs(probability - (theirs[k] as number)), `P_${k} at theta ${theta}`).toBeLessThan(tolerance)
      })
      expect(Math.abs(information(item, theta) - (info[index] as number)), `information at theta ${theta}`).toBeLessThan(
        tolerance,
      )
    }
  })
})
