import { describe, expect, test } from 'vitest'
import type { ItemModel } from '../../src/models/item-model.js'
import { parameterIssues } from '../../src/models/parameter-issues.js'
import { requireValidItem } from '../../src/models/require-valid-item.js'

const full = { discrimination: 1, difficulty: 0, lowerAsymptote: 0.2, upperAsymptote: 0.9 }
const issuesOf = (item: ItemModel): string[] => parameterIssues(item).map(({ parameter, message }) => `${parameter}: ${message}`)

describe('a slope must be a finite number above 0', () => {
  const withSlope = (discrimination: number): ItemModel[] => [
    { model: '1pl', parameters: { difficulty: 0, discrimination } },
    { model: '2pl', parameters: { difficulty: 0, discrimination } },
    { model: '3pl', parameters: { difficulty: 0, discrimination, lowerAsymptote: 0.2 } },
    { model: '4pl', parameters: { ...full, discrimination } },
    { model: 'grm', parameters: { discrimination, thresholds: [0, 1] } },
    { model: 'gpcm', parameters: { discrimination, steps: [0, 1] } },
  ]

  test.each(withSlope(0))('0 is refused for $model', (item) => {
    expect(issuesOf(item)).toEqual([
      'discrimination: discrimination must be greater than 0, got 0; estimate it again or retire the item',
    ])
  })

  test.each(withSlope(-0.4))('−0.4 is refused for $model, with a hint at the key', (item) => {
    expect(issuesOf(item)).toEqual([
      'discrimination: discrimination must be greater than 0, got -0.4; a negative slope usually means a wrong key',
    ])
  })

  test.each([...withSlope(Number.NaN), ...withSlope(Number.POSITIVE_INFINITY)])('NaN and ∞ are refused for $model', (item) => {
    expect(issuesOf(item)).toEqual([
      expect.stringMatching(/^discrimination: discrimination must be a finite number, got (NaN|Infinity); correct the value$/),
    ])
  })

  test('a 1PL item without a slope has slope 1', () => {
    expect(issuesOf({ model: '1pl', parameters: { difficulty: 0 } })).toEqual([])
  })

  test('NRM slopes may be negative, 0 and equal', () => {
    expect(issuesOf({ model: 'nrm', parameters: { slopes: [-1.2, 0, 0.5, 0.5], intercepts: [0, 1, 2, 3] } })).toEqual([])
  })
})

describe('asymptotes must lie in 0…1, the lower below the upper', () => {
  test.each<[string, Partial<typeof full>, string]>([
    ['c < 0', { lowerAsymptote: -0.1 }, 'lowerAsymptote: lowerAsymptote must lie in 0…1, got -0.1; give it as a probability'],
    ['d > 1', { upperAsymptote: 95 }, 'upperAsymptote: upperAsymptote must lie in 0…1, got 95; give it as a probability'],
    [
      'c = NaN',
      { lowerAsymptote: Number.NaN },
      'lowerAsymptote: lowerAsymptote must lie in 0…1, got NaN; give it as a probability',
    ],
    [
      'c = d',
      { lowerAsymptote: 0.9 },
      'lowerAsymptote: lowerAsymptote must be below upperAsymptote, got 0.9 and 0.9; check that c and d are not swapped',
    ],
    [
      'c > d',
      { lowerAsymptote: 0.9, upperAsymptote: 0.2 },
      'lowerAsymptote: lowerAsymptote must be below upperAsymptote, got 0.9 and 0.2; check that c and d are not swapped',
    ],
  ])('4PL with %s', (_case, wrong, issue) => {
    expect(issuesOf({ model: '4pl', parameters: { ...full, ...wrong } })).toEqual([issue])
  })

  test('3PL with c = 1, without naming an upper asymptote that it has not', () => {
    expect(issuesOf({ model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 1 } })).toEqual([
      'lowerAsymptote: lowerAsymptote must be below 1, got 1; an item that everybody answers measures nothing',
    ])
  })

  test('0 and 1 themselves are allowed', () => {
    expect(issuesOf({ model: '4pl', parameters: { ...full, lowerAsymptote: 0, upperAsymptote: 1 } })).toEqual([])
  })
})

describe('GRM thresholds must increase strictly', () => {
  test.each([[[0.5, -0.5]], [[0, 0]], [[-1, 2, 1.5]]])('%j is refused', (thresholds) => {
    expect(issuesOf({ model: 'grm', parameters: { discrimination: 1, thresholds } })).toEqual([
      `thresholds: thresholds must increase strictly, got [${thresholds.join(', ')}]; sort them or check the category order`,
    ])
  })
})

