import { describe, expect, test } from 'vitest'
import { closestDifficulty, closestPeak } from '../../../src/adaptive/selection/closest-location.js'
import type { Criterion } from '../../../src/adaptive/selection/criterion.js'
import { maximumInformation } from '../../../src/adaptive/selection/maximum-information.js'
import { expectedInformation } from '../../../src/adaptive/selection/over-theta/expected-information.js'
import { expectedPosteriorVariance } from '../../../src/adaptive/selection/over-theta/expected-posterior-variance.js'
import { globalDiscrimination } from '../../../src/adaptive/selection/over-theta/global-discrimination.js'
import { kullbackLeibler } from '../../../src/adaptive/selection/over-theta/kullback-leibler.js'
import { weightedInformation } from '../../../src/adaptive/selection/over-theta/weighted-information.js'
import { overLikelihood, overPosterior } from '../../../src/adaptive/selection/over-theta/weighting.js'
import { progressive } from '../../../src/adaptive/selection/progressive.js'
import { proportional, proportionalExponent } from '../../../src/adaptive/selection/proportional.js'
import { testProgress } from '../../../src/adaptive/selection/test-progress.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { estimateMle, likelihoodRoots } from '../../../src/scoring/mle.js'
import { standardNormalPrior } from '../../../src/scoring/prior.js'
import { bankOfCase, type CatrCase, massOfCase, momentOfCase, reference } from './catr-next-item.js'
import { valuesOf } from './selection-moment.js'

const likelihood = overLikelihood(standardNormalPrior)

interface Twin {
  readonly criterion: (bank: CompiledBank, setUp: CatrCase) => Criterion
  /** catR's figure from ours. */
  readonly factor?: (mass: { likelihood: number; posterior: number }) => number
  readonly trapezoid?: boolean
  readonly answersEstimated?: true
}

const expected =
  (information: 'observed' | 'expected') =>
  (bank: CompiledBank, { method }: CatrCase) =>
    expectedInformation(bank, { information, predictedBy: 'estimate', byPosteriorMean: method === 'eap' })

/** Our criterion behind each of catR's names. */
const twins: Readonly<Record<string, Twin>> = {
  MFI: { criterion: maximumInformation },
  bOpt: { criterion: closestDifficulty, factor: () => -1 },
  MLWI: { criterion: (bank) => weightedInformation(bank, likelihood), factor: (mass) => mass.likelihood },
  MPWI: { criterion: (bank) => weightedInformation(bank, overPosterior), factor: (mass) => mass.posterior },
  MEI: { criterion: expected('observed'), answersEstimated: true },
  MEI_Fisher: { criterion: expected('expected'), answersEstimated: true },
  MEPV: { criterion: (bank) => expectedPosteriorVariance(bank, 'estimate'), factor: () => -1 },
  KL: { criterion: (bank) => kullbackLeibler(bank, likelihood), factor: (mass) => mass.likelihood },
  KLP: { criterion: (bank) => kullbackLeibler(bank, overPosterior), factor: (mass) => mass.posterior },
  GDI: { criterion: (bank) => globalDiscrimination(bank, likelihood), trapezoid: false },
  GDIP: { criterion: (bank) => globalDiscrimination(bank, overPosterior), trapezoid: false },
}

const cases = reference.cases.map((setUp) => ({ setUp, bank: bankOfCase(setUp), name: setUp.name }))
const compared = cases.flatMap(({ setUp, bank, name }) =>
  Object.keys(setUp.values).map((figure) => ({ title: `${name}: ${figure}`, setUp, bank, figure, twin: twins[figure] as Twin })),
)

function tolerance({ method }: CatrCase, { answersEstimated }: Twin): number {
  if (method === 'eap') return reference.passport.tolerance.eap
  return answersEstimated ? reference.passport.tolerance.roots : reference.passport.tolerance.others
}

function ourValues(setUp: CatrCase, bank: CompiledBank, twin: Twin): number[] {
  const moment = momentOfCase(setUp, bank, { trapezoid: twin.trapezoid ?? true })
  const factor = twin.factor?.(massOfCase(setUp, bank)) ?? 1
  return valuesOf(twin.criterion(bank, setUp), bank, setUp.remaining, moment).map((value) => value * factor)
}

test('the reference has all figures of every set-up that catR can compute', () => {
  expect(compared).toHaveLength(12 * 11 + 4 * 8)
  expect(compared.every(({ setUp, figure }) => setUp.values[figure]?.length === 25)).toBe(true)
})

