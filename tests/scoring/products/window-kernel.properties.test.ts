import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupTables } from '../../../src/scoring/group-tables.js'
import { likelihoodTables } from '../../../src/scoring/likelihood-tables.js'
import { createWindow, type PosteriorWindow } from '../../../src/scoring/posterior-window.js'
import { simdWindow, type WindowKernel, windowTwin } from '../../../src/scoring/window-kernel.js'
import { bankOf } from '../../arbitraries/banks.js'
import { realisticItem } from '../../arbitraries/items.js'

const nodes = Float64Array.from({ length: 37 }, (_, i) => -3 + i / 6)
const priors = [0, 1].map((mean) => {
  const weights = new Float64Array(40)
  weights.set(nodes.map((node) => Math.exp(-((node - mean) ** 2) / 2)))
  return weights
})

/** Everything that a window says of a person, without what is left of others behind it. */
function laidOut(kernel: WindowKernel, window: PosteriorWindow, responses: Uint8Array, items: number) {
  return [0, 1, 2].map((person) => {
    const prior = person % 2
    const request = { prior, weights: priors[prior] as Float64Array, from: 3 + 6 * person, to: 20 + 8 * person }
    if (!kernel(responses, person * items, request)) return 'refused'
    const { density, before, blocks, total, alias, from } = window
    return {
      density: [...density.subarray(0, 4 * blocks + 8)],
      before: [...before.subarray(0, blocks + 1)],
      blocks,
      total,
      alias,
      from,
    }
  })
}

test('a window is the same, to the last bit, two nodes at a time and one', () => {
  fc.assert(
    fc.property(
      fc.array(realisticItem, { minLength: 1, maxLength: 19 }),
      fc.boolean(),
      fc.infiniteStream(fc.constantFrom(0, 1, 1, 0, 1, 2, 0, 255, 0, 1, 3, 9)),
      fc.boolean(),
      (list, withMissing, stream, calm) => {
        const bank = bankOf(list)
        const tables = groupTables(bank, likelihoodTables(bank, nodes), { withMissing, mostRows: 256 })
        const responses = Uint8Array.from({ length: 3 * list.length }, (_, at) => {
          const code = stream.next().value ?? 0
          return calm ? code % (bank.categories[at % list.length] as number) : code
        })
        const [ofSimd, ofTwin] = [createWindow(), createWindow()]
        const simd = simdWindow(tables, ofSimd, priors.length)
        if (simd === undefined) throw new Error('this engine has no pairs of doubles')
        expect(laidOut(simd, ofSimd, responses, list.length)).toEqual(
          laidOut(windowTwin(tables, ofTwin), ofTwin, responses, list.length),
        )
      },
    ),
  )
})
