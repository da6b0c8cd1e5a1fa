import { describe, expect, test } from 'vitest'
import type { BankItem, ItemBank } from '../../../../src/bank/item-bank.js'
import { calibrate } from '../../../../src/calibration/estimation/calibrate.js'
import type { CalibrationOptions } from '../../../../src/calibration/estimation/calibration-options.js'
import type { ResponseMatrix } from '../../../../src/calibration/estimation/response-matrix.js'
import type { MelekError } from '../../../../src/issues/melek-error.js'
import { createRandom } from '../../../../src/math/random-source.js'
import { normalThetas, simulatedMatrix } from '../simulated-responses.js'

const random = createRandom('calibration-issues')
const four = Array.from({ length: 4 }, (_, i) => ({
  model: '2pl' as const,
  parameters: { discrimination: 1, difficulty: i - 1.5 },
}))
const good = simulatedMatrix(four, normalThetas(100, random), random)

/** Codes, and items where an issue has one, of a refusal. */
function refusal(matrix: ResponseMatrix, options: CalibrationOptions = {}): string[] {
  try {
    calibrate(matrix, options)
  } catch (error) {
    expect((error as MelekError).code).toBe('calibration-impossible')
    return (error as MelekError).issues.map(({ code, item }) => (item === undefined ? code : `${code} ${item}`))
  }
  return ['no refusal']
}

/** The same responses with some column changed. */
function withColumn(item: number, change: (category: number, person: number) => number): ResponseMatrix {
  const responses = good.responses.map((category, cell) =>
    cell % 4 === item ? change(category, Math.floor(cell / 4)) : category,
  )
  return { ...good, responses }
}

function bankOf(items: readonly BankItem[], status: 'provisional' | 'calibrated', scalingConstant = 1): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'old',
    version: '1',
    scale: { id: 'old/1', metric: 'logit', scalingConstant, status },
    security: 'private',
    items,
  }
}

const anchorItem = (id: string): BankItem => ({
  id,
  model: '2pl',
  parameters: { discrimination: 1, difficulty: -1.5 },
  status: 'operational',
  content: {},
  enemies: [],
})

