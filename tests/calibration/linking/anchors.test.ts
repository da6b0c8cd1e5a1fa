import { expect, test } from 'vitest'
import { resolveAnchors } from '../../../src/calibration/linking/anchors.js'
import { linkScales } from '../../../src/calibration/linking/link-scales.js'
import {
  equalWeighting,
  hermiteWeighting,
  linkWeighting,
  normalWeighting,
} from '../../../src/calibration/linking/link-weighting.js'
import { isMelekError, type MelekError } from '../../../src/issues/melek-error.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { logisticItems, namedBank } from './anchor-banks.js'

function refusal(act: () => unknown): MelekError {
  try {
    act()
  } catch (error) {
    if (isMelekError(error)) return error
  }
  throw new Error('nothing was refused')
}

const three = logisticItems([
  [1, -1],
  [1.2, 0.1],
  [0.8, 0.9],
])

test('without names all ids that both banks have are anchors; with pairs the ids may differ', () => {
  const [bank, base] = [namedBank('a', three), namedBank('b', three.slice(0, 2))]
  expect(resolveAnchors(bank, base).map(({ id }) => id)).toEqual(['i1', 'i2'])
  expect(resolveAnchors(bank, base, [['i3', 'i1'], 'i2']).map(({ id, baseId }) => [id, baseId])).toEqual([
    ['i3', 'i1'],
    ['i2', 'i2'],
  ])
})

test('every problem with the anchors is named at once', () => {
  const graded: ItemModel = { model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 0, 1] } }
  const shorter: ItemModel = { model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 1] } }
  const bank = namedBank('a', [...three, graded, three[0] as ItemModel])
  const base = namedBank('b', [...three, shorter, graded], { status: 'provisional' })
  const { code, issues } = refusal(() => linkScales(bank, base, { anchors: ['i1', 'i1', 'i4', 'i5', 'z9'] }))
  expect(code).toBe('anchors-invalid')
  expect(issues.map((issue) => [issue.code, issue.item])).toEqual([
    ['anchor-provisional', undefined],
    ['anchor-duplicate', 'i1'],
    ['anchor-categories', 'i4'],
    ['anchor-model', 'i5'],
    ['anchor-unknown', 'z9'],
    ['anchor-unknown', 'z9'],
  ])
})

test('banks without a common item cannot be linked', () => {
  const other = {
    ...namedBank('b', three),
    items: namedBank('b', three).items.map((item) => ({ ...item, id: `other-${item.id}` })),
  }
  expect(refusal(() => linkScales(namedBank('a', three), other)).issues.map(({ code }) => code)).toEqual(['anchors-none'])
})

test('a PCM item may anchor the GPCM item that a change of scale has made of it', () => {
  const pcm: ItemModel = { model: 'pcm', parameters: { steps: [-1, 1] } }
  const gpcm: ItemModel = { model: 'gpcm', parameters: { discrimination: 0.5, steps: [-2, 2] } }
  expect(linkScales(namedBank('a', [pcm]), namedBank('b', [gpcm]))).toMatchObject({ kind: 'linked' })
})

test.each([
  ['mean-sigma', 'one-location', [[1, 0.5]]],
  ['stocking-lord', 'flat-curves', [[5, 60]]],
  ['haebara', 'flat-curves', [[5, 60]]],
] as const)('%s says %s where the anchors do not determine the link', (method, reason, rows) => {
  const items = logisticItems(rows)
  expect(linkScales(namedBank('a', items), namedBank('b', items), { method })).toEqual({ kind: 'undetermined', method, reason })
})

test('nominal items whose slopes are 0 have no locations to compare', () => {
  const flat: ItemModel = { model: 'nrm', parameters: { slopes: [0], intercepts: [1] } }
  expect(linkScales(namedBank('a', [flat]), namedBank('b', [flat]), { method: 'mean-mean' })).toMatchObject({
    reason: 'no-locations',
  })
})

test.each([0, -1, NaN, Infinity])('a fixed slope of %d is refused', (fixedSlope) => {
  expect(refusal(() => linkScales(namedBank('a', three), namedBank('b', three), { fixedSlope })).code).toBe('link-slope')
})

test.each([
  ['different lengths', () => linkWeighting('x', [0, 1], [1])],
  ['a negative weight', () => linkWeighting('x', [0, 1], [1, -0.5])],
  ['weights that are all 0', () => linkWeighting('x', [0, 1], [0, 0])],
  ['a node that is not finite', () => linkWeighting('x', [0, NaN], [1, 1])],
  ['no nodes', () => linkWeighting('x', [], [])],
  ['a range upside down', () => normalWeighting({ count: 5, low: 1, high: -1 })],
  ['a single node', () => equalWeighting({ count: 1, low: -1, high: 1 })],
  ['too many Hermite nodes', () => hermiteWeighting(500)],
])('a weighting with %s is refused', (_, make) => {
  expect(refusal(make).code).toBe('link-weighting')
})
