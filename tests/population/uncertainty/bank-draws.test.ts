import { expect, test } from 'vitest'
import { estimateShares } from '../../../src/population/estimate-shares.js'
import type { ShownShare } from '../../../src/population/population-result.js'
import type { ShareOptions } from '../../../src/population/share-options.js'
import { answersOf, createRandom, normalThetas, spreadBank, twoCuts } from '../simulated-persons.js'

const bank = spreadBank(12, (difficulty) => ({ kind: 'prior', difficulty: { normal: [difficulty, 0.5] } }))
const standard = twoCuts(-0.5, 1)
const random = createRandom('bank draws')
const responses = answersOf(bank.curves, normalThetas(random, 100, 0, 1), random)
const total = (options: ShareOptions, from = bank) =>
  estimateShares({ bank: from, responses, persons: 100, standard, options }).total as ShownShare

test('the same seed gives the same result, another seed another item-parameter part and nothing else', () => {
  const one = total({ seed: 'a' })
  expect(total({ seed: 'a' })).toEqual(one)
  const other = total({ seed: 'b' })
  expect(other.variances.itemParameters).not.toEqual(one.variances.itemParameters)
  expect([other.share, other.variances.measurement]).toEqual([one.share, one.variances.measurement])
})

test('draws widen the interval; switched off, that is said and the share stays', () => {
  const [drawn, thin] = [total({}), total({ itemDraws: 'none' })]
  expect(thin.variances.itemParameters).toEqual({ kind: 'not-estimated', reason: 'switched-off' })
  expect(drawn.share).toBe(thin.share)
  expect(drawn.standardError).toBeGreaterThan(1.3 * thin.standardError)
})

test('a draw depends on the ids of the items, not on their places in the bank', () => {
  const order = bank.items.map((_, i) => (i * 5) % 12)
  const shuffledBank = {
    ...bank,
    items: order.map((i) => bank.items[i] as (typeof bank.items)[0]),
    itemIds: order.map((i) => bank.itemIds[i] as string),
    curves: order.map((i) => bank.curves[i] as (typeof bank.curves)[0]),
  }
  const shuffled = Uint8Array.from(
    Array.from({ length: 100 }, (_, p) => order.map((i) => responses[p * 12 + i] as number)).flat(),
  )
  const found = estimateShares({ bank: shuffledBank, responses: shuffled, persons: 100, standard }).total as ShownShare
  const [part, expected] = [found.variances.itemParameters, total({}).variances.itemParameters]
  if (part.kind !== 'estimated' || expected.kind !== 'estimated') throw new Error('no draws')
  expect(part.variance / expected.variance).toBeCloseTo(1, 5)
})