/**
 * In one set-up a wrong answer to one of these leaves the likelihood without a maximum but for a local one, lower than its limit at −∞.
 * catR takes the local one.
 */
const multiModal = { name: '3pl_ML', items: [4, 11, 13] }

describe('every item left has the value that catR gives it', () => {
  test.each(compared)('$title', ({ setUp, bank, figure, twin }) => {
    const theirs = setUp.values[figure] as readonly number[]
    const ours = ourValues(setUp, bank, twin)
    const excepted = twin.answersEstimated && setUp.name === multiModal.name ? multiModal.items : []
    const worst = setUp.remaining.reduce(
      (most, item, i) =>
        excepted.includes(item) ? most : Math.max(most, Math.abs((ours[i] as number) / (theirs[i] as number) - 1)),
      0,
    )
    expect(worst).toBeLessThan(tolerance(setUp, twin))
  })

  test.each(multiModal.items)('but where catR takes a local maximum for the estimate: 3pl_ML, item %i', (item) => {
    const { setUp, bank } = cases.find(({ name }) => name === multiModal.name) as (typeof cases)[number]
    const responses = bank.items.map((_, i) => (i === item ? 0 : (setUp.responses[setUp.given.indexOf(i)] ?? 255)))
    expect(estimateMle(bank, responses)).toEqual({ kind: 'unbounded', direction: 'below' })
    expect(likelihoodRoots(bank, responses).some(({ kind }) => kind === 'maximum')).toBe(true)
  })
})

describe('the item with the highest value is the one that catR selects', () => {
  test.each(compared)('$title', ({ setUp, bank, figure, twin }) => {
    const values = ourValues(setUp, bank, twin)
    const [item, value] = setUp.selected[figure] as readonly [number, number]
    // catR's bOpt and MEPV are the lower, the better.
    const sign = figure === 'bOpt' || figure === 'MEPV' ? -1 : 1
    const best = values.reduce((top, other, i) => (sign * other > sign * (values[top] as number) ? i : top), 0)
    expect(setUp.remaining[best]).toBe(item)
    expect(Math.abs((values[best] as number) / value - 1)).toBeLessThan(tolerance(setUp, twin))
  })

  test.each(cases.filter(({ setUp }) => 'thOpt' in setUp.selected))('$name: thOpt', ({ setUp, bank }) => {
    const values = valuesOf(closestPeak(bank), bank, setUp.remaining, momentOfCase(setUp, bank))
    const [item, distance] = setUp.selected.thOpt as readonly [number, number]
    const best = values.indexOf(Math.max(...values))
    expect(setUp.remaining[best]).toBe(item)
    expect(Math.abs(-(values[best] as number) / distance - 1)).toBeLessThan(reference.passport.tolerance.eap)
  })
})

const chances = cases.flatMap(({ setUp, bank, name }) =>
  setUp.chance.map((chance) => ({ title: `${name}, acceleration ${chance.acceleration}`, setUp, bank, chance })),
)

describe('progressive selection', () => {
  test.each(chances)('$title: has the weight of catR and gives the item that its draws give', ({ setUp, bank, chance }) => {
    const { acceleration, length } = chance
    const { weight, uniforms, item } = chance.progressive
    expect(testProgress(setUp.given.length, length, acceleration)).toBeCloseTo(weight, 14)
    const draw = (purpose: string) => uniforms[Number(purpose.replace('select:i', ''))] as number
    const moment = { ...momentOfCase(setUp, bank), maximumLength: length, draw }
    const values = valuesOf(progressive(bank, acceleration), bank, setUp.remaining, moment)
    expect(setUp.remaining[values.indexOf(Math.max(...values))]).toBe(item)
  })
})

describe('proportional selection', () => {
  test.each(chances)('$title: gives each item with the probability of catR', ({ setUp, bank, chance }) => {
    const { acceleration, length } = chance
    const { exponent, probabilities } = chance.proportional
    expect(proportionalExponent(setUp.given.length, length, acceleration)).toBeCloseTo(exponent, 12)
    const moment = { ...momentOfCase(setUp, bank), maximumLength: length, draw: () => 0.5 }
    const values = valuesOf(proportional(bank, acceleration), bank, setUp.remaining, moment)
    // With one draw for all, the values differ by the logarithms of the probabilities.
    const odds = values.map((value) => Math.exp(value - (values[0] as number)))
    const total = odds.reduce((sum, value) => sum + value, 0)
    for (const [i, item] of setUp.remaining.entries())
      expect(Math.abs((odds[i] as number) / total / (probabilities[item] as number) - 1)).toBeLessThan(
        reference.passport.tolerance.eap,
      )
  })
})
