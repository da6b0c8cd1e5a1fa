import { describe, expect, test } from 'vitest'
import { detectDif } from '../../../src/calibration/dif/detect-dif.js'
import type { DifData } from '../../../src/calibration/dif/dif-data.js'
import type { ItemDif } from '../../../src/calibration/dif/dif-result.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { raschItem, type StudiedItem, simulatedDif } from './simulated-dif.js'

type Estimated = Extract<ItemDif, { kind: 'estimated' }>

function estimated(item: ItemDif | undefined): Estimated {
  if (item?.kind !== 'estimated') throw new Error(`no figures: ${JSON.stringify(item)}`)
  return item
}

const flags = (items: readonly ItemDif[]) =>
  items.flatMap((each) => (each.kind === 'estimated' && each.flagged ? [each.item] : []))
const difficulties = Array.from({ length: 20 }, (_, i) => -1.9 + 0.2 * i)

test('a shift of 0.8 logits in a Rasch item is found as 2.35 × 0.8 delta, against the focal group, however much the groups differ', () => {
  const data = simulatedDif(
    difficulties.map((difficulty, i) => raschItem(difficulty, i === 9 ? 0.8 : 0)),
    { persons: 8000, seed: 'shift', focalMean: -0.7 },
  )
  const { items, purification } = detectDif(data, { focal: 'focal' })
  const found = estimated(items[9])
  if (found.figures.model !== 'mantel-haenszel' || found.figures.effect.kind !== 'finite') throw new Error('expected a delta')
  const { delta, deltaError } = found.figures.effect
  expect(Math.abs(delta + 2.35 * 0.8)).toBeLessThan(3 * deltaError)
  expect(found).toMatchObject({ class: 'C', flagged: true, favours: 'reference' })
  expect(flags(items)).toEqual(['i10'])
  expect(purification).toEqual({ kind: 'stable', iterations: 1 })
})

test('the logistic method tells a crossing item from a shifted one', () => {
  const crossing: StudiedItem = {
    item: { model: '2pl', parameters: { discrimination: 0.5, difficulty: 0 } },
    focalItem: { model: '2pl', parameters: { discrimination: 1.6, difficulty: 0 } },
  }
  const items = difficulties.map((difficulty, i) => (i === 4 ? crossing : raschItem(difficulty, i === 12 ? 0.9 : 0)))
  const result = detectDif(simulatedDif(items, { persons: 6000, seed: 'crossing' }), { focal: 'focal', method: 'logistic' })
  expect(flags(result.items)).toEqual(['i5', 'i13'])
  const tests = [4, 12].map((i) => {
    const { figures } = estimated(result.items[i])
    if (figures.model !== 'logistic') throw new Error('expected logistic figures')
    return figures.tests
  })
  expect(tests.map((each) => each['non-uniform'].p < 0.001)).toEqual([true, false])
  expect(tests.map((each) => each.uniform.p < 0.001)).toEqual([false, true])
})

describe('items with several categories', () => {
  const graded = (shift: number): ItemModel => ({
    model: 'gpcm',
    parameters: { discrimination: 1, steps: [-0.8 + shift, 0.1 + shift, 0.9 + shift] },
  })
  const items = Array.from({ length: 8 }, (_, i) => ({ item: graded(0), focalItem: graded(i === 2 ? -0.6 : 0) }))
  const data = simulatedDif(items, { persons: 3000, seed: 'graded' })

  test.each([
    ['mh', 'mantel'],
    ['logistic', 'ordinal-logistic'],
  ] as const)('%s takes %s and finds the item that is easier for the focal group', (method, model) => {
    const result = detectDif(data, { focal: 'focal', method, test: 'uniform' })
    expect(flags(result.items)).toEqual(['i3'])
    expect(estimated(result.items[2])).toMatchObject({ favours: 'focal', figures: { model } })
  })
})

