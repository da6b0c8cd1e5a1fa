import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import type { BankItem, ItemBank } from '../../../src/bank/item-bank.js'
import { comparedPersons } from '../../../src/calibration/dif/compared-persons.js'
import { detectDif } from '../../../src/calibration/dif/detect-dif.js'
import type { DifData, DifMethod } from '../../../src/calibration/dif/dif-data.js'
import type { DifResult, ItemDif } from '../../../src/calibration/dif/dif-result.js'
import { difSettings } from '../../../src/calibration/dif/dif-settings.js'
import { createGroupFitter } from '../../../src/calibration/dif/latent/group-fit.js'
import { likelihoodRatioTest } from '../../../src/calibration/dif/latent/latent-test.js'
import { isMelekError } from '../../../src/issues/melek-error.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { type StudiedItem, simulatedDif } from './simulated-dif.js'

const latentMethods = ['lr', 'wald'] as const
const flags = ({ items }: DifResult) => items.flatMap((each) => (each.kind === 'estimated' && each.flagged ? [each.item] : []))

function estimated(item: ItemDif | undefined): Extract<ItemDif, { kind: 'estimated' }> {
  if (item?.kind !== 'estimated') throw new Error(`no figures: ${JSON.stringify(item)}`)
  return item
}

function studied(count: number, shifted: Readonly<Record<number, number>>): StudiedItem[] {
  return Array.from({ length: count }, (_, i) => {
    const at = (shift: number): ItemModel => ({
      model: '2pl',
      parameters: { discrimination: 0.9 + 0.1 * (i % 5), difficulty: -1.5 + (3 * i) / (count - 1) + shift },
    })
    return { item: at(0), focalItem: at(shifted[i] ?? 0) }
  })
}

function bankOf(items: readonly ItemModel[]): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'test',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: items.map((item, i): BankItem => ({ ...item, id: `i${i + 1}`, status: 'operational', content: {}, enemies: [] })),
  }
}

/** Everybody sees the half of the items that stands nearest to a first guess from two of them: missing by what was answered. */
function adaptively(data: DifData, items: readonly StudiedItem[]): DifData {
  const width = data.itemIds.length
  const responses = data.responses.slice()
  const easy = [...items.keys()].filter((i) => i < width / 2 || i % 3 === 0)
  const hard = [...items.keys()].filter((i) => i >= width / 2 || i % 3 === 0)
  for (let p = 0; p < data.persons; p++) {
    const start = (responses[p * width] as number) + (responses[p * width + width - 3] as number)
    const seen = new Set([0, width - 3, ...(start === 2 ? hard : easy)])
    for (let i = 0; i < width; i++) if (!seen.has(i)) responses[p * width + i] = 255
  }
  return { ...data, responses }
}

describe('an item that is 1.1 logits harder for a focal group whose mean is 0.6 lower', () => {
  const items = studied(7, { 3: 1.1 })
  const bank = compileBank(bankOf(items.map(({ item }) => item)))
  const data: DifData = { ...simulatedDif(items, { persons: 1000, seed: 'latent', focalMean: -0.6 }), bank }

  const results = Object.fromEntries(latentMethods.map((method) => [method, detectDif(data, { focal: 'focal', method })]))

  test.each(latentMethods)('%s finds it, and no other', (method) => {
    const result = results[method] as DifResult
    expect(flags(result)).toEqual(['i4'])
    expect(estimated(result.items[3])).toMatchObject({ class: 'C', favours: 'reference' })
  })

  test('lr finds it in an adaptive test too', () => {
    const result = detectDif(adaptively(data, items), { focal: 'focal', method: 'lr', adaptive: true })
    expect(flags(result)).toEqual(['i4'])
  })

  test('its distance from the common curve exceeds that of every other item', () => {
    const result = detectDif(data, { focal: 'focal', method: 'rmsd', purify: false })
    const distances = result.items.map((each) => {
      const { figures } = estimated(each)
      return figures.model === 'rmsd' ? Math.max(figures.reference, figures.focal) : Number.NaN
    })
    expect(distances.indexOf(Math.max(...distances))).toBe(3)
    expect(estimated(result.items[3]).p).toBeUndefined()
  })

  test('the mean of the focal group comes out beside it', () => {
    const { focalDistribution } = results.lr as DifResult
    expect(Math.abs((focalDistribution?.mean ?? 0) + 0.6)).toBeLessThan(0.2)
  })

  test.each(['mh', 'logistic'] as const)('%s on the sum score refuses data that are said to be adaptive', (method) => {
    const issues = issuesOf(() => detectDif(data, { focal: 'focal', method, adaptive: true }))
    expect(issues).toEqual(['dif-adaptive'])
    const matched = { ...data, matching: Float64Array.from({ length: data.persons }, (_, p) => p % 6) }
    expect(detectDif(matched, { focal: 'focal', method, adaptive: true }).matching).toBe('given')
  })
})