describe('steps', () => {
  test('of PCM and GPCM may be disordered and equal', () => {
    expect(issuesOf({ model: 'pcm', parameters: { steps: [1, -1, -1] } })).toEqual([])
    expect(issuesOf({ model: 'gpcm', parameters: { discrimination: 1, steps: [1, -1, -1] } })).toEqual([])
  })

  test('of RSM must sum to 0', () => {
    expect(issuesOf({ model: 'rsm', parameters: { difficulty: 0, steps: [-1, 1.5] } })).toEqual([
      'steps: steps of a rating scale must sum to 0, got a sum of 0.5; move their mean into difficulty',
    ])
  })

  test('of RSM printed with three decimals may miss 0 by their rounding, not by more', () => {
    expect(issuesOf({ model: 'rsm', parameters: { difficulty: 0, steps: [-0.667, 0.333, 0.333] } })).toEqual([])
    expect(issuesOf({ model: 'rsm', parameters: { difficulty: 0, steps: [-0.667, 0.333, 0.337] } })).toHaveLength(1)
  })
})

describe('every number must be finite and every list long enough', () => {
  test.each<[string, ItemModel, string[]]>([
    ['1PL difficulty', { model: '1pl', parameters: { difficulty: Number.NaN } }, ['difficulty']],
    ['2PL difficulty', { model: '2pl', parameters: { discrimination: 1, difficulty: Number.POSITIVE_INFINITY } }, ['difficulty']],
    ['3PL difficulty', { model: '3pl', parameters: { ...full, difficulty: Number.NaN } }, ['difficulty']],
    ['4PL difficulty', { model: '4pl', parameters: { ...full, difficulty: Number.NaN } }, ['difficulty']],
    ['GRM thresholds', { model: 'grm', parameters: { discrimination: 1, thresholds: [0, Number.NaN] } }, ['thresholds']],
    ['no GRM thresholds', { model: 'grm', parameters: { discrimination: 1, thresholds: [] } }, ['thresholds']],
    ['PCM steps', { model: 'pcm', parameters: { steps: [Number.NaN] } }, ['steps']],
    ['no PCM steps', { model: 'pcm', parameters: { steps: [] } }, ['steps']],
    ['GPCM steps', { model: 'gpcm', parameters: { discrimination: 1, steps: [Number.NEGATIVE_INFINITY] } }, ['steps']],
    ['RSM steps', { model: 'rsm', parameters: { difficulty: 0, steps: [Number.NaN, 0] } }, ['steps']],
    ['RSM difficulty', { model: 'rsm', parameters: { difficulty: Number.NaN, steps: [0] } }, ['difficulty']],
    ['NRM slopes', { model: 'nrm', parameters: { slopes: [Number.NaN], intercepts: [0] } }, ['slopes']],
    ['NRM intercepts', { model: 'nrm', parameters: { slopes: [1], intercepts: [Number.NaN] } }, ['intercepts']],
    ['no NRM categories', { model: 'nrm', parameters: { slopes: [], intercepts: [] } }, ['slopes']],
    ['NRM lists of different length', { model: 'nrm', parameters: { slopes: [1, 2], intercepts: [0] } }, ['intercepts']],
  ])('%s', (_case, item, parameters) => {
    expect(parameterIssues(item).map(({ parameter }) => parameter)).toEqual(parameters)
  })

  test('254 categories are the most that a byte with a code for missing can hold', () => {
    const steps = (count: number) => Array.from({ length: count }, () => 0)
    expect(issuesOf({ model: 'pcm', parameters: { steps: steps(253) } })).toEqual([])
    expect(issuesOf({ model: 'pcm', parameters: { steps: steps(254) } })).toEqual([
      'steps: steps must hold at most 253 numbers, got 254; merge categories',
    ])
  })
})

test('all issues of an item are found at once and travel with the error', () => {
  const item: ItemModel = {
    model: '4pl',
    parameters: { discrimination: -1, difficulty: Number.NaN, lowerAsymptote: -0.1, upperAsymptote: 2 },
  }
  expect(parameterIssues(item).map(({ parameter }) => parameter)).toEqual([
    'discrimination',
    'difficulty',
    'lowerAsymptote',
    'upperAsymptote',
  ])
  const issue = (path: string) => expect.objectContaining({ code: 'parameter-invalid', path })
  expect(() => requireValidItem(item)).toThrow(
    expect.objectContaining({
      code: 'parameter-invalid',
      issues: ['discrimination', 'difficulty', 'lowerAsymptote', 'upperAsymptote'].map((name) => issue(`parameters.${name}`)),
    }),
  )
})
