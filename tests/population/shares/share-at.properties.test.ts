import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMelekError } from '../../../src/issues/melek-error.js'
import { normalUpperTail } from '../../../src/math/normal.js'
import { shareAboveOf } from '../../../src/population/shares/share-at.js'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })

test('is exact for a normal distribution, between its cuts and beyond', () => {
  fc.assert(
    fc.property(number(-2, 2), number(0.4, 2), number(-4, 4), (mean, sd, z) => {
      const share = (theta: number) => normalUpperTail((theta - mean) / sd)
      const curve = Array.from({ length: 13 }, (_, k) => mean + sd * (k / 2 - 3)).map((cut) => ({ cut, share: share(cut) }))
      const theta = mean + sd * z
      expect(shareAboveOf(curve)(theta)).toBeCloseTo(share(theta), 7)
    }),
  )
})

test('goes through its points and never rises', () => {
  const shares = fc.array(number(0, 1), { minLength: 2, maxLength: 9 }).map((all) => all.sort((one, other) => other - one))
  fc.assert(
    fc.property(shares, number(-3, 12), number(0, 3), (falling, theta, step) => {
      const curve = falling.map((share, cut) => ({ cut, share }))
      const at = shareAboveOf(curve)
      for (const { cut, share } of curve) expect(at(cut)).toBeCloseTo(share, 8)
      expect(at(theta + step)).toBeLessThanOrEqual(at(theta) + 1e-12)
    }),
  )
})

test('one cut makes no curve', () => {
  const refused = () => shareAboveOf([{ cut: 0, share: 0.5 }])
  expect(refused).toThrowError(expect.toSatisfy((error) => isMelekError(error) && error.code === 'share-curve-short'))
})