test('catsib finds an item of an adaptive test of 18 out of 27 items', () => {
  const items = studied(27, { 9: 0.9 })
  const bank = compileBank(bankOf(items.map(({ item }) => item)))
  const data = adaptively({ ...simulatedDif(items, { persons: 3000, seed: 'adaptive', focalMean: -0.6 }), bank }, items)
  const result = detectDif(data, { focal: 'focal', method: 'catsib', adaptive: true })
  expect(flags(result)).toEqual(['i10'])
  expect(estimated(result.items[9])).toMatchObject({ favours: 'reference', figures: { model: 'catsib' } })
})

test('a refit that starts from a near fit ends where one from scratch ends', () => {
  const data = simulatedDif(studied(8, { 2: 0.5 }), { persons: 800, seed: 'warm' })
  const compared = comparedPersons(data, difSettings({ focal: 'focal', method: 'lr' }))
  const usable = [...data.itemIds.keys()]
  const [warm, cold] = [createGroupFitter(data, compared, usable), createGroupFitter(data, compared, usable)]
  const together = warm(new Set())
  const apart = warm(new Set([2]), { near: together })
  const scratch = likelihoodRatioTest(cold(new Set()), cold(new Set([2])))
  expect(likelihoodRatioTest(together, apart).chiSquared).toBeCloseTo(scratch.chiSquared, 4)
  expect(apart.result.iterations).toBeLessThanOrEqual(cold(new Set([2])).result.iterations)
})

test('several categories are tested with slope and every step, and classed by the difference in SD', () => {
  const at = (shift: number): ItemModel => ({
    model: 'gpcm',
    parameters: { discrimination: 1, steps: [-0.6 + shift, 0.4 + shift] },
  })
  const items = Array.from({ length: 5 }, (_, i) => ({ item: at(0), focalItem: at(i === 3 ? 0.8 : 0) }))
  const result = detectDif(simulatedDif(items, { persons: 800, seed: 'steps' }), { focal: 'focal', method: 'lr' })
  const { figures, class: found } = estimated(result.items[3])
  expect(figures).toMatchObject({ model: 'likelihood-ratio', degreesOfFreedom: 3 })
  expect(found).toBe('C')
  expect(flags(result)).toEqual(['i4'])
})

test('lower asymptotes are the same in both groups, so that a 3PL item is tested with two degrees of freedom', () => {
  const item: ItemModel = { model: '3pl', parameters: { discrimination: 1.2, difficulty: 0, lowerAsymptote: 0.2 } }
  const items = Array.from({ length: 5 }, () => ({ item }))
  const bank = compileBank(bankOf(items.map((each) => each.item)))
  const data = { ...simulatedDif(items, { persons: 600, seed: 'guessing' }), bank }
  expect(estimated(detectDif(data, { focal: 'focal', method: 'lr', purify: false }).items[0]).figures).toMatchObject({
    degreesOfFreedom: 2,
  })
})

describe('data that a method cannot use', () => {
  const data = simulatedDif(studied(6, {}), { persons: 300, seed: 'refusals' })

  test.each(['lr', 'wald', 'rmsd'] as const)('%s says which items it cannot tell apart', (method) => {
    const responses = data.responses.slice()
    for (let p = 0; p < data.persons; p++) {
      responses[p * 6] = 1
      if (p % 2 === 1) responses[p * 6 + 1] = 255
    }
    const { items } = detectDif({ ...data, responses }, { focal: 'focal', method, purify: false })
    expect(items[0]).toMatchObject({ kind: 'undefined' })
    expect(items[1]).toMatchObject({ kind: 'undefined', reason: 'one-group' })
    expect(items[2]).toMatchObject({ kind: 'estimated' })
  })

  test.each<[DifMethod, readonly string[] | undefined, readonly string[]]>([
    ['catsib', undefined, ['dif-bank-missing']],
    ['lr', ['i1', 'x'], ['dif-anchor-unknown']],
    ['lr', ['i1'], ['dif-few-items']],
  ])('%s with the anchors %j is refused', (method, anchors, codes) => {
    expect(issuesOf(() => detectDif(data, { focal: 'focal', method, anchors }))).toEqual(codes)
  })
})

function issuesOf(run: () => unknown): string[] {
  try {
    run()
  } catch (error) {
    if (isMelekError(error)) return error.issues.map(({ code }) => code)
    throw error
  }
  throw new Error('expected a refusal')
}
