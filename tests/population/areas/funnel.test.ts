import { expect, test } from 'vitest'
import { createRandom } from '../../../src/math/random-source.js'
import { borrowedShares } from '../../../src/population/areas/borrowed-shares.js'
import { funnelLevels, funnelLimits, funnelOf } from '../../../src/population/areas/funnel.js'
import { origin, sharesOfText, shown, standardAt } from '../scores/score-tables.js'
import { normalThetas } from '../simulated-persons.js'

const random = createRandom('funnel')
/** Plausible values without any error of measurement, so that binomial chance is all there is. */
const text = (groups: readonly { readonly name: string; readonly thetas: readonly number[] }[]) =>
  ['agency,pv1,pv2', ...groups.flatMap(({ name, thetas }) => thetas.map((theta) => `${name},${theta},${theta}`))].join('\n')
const input = { standard: standardAt([0]), origin: { ...origin, conditioning: ['agency'] }, group: 'agency' }

test('the limits without error of measurement are those of a binomial share, and close in as n grows', () => {
  const middle = { share: 0.6, personVariance: 0.24 }
  const [low, high] = funnelLimits(middle, 400, funnelLevels.inner)
  // On the logit scale: 1.96·√(0.24/400)/0.24.
  expect([low, high]).toEqual([expect.closeTo(0.5512, 4), expect.closeTo(0.6469, 4)])
  const wide = funnelLimits(middle, 40, funnelLevels.inner)
  expect([wide[0] < low, wide[1] > high]).toEqual([true, true])
})

test('of like groups 95 % lie inside, and one that is truly weak lies far below', () => {
  const like = Array.from({ length: 120 }, (_, g) => ({ name: `g${g}`, thetas: normalThetas(random, 40 + g, 0.3, 1) }))
  const weak = { name: 'weak', thetas: normalThetas(random, 100, -0.9, 1) }
  const { funnel } = sharesOfText(text([...like, weak]), input)
  expect(funnel?.groups.find(({ name }) => name === 'weak')?.zone).toBe('far-below')
  const inside = funnel?.groups.filter(({ zone }) => zone === 'inside').length as number
  // Three binomial errors of 120 around 114.
  expect(Math.abs(inside - 114)).toBeLessThan(8)
})

test('two groups make no funnel', () => {
  const { funnel, total, groups } = sharesOfText(
    text([
      { name: 'a', thetas: normalThetas(random, 30, 0, 1) },
      { name: 'b', thetas: normalThetas(random, 30, 0, 1) },
    ]),
    input,
  )
  expect(funnel).toBeNull()
  expect(funnelOf({ total, groups })).toBeNull()
})

test('groups under 50 are drawn towards the others, larger ones are left alone', () => {
  const sizes = [12, 40, 200, 200, 200, 200]
  const groups = sizes.map((size, g) => ({ name: `g${g}`, thetas: normalThetas(random, size, g < 2 ? 1.2 : 0.6 * (g - 3.5), 1) }))
  const lines = groups.flatMap(({ name, thetas }) =>
    thetas.map((theta) => `${name},${[0, 1, 2, 3].map(() => theta + 0.7 * random.normal()).join(',')}`),
  )
  const result = sharesOfText(['agency,pv1,pv2,pv3,pv4', ...lines].join('\n'), { ...input, populationSize: 1e6 })
  const [tiny, small, large] = result.groups.map(shown)
  const total = shown(result.total).share
  for (const group of [tiny, small]) {
    const borrowed = group?.borrowed as NonNullable<NonNullable<typeof group>['borrowed']>
    expect(Math.abs(borrowed.share - total)).toBeLessThan(Math.abs((group?.share as number) - total))
    expect(borrowed.ownWeight).toBeGreaterThan(0)
    expect(borrowed.ownWeight).toBeLessThan(1)
  }
  expect(large?.borrowed).toBeNull()
  expect(borrowedShares({ groups: result.groups.slice(0, 4), confidence: 0.95 }).size).toBe(0)
})