describe('refused before the fit', () => {
  test.each<readonly [string, ResponseMatrix, CalibrationOptions, readonly string[]]>([
    ['no items', { itemIds: [], persons: 3, responses: new Uint8Array(0) }, {}, ['calibration-no-items']],
    ['an item nobody answered', withColumn(1, () => 255), {}, ['calibration-unanswered i2']],
    ['an item all right', withColumn(2, () => 1), {}, ['calibration-constant i3']],
    ['an item all wrong', withColumn(2, () => 0), {}, ['calibration-constant i3']],
    ['a category too many for the model', withColumn(0, (k) => 2 * k), {}, ['calibration-category i1']],
    ['a category never seen', withColumn(3, (k) => 2 * k), { model: 'grm' }, ['calibration-category-unseen i4']],
    [
      'fewer persons than parameters',
      { ...good, persons: 8, responses: Uint8Array.from(Array.from({ length: 32 }, (_, cell) => (cell + (cell >> 2)) % 2)) },
      {},
      ['calibration-few-persons'],
    ],
    ['two columns of one id', { ...good, itemIds: ['i1', 'i2', 'i3', 'i1'] }, {}, ['calibration-item-duplicate i1']],
    ['one group only', good, { groups: Array.from({ length: 100 }, () => 'x') }, ['calibration-one-group']],
    [
      'a reference group without persons',
      good,
      { groups: Array.from({ length: 100 }, (_, p) => `g${p % 2}`), referenceGroup: 'g2' },
      ['calibration-reference-group'],
    ],
    [
      'a group of nine',
      good,
      { groups: Array.from({ length: 100 }, (_, p) => (p < 9 ? 'few' : 'many')) },
      ['calibration-small-group'],
    ],
    [
      'persons without a group',
      good,
      { groups: Array.from({ length: 100 }, (_, p) => (p < 3 ? ' ' : `g${p % 2}`)) },
      ['calibration-group-empty'],
    ],
    ['cells that are missing', { ...good, responses: good.responses.subarray(1) }, {}, ['length-mismatch']],
    [
      'responses that are no whole numbers',
      { ...good, responses: Array.from(good.responses, (k, cell) => (cell === 7 ? 0.5 : k)) as unknown as Uint8Array },
      {},
      ['response-invalid i4'],
    ],
    ['weights for some persons only', good, { weights: [1, 2] }, ['length-mismatch']],
    ['a weight of 0', good, { weights: Array.from({ length: 100 }, (_, p) => p) }, ['calibration-weight']],
    ['an item without a column', good, { items: [{ item: 'i9', model: '2pl' }] }, ['calibration-item-unknown i9']],
    [
      'a parameter that the model does not have',
      good,
      { items: [{ item: 'i1', model: '2pl', held: ['lowerAsymptote'], parameters: { lowerAsymptote: 0.2 } }] },
      ['calibration-parameter-unknown i1'],
    ],
    [
      'a held parameter without a value',
      good,
      { items: [{ item: 'i1', model: '3pl', held: ['lowerAsymptote'] }] },
      ['calibration-held-without-value i1'],
    ],
    [
      'asymptotes that cross',
      good,
      {
        items: [
          {
            item: 'i1',
            model: '4pl',
            held: ['lowerAsymptote', 'upperAsymptote'],
            parameters: { lowerAsymptote: 0.8, upperAsymptote: 0.7 },
          },
        ],
      },
      ['calibration-values i1'],
    ],
    [
      'two priors on one parameter',
      good,
      { priors: { difficulty: { normal: [0, 1] }, intercept: { normal: [0, 1] } } },
      ['calibration-priors'],
    ],
    ['a prior without spread', good, { priors: { difficulty: { normal: [0, 0] } } }, ['calibration-priors']],
    ['a prior of another kind of parameter', good, { priors: { difficulty: { beta: [2, 2] } } }, ['calibration-priors']],
    ['a provisional anchor', good, { anchor: bankOf([anchorItem('i1')], 'provisional') }, ['calibration-anchor-provisional']],
    [
      'an anchor whose common items are all on trial',
      good,
      { anchor: bankOf([{ ...anchorItem('i1'), status: 'pretest' }], 'calibrated') },
      ['calibration-anchor-unused'],
    ],
    ['an anchor without common items', good, { anchor: bankOf([anchorItem('z')], 'calibrated') }, ['calibration-anchor-unused']],
    [
      'an anchor of another model',
      good,
      { anchor: bankOf([anchorItem('i1')], 'calibrated'), items: [{ item: 'i1', model: '3pl' }] },
      ['calibration-anchor-model i1'],
    ],
    [
      'an anchor on another D',
      good,
      { anchor: bankOf([anchorItem('i1')], 'calibrated', 1.7), scalingConstant: 1 },
      ['calibration-anchor-scale'],
    ],
  ])('%s', (_, matrix, options, expected) => {
    expect(refusal(matrix, options)).toEqual(expected)
  })

  test('all problems are named at once', () => {
    const responses = good.responses.map((category, cell) => [255, 1, 0, category][cell % 4] as number)
    expect(refusal({ ...good, responses }, { weights: [1] })).toEqual([
      'calibration-unanswered i1',
      'calibration-constant i2',
      'calibration-constant i3',
      'length-mismatch',
    ])
  })
})

describe('forms that nothing links', () => {
  /** The first half of the persons has the items 1 and 2, the second half 3 and 4. */
  const halves: ResponseMatrix = {
    ...good,
    responses: good.responses.map((category, cell) => (Math.floor(cell / 4) < 50 === cell % 4 < 2 ? category : 255)),
  }
  const groups = Array.from({ length: 100 }, (_, p) => (p < 50 ? 'first' : 'second'))

  test('are refused where their takers are groups of their own', () => {
    expect(refusal(halves, { groups })).toEqual(['calibration-unlinked-groups'])
  })

  test('are named where they rest on the likeness of their takers', () => {
    expect(calibrate(halves, { model: '1pl' }).warnings.map(({ code }) => code)).toEqual(['calibration-unlinked-forms'])
    expect(calibrate(good).warnings).toEqual([])
  })

  test('are linked by a held item in each group', () => {
    const items = ['i1', 'i3'].map((item) => ({
      item,
      model: '2pl' as const,
      parameters: { discrimination: 1, difficulty: item === 'i1' ? -1.5 : 0.5 },
      held: ['discrimination' as const, 'difficulty' as const],
    }))
    expect(refusal(halves, { groups, items: items.slice(0, 1) })).toEqual(['calibration-unlinked-groups'])
    expect(calibrate(halves, { groups, items, model: '1pl' }).converged).toBe(true)
  })
})

