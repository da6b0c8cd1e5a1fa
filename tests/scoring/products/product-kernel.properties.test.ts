import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupTables } from '../../../src/scoring/group-tables.js'
import { likelihoodTables } from '../../../src/scoring/likelihood-tables.js'
import { figuresPerPerson, type ProductKernel, together } from '../../../src/scoring/products/product-kernel.js'
import { simdProducts } from '../../../src/scoring/products/product-simd.js'
import { productTwin } from '../../../src/scoring/products/product-twin.js'
import { bankOf } from '../../arbitraries/banks.js'
import { realisticItem } from '../../arbitraries/items.js'

/** Items right or wrong only, where answers are looked up as bits, or any. */
const items = fc.oneof(
  fc.array(realisticItem, { minLength: 1, maxLength: 20 }),
  fc.array(
    fc.double({ min: -2, max: 2, noNaN: true }).map((difficulty) => ({ model: '1pl' as const, parameters: { difficulty } })),
    { minLength: 1, maxLength: 27 },
  ),
)
const nodes = Float64Array.from({ length: 19 }, (_, i) => -3 + i / 3)
const weights = nodes.map((node) => Math.exp((-node * node) / 2))

/** What a kernel has found and multiplied. */
function results(kernel: ProductKernel, responses: Uint8Array, persons: number, window: { from: number; blocks: number }) {
  kernel.load(responses, 0, persons)
  for (let i = 0; i < persons; i++) kernel.wanted[i] = persons - 1 - i
  const found = kernel.find(persons)
  kernel.firstBlock.fill(window.from)
  kernel.blocks.fill(window.blocks)
  kernel.multiply(found)
  return {
    found: [...kernel.found.subarray(0, found)],
    left: [...kernel.left.subarray(0, persons - found)],
    answered: [...kernel.answered.subarray(0, found)],
    figures: [...kernel.figures.subarray(0, found * figuresPerPerson)],
    densities: Array.from({ length: found }, (_, place) => [...nodes.keys()].map((node) => kernel.densityAt(place, node))),
  }
}

describe('products of tabulated likelihoods', () => {
  test('are the same, to the last bit, two nodes at a time and one', () => {
    fc.assert(
      fc.property(
        items,
        fc.boolean(),
        fc.infiniteStream(fc.constantFrom(0, 1, 1, 0, 1, 2, 0, 1, 255, 0, 1, 3, 9)),
        fc.constantFrom({ from: 0, blocks: 3 }, { from: 1, blocks: 1 }, { from: 0, blocks: 2 }),
        fc.boolean(),
        (list, withMissing, stream, window, calm) => {
          const bank = bankOf(list)
          const tables = groupTables(bank, likelihoodTables(bank, nodes), { withMissing, mostRows: 256 })
          const count = 7
          const responses = Uint8Array.from({ length: count * list.length }, (_, at) => {
            const code = stream.next().value ?? 0
            return calm && !(withMissing && code === 255) ? code % (bank.categories[at % list.length] as number) : code
          })
          const simd = simdProducts(tables, weights)
          if (simd === undefined) throw new Error('this engine has no pairs of doubles')
          expect(results(simd, responses, count, window)).toEqual(results(productTwin(tables, weights), responses, count, window))
        },
      ),
    )
  })

  test('take as many persons as they say, and find nobody who has answered nothing', () => {
    const bank = bankOf(Array.from({ length: 9 }, () => ({ model: '1pl', parameters: { difficulty: 0 } })))
    const tables = groupTables(bank, likelihoodTables(bank, nodes), { withMissing: true, mostRows: 256 })
    const responses = Uint8Array.from({ length: together * 9 }, (_, at) => (at < 9 ? 255 : at % 2))
    for (const kernel of [simdProducts(tables, weights), productTwin(tables, weights)]) {
      if (kernel === undefined) throw new Error('this engine has no pairs of doubles')
      const { found, left, answered } = results(kernel, responses, together, { from: 0, blocks: 3 })
      expect([found.length, left, new Set(answered)]).toEqual([together - 1, [0], new Set([9])])
    }
  })
})
