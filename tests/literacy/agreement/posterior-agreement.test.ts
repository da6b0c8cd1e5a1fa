import { describe, expect, test } from 'vitest'
import { certificateRule, posteriorAgreement } from '../../../src/literacy/agreement/posterior-agreement.js'
import { normalCdf, normalQuantile } from '../../../src/math/normal.js'

/** Persons of N(0, 1) measured with an error of `standardError`: their EAPs in equal shares, with P(θ ≥ cut). */
function measured(standardError: number, cut: number) {
  const reliability = 1 / (1 + standardError ** 2)
  return Array.from({ length: 20_000 }, (_, i) => {
    const eap = Math.sqrt(reliability) * normalQuantile((i + 0.5) / 20_000)
    const above = normalCdf((eap - cut) / Math.sqrt(1 - reliability))
    return { eap, above }
  })
}

describe('where nine of ten are above the cut and the error is 0.4', () => {
  const cut = normalQuantile(0.1)
  const persons = measured(0.4, cut)

  test('19 of 20 levels are right, and every third person below is taken for one above', () => {
    const classified = persons.map(({ eap, above }) => ({ assigned: eap >= cut ? 1 : 0, probabilities: [1 - above, above] }))
    const { accuracy, table, kappa } = posteriorAgreement(2, classified)
    const below = (table[0]?.[0] as number) + (table[1]?.[0] as number)
    expect(accuracy).toBeCloseTo(0.949, 3)
    expect(below).toBeCloseTo(0.1, 4)
    expect((table[1]?.[0] as number) / below).toBeCloseTo(0.337, 3)
    expect(kappa).toBeCloseTo(0.694, 2)
  })

  test('a certificate at P > 0.8 errs for 14 in 1,000 and leaves out persons who are above', () => {
    const rule = certificateRule(
      persons.map(({ above }) => above),
      0.8,
    )
    expect(rule.positivePredictiveValue).toBeCloseTo(0.986, 3)
    expect(rule.passRate).toBeCloseTo(0.852, 3)
    expect(rule.sensitivity).toBeCloseTo(((rule.positivePredictiveValue as number) * rule.passRate) / 0.9, 4)
  })
})

describe('what has no value is undefined, never a number', () => {
  test('kappa where everybody has one level for certain', () => {
    expect(posteriorAgreement(2, [{ assigned: 1, probabilities: [0, 1] }])).toEqual({
      accuracy: 1,
      table: [
        [0, 0],
        [0, 1],
      ],
      kappa: undefined,
    })
  })

  test('the predictive value where nobody is certified', () => {
    expect(certificateRule([0.2, 0.4], 0.8)).toMatchObject({ passRate: 0, positivePredictiveValue: undefined, sensitivity: 0 })
  })
})

test('nobody at all is refused', () => {
  expect(() => posteriorAgreement(2, [])).toThrow('at least one person')
  expect(() => certificateRule([], 0.8)).toThrow('at least one person')
})
