import { expect, test } from 'vitest'
import { normalQuantile } from '../../src/math/normal.js'
import { estimateShares } from '../../src/population/estimate-shares.js'
import type { ShownShare } from '../../src/population/population-result.js'
import { compilePosteriors } from '../../src/scoring/posterior-columns.js'
import { standardNormalPrior } from '../../src/scoring/prior.js'
import { answersOf, createRandom, meanOf, normalThetas, proportionAbove, spreadBank, twoCuts } from './simulated-persons.js'

const items = 14
const bank = spreadBank(items)
const national = compilePosteriors(bank, { prior: standardNormalPrior })
/** The cut that 90 % of the nation reach, and the one that 10 % reach. */
const low = normalQuantile(0.1)
const standard = twoCuts(low, -low)
const replications = 40
/** The national prior is wrong by so much that a few sittings show it. */
const nationalReplications = 12
const persons = 400

/** Shares of one sitting of two agencies, 0.8 SD below and above the nation, less the truth about those tested. */
function sitting(seed: string, withNational: boolean) {
  const random = createRandom(seed)
  const weak = normalThetas(random, persons, -0.8, 0.9)
  const strong = normalThetas(random, persons, 0.8, 0.9)
  const responses = answersOf(bank.curves, [...weak, ...strong], random)
  const groups = [...weak.map(() => 'weak'), ...strong.map(() => 'strong')]
  const found = estimateShares({ bank, responses, persons: 2 * persons, groups, standard, options: { itemDraws: 'none' } })
  const [strongShare, weakShare] = found.groups as unknown as [ShownShare, ShownShare]
  return {
    weak: weakShare.share - proportionAbove(weak, low),
    strong: (strongShare.levels[2]?.share as number) - proportionAbove(strong, -low),
    national: withNational ? nationalShare(responses.subarray(0, persons * items), low) - proportionAbove(weak, low) : undefined,
    nationalStrong: withNational
      ? nationalShare(responses.subarray(persons * items), -low) - proportionAbove(strong, -low)
      : undefined,
    eap: weakShare.counting?.eap?.bias as number,
    mle: weakShare.counting?.mle?.bias as number,
  }
}

/** Mean posterior probability under N(0, 1) for everybody. */
function nationalShare(responses: Uint8Array, cut: number): number {
  const above = new Float64Array(persons)
  national.probabilityAboveInto(above, responses, persons, cut)
  return above.reduce((sum, probability) => sum + probability, 0) / persons
}

const sittings = Array.from({ length: replications }, (_, r) => sitting(`agencies ${r}`, r < nationalReplications))
const over = (of: keyof (typeof sittings)[0]) => meanOf(sittings.map((one) => one[of]).filter((bias) => bias !== undefined))

test('shares of agencies 0.8 SD from the nation are unbiased when conditioned on the agency, within three Monte-Carlo errors', () => {
  for (const agency of ['weak', 'strong'] as const) {
    const { mean, error } = over(agency)
    expect(Math.abs(mean) / error).toBeLessThan(3)
    // Else the claim would be empty. A sitting errs by 3.2 points by its own interval, 40 together by 0.51, which 40 tell to 11 %.
    expect(error).toBeLessThan(0.006)
  }
})

test('a national prior lifts the weak agency and lowers the strong one by more than four points, far beyond chance', () => {
  const weak = over('national')
  const strong = over('nationalStrong')
  expect((weak.mean - 0.04) / weak.error).toBeGreaterThan(3)
  expect((-strong.mean - 0.04) / strong.error).toBeGreaterThan(3)
})

test('counting posterior means overstates the share of a majority, counting likelihood maxima understates it', () => {
  const [eap, mle] = [over('eap'), over('mle')]
  expect(eap.mean / eap.error).toBeGreaterThan(4)
  expect(mle.mean / mle.error).toBeLessThan(-4)
})
