import { expect, test } from 'vitest'
import { checkBank, parseBank } from '../../src/bank/parse-bank-schema.js'
import { isMelekError } from '../../src/issues/melek-error.js'

const scale = { id: 'test', metric: 'logit', scalingConstant: 1, status: 'calibrated' }
const item = { id: 'A', model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }
const bankOf = (...items: unknown[]) => ({ format: 'melek-bank/1', id: 'bank', version: '1', scale, items })

function issuesOf(document: unknown) {
  const check = checkBank(document)
  return check.kind === 'valid' ? [] : check.issues
}

test('a valid bank comes back with its defaults filled in', () => {
  const bank = parseBank(bankOf(item))
  expect(bank.items[0]).toEqual({ ...item, status: 'operational', content: {}, enemies: [] })
  expect(bank.security).toBe('private')
})

test.each([
  ['a ≤ 0', { ...item, parameters: { discrimination: 0, difficulty: 0 } }, 'discrimination must be greater than 0, got 0'],
  ['a < 0', { ...item, parameters: { discrimination: -1, difficulty: 0 } }, 'wrong key'],
  ['NaN', { ...item, parameters: { discrimination: 1, difficulty: Number.NaN } }, 'difficulty must be a finite number, got NaN'],
  [
    'c ≥ d',
    { ...item, model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.6, upperAsymptote: 0.5 } },
    'below upperAsymptote',
  ],
  [
    'c outside 0…1',
    { ...item, model: '3pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 20 } },
    'must lie in 0…1, got 20',
  ],
  [
    'unordered thresholds',
    { ...item, model: 'grm', parameters: { discrimination: 1, thresholds: [-0.4, -0.9, 1.2] } },
    'must increase strictly, got [-0.4, -0.9, 1.2]',
  ],
  [
    'equal thresholds',
    { ...item, model: 'grm', parameters: { discrimination: 1, thresholds: [0, 0] } },
    'must increase strictly',
  ],
  ['an unknown model', { ...item, model: '5pl' }, 'unknown model "5pl"; use one of 1pl'],
  ['an enemy that does not exist', { ...item, enemies: ['Z'] }, 'enemy "Z" is not in the bank'],
  ['an item that is its own enemy', { ...item, enemies: ['A'] }, 'its own enemy'],
  ['a misspelt parameter', { ...item, parameters: { discrimination: 1, dificulty: 0 } }, 'dificulty'],
  ['τ of a rating scale not centred', { ...item, model: 'rsm', parameters: { difficulty: 0, steps: [0, 1] } }, 'must sum to 0'],
  ['slopes without intercepts', { ...item, model: 'nrm', parameters: { slopes: [1, 2], intercepts: [0] } }, 'equally many'],
])('%s is refused with the item id and what to do', (_, bad, message) => {
  const issues = issuesOf(bankOf(bad))
  expect(issues.map((issue) => issue.message).join('\n')).toContain(message)
  expect(issues.every((issue) => issue.item === 'A')).toBe(true)
})

test('no items and duplicate ids are refused', () => {
  expect(issuesOf(bankOf())[0]?.code).toBe('bank-empty')
  expect(issuesOf(bankOf(item, item))).toMatchObject([{ code: 'item-duplicate', item: 'A', path: 'items[1]' }])
})

test('items of one rating scale must share their steps', () => {
  const rating = (id: string, steps: readonly number[]) => ({
    id,
    model: 'rsm',
    parameters: { difficulty: 0, steps, ratingScale: 'r' },
  })
  expect(issuesOf(bankOf(rating('A', [-1, 1]), rating('B', [-2, 2])))).toMatchObject([
    { code: 'rating-scale-unequal', item: 'B' },
  ])
  expect(issuesOf(bankOf(rating('A', [-1, 1]), rating('B', [-1, 1])))).toEqual([])
})

test('all problems are named at once', () => {
  const issues = issuesOf(bankOf({ ...item, parameters: { discrimination: -1, difficulty: Number.NaN }, enemies: ['Z'] }, item))
  expect(issues.map((issue) => issue.code).sort()).toEqual([
    'enemy-unknown',
    'item-duplicate',
    'parameter-invalid',
    'parameter-invalid',
  ])
})

test('the error tells itself apart by its code and carries the issues', () => {
  try {
    parseBank(bankOf())
    expect.unreachable()
  } catch (error) {
    expect(isMelekError(error) && error.code).toBe('bank-invalid')
    expect(isMelekError(error) && error.issues).toHaveLength(1)
  }
})

test.each([null, 7, 'text', [], {}])('%j is refused, not read as a bank', (value) => {
  expect(issuesOf(value).length).toBeGreaterThan(0)
})