describe('what cannot be compared is named before anything is computed', () => {
  const data = simulatedDif(
    difficulties.map((each) => raschItem(each)),
    { persons: 60, seed: 'small' },
  )
  const codesOf = (changed: Partial<DifData>, focal = 'focal', reference?: string) => {
    try {
      detectDif({ ...data, ...changed }, { focal, reference })
      return []
    } catch (error) {
      return (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code)
    }
  }

  test('a group that nobody belongs to, and one group alone', () => {
    expect(codesOf({}, 'other')).toEqual(['dif-group-unknown'])
    expect(codesOf({ groups: data.groups.map(() => 'focal') })).toEqual(['dif-one-group'])
    expect(codesOf({}, 'focal', 'focal')).toEqual(['dif-one-group'])
  })

  test('each group with fewer than 10 persons', () => {
    const groups = data.groups.map((_, p) => (p < 9 ? 'focal' : p < 15 ? 'reference' : ''))
    expect(codesOf({ groups })).toEqual(['dif-group-small', 'dif-group-small'])
  })

  test('rows of which most are incomplete, unless another match than the sum score is given', () => {
    const responses = data.responses.map((response, cell) => (cell % 7 === 0 ? 255 : response))
    expect(codesOf({ responses })).toEqual(['dif-incomplete', 'dif-group-small', 'dif-group-small'])
    const matching = Float64Array.from({ length: 60 }, (_, p) => p % 6)
    expect(detectDif({ ...data, responses, matching }, { focal: 'focal' })).toMatchObject({ matching: 'given' })
  })

  test('a test of one item', () => {
    expect(codesOf({ itemIds: ['i1'], responses: data.responses.slice(0, 60) })).toEqual(['dif-few-items'])
  })
})

test('items without figures say why, and the others keep theirs', () => {
  const data = simulatedDif(
    difficulties.map((each) => raschItem(each)),
    { persons: 400, seed: 'odd' },
  )
  const items = data.itemIds.length
  const responses = data.responses.map((response, cell) => {
    if (cell % items === 0) return 1
    if (cell % items === 1) return Math.floor(cell / items) % 2
    return response
  })
  const byMantel = detectDif({ ...data, responses }, { focal: 'focal', purify: false }).items
  expect(byMantel[0]).toEqual({ item: 'i1', kind: 'undefined', reason: 'no-variation' })
  expect(estimated(byMantel[1])).toMatchObject({
    class: 'C',
    flagged: true,
    favours: 'focal',
    figures: { effect: { kind: 'unbounded', favours: 'focal' } },
  })
  const byLogistic = detectDif({ ...data, responses }, { focal: 'focal', method: 'logistic', purify: false }).items
  expect(byLogistic.slice(0, 2)).toEqual([
    { item: 'i1', kind: 'undefined', reason: 'no-variation' },
    { item: 'i2', kind: 'undefined', reason: 'separated' },
  ])
  expect(estimated(byLogistic[5]).p).toBeGreaterThan(0)
})

test('groups without a score in common have no figures', () => {
  const data = simulatedDif([raschItem(0), raschItem(0), raschItem(0)], { persons: 40, seed: 'apart' })
  const responses = data.responses.map((_, cell) => (Math.floor(cell / 3) % 2 === 1 || cell % 3 === 0 ? 1 : 0))
  for (const item of detectDif({ ...data, responses }, { focal: 'focal', purify: false }).items)
    expect(item).toMatchObject({ kind: 'undefined', reason: 'no-common-strata' })
})

test('a score of fewer than two clean items is no match: figures are those of the whole test', () => {
  const data = simulatedDif([raschItem(0, 4), raschItem(0, -4), raschItem(0)], { persons: 1000, seed: 'none-left' })
  const { purification, anchors } = detectDif(data, { focal: 'focal' })
  expect(purification).toMatchObject({ kind: 'too-few-anchors' })
  expect(anchors).toEqual(['i1', 'i2', 'i3'])
})
