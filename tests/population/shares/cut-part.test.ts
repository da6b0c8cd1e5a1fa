import { expect, test } from 'vitest'
import { normalDensity, normalUpperTail } from '../../../src/math/normal.js'
import { cutPart } from '../../../src/population/shares/cut-part.js'

const curveAt = (cuts: readonly number[]) => ({ cuts, shares: cuts.map(normalUpperTail) })
const tail = (from: number) => ({ from, to: null, index: null })
const variance = (part: ReturnType<typeof cutPart>) => (part.kind === 'estimated' ? part.variance : undefined)

test('is the square of the density at the cut times its error, whatever cuts there are beside it', () => {
  const wanted = (normalDensity(0.3) * 0.2) ** 2
  for (const [cuts, at, digits] of [
    [[0.1, 0.3, 0.5], 1, 3],
    [[0.3, 0.4], 0, 3],
    [[0.2, 0.3], 1, 3],
    [[0.3, 0.4, 0.5, 0.6], 0, 4],
  ] as const)
    expect(variance(cutPart(curveAt(cuts), tail(at), new Map([[at, 0.2]])))).toBeCloseTo(wanted, digits)
})

test('is unknown where a cut has no error', () => {
  expect(cutPart(curveAt([0, 1, 2]), { from: 0, to: 1, index: 1 }, new Map([[0, 0.1]]))).toMatchObject({ kind: 'not-estimated' })
})
