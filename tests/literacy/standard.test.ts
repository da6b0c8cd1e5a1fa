import { describe, expect, test } from 'vitest'
import { isMelekError } from '../../src/issues/melek-error.js'
import { assertSameScale, cutsOf, levelOf, levelProbabilities, probabilityAtTarget } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import type { PosteriorCurve } from '../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../src/scoring/prior.js'
import { scoringGrid } from '../../src/scoring/scoring-grid.js'
import { exampleStandard } from './example-standard.js'

const standard = parseStandard(exampleStandard)

function issueCodes(document: unknown): string[] {
  try {
    parseStandard(document)
  } catch (error) {
    if (isMelekError(error)) return [error.code, ...error.issues.map((issue) => issue.code)]
    throw error
  }
  return []
}

/** The standard normal distribution as a posterior. */
const standardNormal: PosteriorCurve = (() => {
  const grid = scoringGrid(standardNormalPrior)
  return {
    grid,
    logDensity: grid.nodes.map((theta) => -0.5 * theta * theta),
    slope: grid.nodes.map((theta) => -theta),
    curvature: grid.nodes.map(() => -1),
    answered: 1,
  }
})()

describe('a standard document', () => {
  test('is read with its cuts in order and names in both languages', () => {
    expect(cutsOf(standard)).toEqual([-1, 0, 1, 2])
    expect(standard.levels[1]?.name).toEqual({ id: 'Dasar', en: 'Dasar' })
  })

  test('is compensatory and without a certificate rule unless it says otherwise', () => {
    const { rule: _, certificate: __, ...short } = exampleStandard
    expect(parseStandard(short)).toMatchObject({ rule: 'compensatory' })
    expect(parseStandard(short).certificate).toBeUndefined()
  })

  test('is refused with all its problems at once', () => {
    const levels = [
      { id: '1', from: -3, name: 'a' },
      { id: '2', from: 0.5, name: 'b' },
      { id: '2', from: 0.5, name: 'c' },
      { id: '4', from: null, name: 'd' },
      { id: '5', from: -2, name: 'e' },
    ]
    const broken = {
      ...exampleStandard,
      levels,
      cutStandardErrors: [0.1],
      targetLevel: '9',
      reportingScale: { slope: -1, intercept: 0, low: 5, high: 1, round: 2 },
    }
    expect(issueCodes(broken)).toEqual([
      'standard-invalid',
      'level-first-not-open',
      'cuts-not-increasing',
      'level-open-inside',
      'cuts-not-increasing',
      'level-duplicate',
      'target-level-unknown',
      'cut-errors-count',
      'reporting-slope',
      'reporting-range',
      'reporting-bounds',
    ])
  })

  test.each([
    ['an unknown field', { ...exampleStandard, cut: 0 }],
    ['a missing scale', { ...exampleStandard, scaleId: undefined }],
    ['a cut in text', { ...exampleStandard, levels: [{ id: '1', from: '0', name: 'x' }] }],
    ['no levels', { ...exampleStandard, levels: [] }],
    ['another format', { ...exampleStandard, format: 'melek-standard/2' }],
    ['no object at all', null],
  ])('with %s is refused', (_, document) => {
    expect(issueCodes(document)[0]).toBe('standard-invalid')
  })
})

describe('the level of an estimate', () => {
  const at = (theta: number) => {
    const result = levelOf(standard, { kind: 'finite', theta, standardError: 0.3 })
    return result.kind === 'level' ? result.level.id : result.kind
  }

  test.each([
    [-99, '1'],
    [-1 - 1e-15, '1'],
    [-1, '2'],
    [0, '3'],
    [-0, '3'],
    [2 - 1e-15, '4'],
    [2, '5'],
    [99, '5'],
  ])('theta %d is in band %s: a cut belongs above itself, the outer bands are open', (theta, level) => {
    expect(at(theta)).toBe(level)
  })

  test('is the outer band for an unbounded estimate and none without responses or information', () => {
    expect(levelOf(standard, { kind: 'unbounded', direction: 'above' })).toMatchObject({ index: 4 })
    expect(levelOf(standard, { kind: 'unbounded', direction: 'below' })).toMatchObject({ index: 0 })
    expect(levelOf(standard, { kind: 'no-responses' })).toEqual({ kind: 'none' })
    expect(levelOf(standard, { kind: 'no-information' })).toEqual({ kind: 'none' })
  })
})

describe('level probabilities', () => {
  test('of a standard normal posterior are differences of its distribution function', () => {
    const expected = [0.158655254, 0.341344746, 0.341344746, 0.135905122, 0.022750132]
    const found = levelProbabilities(standard, standardNormal)
    expect(found.map(({ level }) => level)).toEqual(['1', '2', '3', '4', '5'])
    found.forEach(({ probability }, k) => {
      expect(probability).toBeCloseTo(expected[k] as number, 8)
    })
  })

  test('sum from the target level up to the probability at target', () => {
    const above = levelProbabilities(standard, standardNormal).slice(2)
    expect(above.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(
      probabilityAtTarget(standard, standardNormal),
      12,
    )
  })

  test('are certain where the lowest level is the target', () => {
    expect(probabilityAtTarget({ ...standard, targetLevel: '1' }, standardNormal)).toBe(1)
  })
})

describe('the scale of a standard', () => {
  test('has to be that of the results', () => {
    expect(assertSameScale(standard, { id: 'example/1' })).toEqual({ kind: 'named', scaleId: 'example/1' })
    expect(() => assertSameScale(standard, { id: 'example/2' })).toThrow(/"example\/1".*"example\/2"/)
  })

  test('may be unnamed on both sides, which the result says, but not on one', () => {
    expect(assertSameScale({ ...standard, scaleId: null }, { id: null })).toEqual({ kind: 'unnamed' })
    expect(() => assertSameScale({ ...standard, scaleId: null }, { id: 'example/1' })).toThrow(/scaleId null/)
    expect(() => assertSameScale(standard, { id: null })).toThrow(/unnamed/)
  })
})

test('faults of shape hide none of the others: all are named at once', () => {
  const [low, middle, ...rest] = exampleStandard.levels as readonly { from: number | null }[]
  const faulty = {
    ...exampleStandard,
    rule: 'zz',
    version: 3,
    levels: [{ ...low, from: 0 }, middle, ...rest],
    targetLevel: 'nowhere',
    reportingScale: { slope: -1, intercept: 0, low: 9, high: 1, round: 1 },
  }
  const codes = issueCodes(faulty)
  expect(codes.slice(1)).toEqual(
    expect.arrayContaining(['level-first-not-open', 'target-level-unknown', 'reporting-slope', 'reporting-range']),
  )
  expect(codes.length).toBeGreaterThan(6)
})

test.each([[null], [5], [{}], [{ levels: 'none' }], [{ levels: [] }]])('%j is refused by its shape alone', (document) => {
  expect(issueCodes(document)[0]).toBe('standard-invalid')
})
