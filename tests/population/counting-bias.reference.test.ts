import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../src/math/normal.js'
import { createRandom } from '../../src/math/random-source.js'
import {
  countedShare,
  reliabilityFromPosteriorSd,
  reliabilityFromStandardError,
  sharesUnderPrior,
  trueShareOfCounted,
} from '../../src/population/counting-bias.js'

/**
 * Source: Φ(z/√ρ) and Φ(z√ρ) with ρ = 1/(1 + SE²), evaluated with mpmath 1.3.0 at 40 digits, printed to 12.
 * Tolerance 1e-11: only the last printed digit is open.
 */
const counted: readonly (readonly [share: number, standardError: number, eap: number, mle: number])[] = [
  [0.3, 0.3, 0.292020997753, 0.307733671936],
  [0.3, 0.4, 0.286106047308, 0.313166848609],
  [0.3, 0.5, 0.278837772816, 0.319521209481],
  [0.3, 0.6, 0.270417488336, 0.326474300415],
  [0.7, 0.3, 0.707979002247, 0.692266328064],
  [0.7, 0.4, 0.713893952692, 0.686833151391],
  [0.7, 0.5, 0.721162227184, 0.680478790519],
  [0.7, 0.6, 0.729582511664, 0.673525699585],
  [0.9, 0.3, 0.909548377512, 0.890183348145],
  [0.9, 0.4, 0.916248740311, 0.882955334048],
  [0.9, 0.5, 0.924045101858, 0.874155082131],
  [0.9, 0.6, 0.932481832185, 0.864098824595],
]

test.each(counted)('a true share of %d at SE %d is counted as %d by EAP and %d by MLE', (share, standardError, eap, mle) => {
  const reliability = reliabilityFromStandardError(standardError)
  expect(Math.abs(countedShare('eap', share, reliability) - eap)).toBeLessThan(1e-11)
  expect(Math.abs(countedShare('mle', share, reliability) - mle)).toBeLessThan(1e-11)
})

test('counting says 90 % at a true 87.4 to 88.3 % with EAP and needs 91.6 to 92.4 % with MLE, at SE 0.5 and 0.4', () => {
  const at = (kind: 'eap' | 'mle', standardError: number) =>
    (100 * trueShareOfCounted(kind, 0.9, reliabilityFromStandardError(standardError))).toFixed(1)
  expect([at('eap', 0.5), at('eap', 0.4), at('mle', 0.4), at('mle', 0.5)]).toEqual(['87.4', '88.3', '91.6', '92.4'])
})

test('the reliability is the same from the standard error and from the posterior SD it leaves', () => {
  const standardError = 0.6
  const sd = 1.3
  const posteriorSd = 1 / Math.sqrt(1 / sd ** 2 + 1 / standardError ** 2)
  expect(reliabilityFromPosteriorSd(posteriorSd, sd)).toBeCloseTo(reliabilityFromStandardError(standardError, sd), 14)
  expect(() => reliabilityFromPosteriorSd(1)).toThrow(RangeError)
})

describe('an agency of mean −0.8 and SD 0.9, cut at the national 90 %, SE 0.6', () => {
  const agency = { groupMean: -0.8, groupSd: 0.9, standardError: 0.6, cut: normalQuantile(0.1) }
  const national = sharesUnderPrior({ ...agency, priorMean: 0, priorSd: 1 })

  /** Source: normal–normal formulas with mpmath 1.3.0 at 40 digits; rounded they are the 70.4, 76.8, 80.8, 67.2 on record. */
  test('is 70.4 % literate; the national prior makes it 76.8, EAP counting 80.8, MLE counting 67.2', () => {
    expect(national.true).toBeCloseTo(0.703694880585, 11)
    expect(national.posterior).toBeCloseTo(0.767893859058, 11)
    expect(national.eap).toBeCloseTo(0.808319623817, 11)
    expect(national.mle).toBeCloseTo(0.671910428309, 11)
  })

  test('comes out right under its own prior', () => {
    const own = sharesUnderPrior({ ...agency, priorMean: -0.8, priorSd: 0.9 })
    expect(own.posterior).toBeCloseTo(own.true, 14)
  })

  test('is found as the formulas say by measuring simulated persons, within four Monte-Carlo errors', () => {
    const random = createRandom('agency of mean −0.8')
    const persons = 200_000
    const rho = reliabilityFromStandardError(0.6)
    let eap = 0
    let mle = 0
    for (let p = 0; p < persons; p++) {
      const measured = -0.8 + 0.9 * random.normal() + 0.6 * random.normal()
      if (rho * measured >= agency.cut) eap += 1
      if (measured >= agency.cut) mle += 1
    }
    const error = (share: number) => Math.sqrt((share * (1 - share)) / persons)
    expect(Math.abs(eap / persons - national.eap)).toBeLessThan(4 * error(national.eap))
    expect(Math.abs(mle / persons - national.mle)).toBeLessThan(4 * error(national.mle))
  })
})