test('an item of a rating scale may lack a category that another item of the scale has', () => {
  const twos = withColumn(0, (k, person) => (person < 20 ? 2 : k))
  expect(calibrate(twos, { model: 'rsm' }).converged).toBe(true)
  expect(refusal(twos, { model: 'pcm' })).toEqual(['no refusal'])
  const gap = withColumn(0, (k) => 2 * k)
  expect(refusal(gap, { model: 'pcm' })).toEqual(['calibration-category-unseen i1'])
  expect(refusal(gap, { model: 'rsm' })).toEqual(['no refusal'])
})

test('an anchor whose items have another model than the run is named, and its items keep theirs', () => {
  const anchor = bankOf([anchorItem('i1'), anchorItem('i2')], 'calibrated')
  const mixed = calibrate(good, { model: '1pl-common', anchor })
  expect(mixed.warnings.map(({ code }) => code)).toEqual(['calibration-anchor-mixed'])
  expect(mixed.items.map(({ model }) => model)).toEqual(['2pl', '2pl', '1pl', '1pl'])
  expect(calibrate(good, { model: '2pl', anchor }).warnings).toEqual([])
})

describe('more to estimate than the answers tell', () => {
  const firstOf = (count: number): ResponseMatrix => ({
    itemIds: good.itemIds.slice(0, count),
    persons: 100,
    responses: good.responses.filter((_, cell) => cell % 4 < count),
  })

  test.each<readonly [string, number, CalibrationOptions, string]>([
    ['one item with a free variance', 1, { model: '1pl' }, 'calibration-unidentified'],
    ['one item with a free slope', 1, { model: '2pl' }, 'calibration-unidentified'],
    ['two items with free slopes', 2, { model: '2pl' }, 'calibration-unidentified'],
    ['two graded items', 2, { model: 'grm' }, 'calibration-unidentified'],
    ['two items with one slope', 2, { model: '1pl-common' }, 'no refusal'],
    ['two items with a free variance', 2, { model: '1pl' }, 'no refusal'],
    ['three items with free slopes', 3, { model: '2pl' }, 'no refusal'],
    ['two items with priors on their slopes', 2, { priors: { discrimination: { lognormal: [0, 0.5] } } }, 'no refusal'],
  ])('%s', (_, count, options, expected) => {
    expect(refusal(firstOf(count), options)).toEqual([expected])
  })

  test('an item held at its parameters carries a mean but no variance of its own', () => {
    const held = {
      model: '2pl',
      parameters: { discrimination: 1, difficulty: 0 },
      held: ['discrimination', 'difficulty'],
    } as const
    const items = [{ item: good.itemIds[0] as string, ...held }]
    expect(refusal(firstOf(1), { items })).toEqual(['calibration-unidentified'])
    expect(refusal(firstOf(2), { items: [...items, { item: good.itemIds[1] as string, ...held }] })).toEqual(['no refusal'])
  })
})

test('nodes that miss much of the latent distribution are refused, and those that miss some are remarked on', () => {
  const warningsAt = (count: number, low: number, high: number) =>
    calibrate(good, { nodes: { count, low, high }, standardErrors: 'none' }).warnings.map(({ code }) => code)
  expect(refusal(good, { nodes: { count: 5, low: -1, high: 1 } })).toEqual(['calibration-nodes'])
  expect(refusal(good, { nodes: { count: 5, low: -4, high: 4 } })).toEqual(['calibration-nodes'])
  expect(warningsAt(21, -3, 3)).toEqual(['calibration-nodes'])
  expect(warningsAt(21, -4, 4)).toEqual([])
})

test('a name that is no option is refused, with the one that was meant', () => {
  expect(() => calibrate(good, { models: '3pl', iterations: 20 } as never)).toThrow(
    expect.objectContaining({
      code: 'options-invalid',
      issues: [
        { code: 'option-unknown', path: 'models', message: 'is no option; did you mean model?' },
        { code: 'option-unknown', path: 'iterations', message: expect.stringContaining('maximumIterations') },
      ],
    }),
  )
})
