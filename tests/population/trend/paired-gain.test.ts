import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/math/random-source.js'
import { pairedGain, type Sitting } from '../../../src/population/trend/paired-gain.js'
import { compileScorer } from '../../../src/scoring/compile-scorer.js'
import { createScoreColumns } from '../../../src/scoring/score-columns.js'
import { origin } from '../scores/score-tables.js'
import { answersOf, normalThetas, spreadBank } from '../simulated-persons.js'

const random = createRandom('gain')
const error = 0.5
const rho = 1 / (1 + error * error)
const people = Array.from({ length: 4000 }, (_, p) => {
  const theta = random.normal()
  return { person: `p${p}`, before: theta, after: theta + 0.3 + 0.4 * random.normal() }
})
/** EAP scores under N(0, 1), which draw both sittings to the same mean. */
const sitting = (which: 'before' | 'after', from: number, to: number): Sitting => ({
  origin,
  scores: new Map(
    people
      .slice(from, to)
      .map((each) => [
        each.person,
        { theta: rho * (each[which] + error * random.normal()), standardError: error * Math.sqrt(rho) },
      ]),
  ),
})

describe('persons who sat twice', () => {
  const found = pairedGain(sitting('before', 0, 3500), sitting('after', 500, 4000), { linkError: 0, confidence: 0.95 })
  if (found.kind !== 'estimated') throw new Error('must be estimated')

  test('have gained what they have gained, although the prior has shrunk their scores', () => {
    expect(Math.abs(found.gain - 0.3) / found.standardError).toBeLessThan(3)
    // The shrunken scores alone would say ρ·0.3 = 0.24.
    expect(found.standardError).toBeLessThan(0.02)
  })

  test('differ in their gains by 0.4, errors of measurement taken out', () => {
    expect(found.trueSd).toBeCloseTo(0.4, 1)
    expect(found.gainInSd).toBeCloseTo(0.3, 1)
  })

  test('have no SD of gains where errors of measurement hide it', () => {
    const few = pairedGain(sitting('before', 0, 2000), sitting('before', 0, 2000), { linkError: 0, confidence: 0.95 })
    expect(few).toMatchObject({ trueSd: null, freedOfPrior: true })
  })

  test('are told apart from those who left and those who entered', () => {
    expect(found).toMatchObject({ pairs: 3000, left: 500, entered: 500, uninformative: 0 })
  })
})

test('the error of a link stays however many persons there are', () => {
  const found = pairedGain(sitting('before', 0, 4000), sitting('after', 0, 4000), { linkError: 0.2, confidence: 0.95 })
  expect(found.kind === 'estimated' && found.standardError).toBeGreaterThan(0.2)
})

test('fewer than ten pairs give no figure', () => {
  const found = pairedGain(sitting('before', 0, 20), sitting('after', 12, 40), { linkError: 0, confidence: 0.95 })
  expect(found).toEqual({ kind: 'too-few-pairs', pairs: 8, left: 12, entered: 20 })
})

describe('EAP scores of ten items, whose errors differ from person to person', () => {
  const bank = spreadBank(10)
  const persons = 20_000
  const draws = createRandom('gain of short tests')
  const thetas = normalThetas(draws, persons, 0, 1)
  const scored = (own: readonly number[]): Sitting => {
    const columns = createScoreColumns(persons)
    compileScorer(bank, { method: 'eap' }).scoreInto(columns, answersOf(bank.curves, own, draws), persons)
    const score = (at: number) => ({
      theta: columns.theta[at] as number,
      standardError: columns.standardError[at] as number,
    })
    return { origin, scores: new Map(own.map((_, at) => [`p${at}`, score(at)])) }
  }
  const found = pairedGain(scored(thetas), scored(thetas.map((theta) => theta + 0.4)), { linkError: 0, confidence: 0.95 })
  if (found.kind !== 'estimated') throw new Error('must be estimated')

  test('show a gain within three standard errors', () => {
    // A factor of each person's own, 1/(1 − SE²), says 0.430 here.
    expect(Math.abs(found.gain - 0.4)).toBeLessThan(3 * found.standardError)
    expect(found.standardError).toBeLessThan(0.009)
  })

  test('show a gain in SD of the persons, who have SD 1', () => {
    expect(found.gainInSd).toBeCloseTo(0.4, 1)
    expect(Math.abs((found.gainInSd as number) - found.gain)).toBeLessThan(0.02)
  })
})
