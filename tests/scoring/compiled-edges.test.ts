import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { createRandom } from '../../src/math/random-source.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { compilePlausibleValues } from '../../src/scoring/plausible-columns.js'
import { compilePosteriors } from '../../src/scoring/posterior-columns.js'
import { createScoreColumns, estimateAt } from '../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bankOf, drawResponses } from '../arbitraries/banks.js'
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'
import { posteriorIntegral } from './integral.js'

const cuts = [-1.2, -0.4, 0, 0.25, 1.37]

/** Steep items with an even chance of a lucky guess: the hardest that a posterior has to bear. */
function steepBank(count: number): CompiledBank {
  return bankOf(
    Array.from({ length: count }, (_, i) => ({
      model: '3pl',
      parameters: { discrimination: 4, difficulty: count === 1 ? 0.3 : -2 + (4 * i) / (count - 1), lowerAsymptote: 0.5 },
    })),
  )
}

describe.each([1, 8, 40])('%i items with a = 4 and c = 0.5', (count) => {
  const bank = steepBank(count)
  const random = createRandom(`steep ${count}`)
  const rows = [
    new Uint8Array(count),
    new Uint8Array(count).fill(1),
    new Uint8Array(count).fill(255),
    ...[-1, 0.2, 1.4].map((theta) => drawResponses(bank, theta, random)),
    drawResponses(bank, 0.5, random).map((response, at) => (at % 3 === 1 ? 255 : response)),
  ]
  const responses = Uint8Array.from(rows.flatMap((row) => [...row]))

  test('P(θ ≥ cut) of all right, all wrong, nothing and anything is within 1e-6 of the integral over 4,801 nodes', () => {
    const out = new Float64Array(rows.length * cuts.length)
    compilePosteriors(bank).probabilitiesAboveInto(out, responses, rows.length, cuts)
    for (const [person, row] of rows.entries()) {
      const integral = posteriorIntegral(bank, row)
      for (const [at, cut] of cuts.entries()) expectWithin(out[person * cuts.length + at], integral.probabilityAbove(cut), 1e-6)
    }
  })

  test('EAP is that of the readable form, to 1e-12 on the nodes and 1e-8 between', () => {
    const columns = createScoreColumns(rows.length)
    compileEapScorer(bank).scoreInto(columns, responses, rows.length)
    for (const [person, row] of rows.entries()) {
      const readable = estimateProficiency(bank, row)
      if (readable.kind !== 'finite') expect(estimateAt(columns, person)).toEqual(readable)
      else expectEstimate(estimateAt(columns, person), readable, (finite(readable).standardError ?? 0) > 0.2412 ? 1e-12 : 1e-8)
    }
  })
})

test('without items everybody has the prior: P(θ ≥ 0) is ½ and plausible values are draws from it', () => {
  const bank = bankOf([])
  const above = new Float64Array(2)
  compilePosteriors(bank).probabilityAboveInto(above, new Uint8Array(0), 2, 0)
  for (const probability of above) expectWithin(probability, 0.5, 1e-9)
  const one = new Float64Array(200)
  const fromAnother = new Float64Array(200)
  compilePlausibleValues(bank, { count: 200, seed: 's' }).drawInto(one, new Uint8Array(0), 1, () => 'p')
  compilePlausibleValues(steepBank(3), { count: 200, seed: 's' }).drawInto(
    fromAnother,
    Uint8Array.of(255, 255, 255),
    1,
    () => 'p',
  )
  for (const [m, value] of one.entries()) expectWithin(value, fromAnother[m], 1e-6)
})
