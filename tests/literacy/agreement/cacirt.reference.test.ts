import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import type { ClassificationAgreement } from '../../../src/literacy/agreement/classification-agreement.js'
import { leeAgreement } from '../../../src/literacy/agreement/lee.js'
import { rudnerAgreement } from '../../../src/literacy/agreement/rudner.js'
import { bankOf } from '../../adaptive/banks.js'

type Pairs = readonly (readonly [accuracy: number, consistency: number])[]
interface Reference {
  readonly rudner: {
    readonly theta: readonly number[]
    readonly weights: readonly number[]
    readonly standardErrors: readonly number[]
    readonly cuts: readonly number[]
    readonly marginal: Pairs
    readonly accuracyAt: readonly (readonly number[])[]
    readonly consistencyAt: readonly (readonly number[])[]
  }
  readonly lee: {
    readonly scalingConstant: number
    readonly items: readonly { readonly a: number; readonly b: number; readonly c: number }[]
    readonly rawCuts: readonly number[]
    readonly marginal: Pairs
  }
}

const { rudner, lee }: Reference = JSON.parse(
  readFileSync(new URL('../../reference/classification-cacirt.json', import.meta.url), 'utf8'),
)

const rows = ({ cuts, allBands }: ClassificationAgreement): Pairs =>
  [...cuts, allBands].map(({ accuracy, consistency }) => [accuracy, consistency])

function expectPairs(found: Pairs, wanted: Pairs, digits: number): void {
  expect(found).toHaveLength(wanted.length)
  for (const [r, [accuracy, consistency]] of found.entries()) {
    expect(accuracy).toBeCloseTo(wanted[r]?.[0] as number, digits)
    expect(consistency).toBeCloseTo(wanted[r]?.[1] as number, digits)
  }
}

const persons = rudner.theta.map((theta, q) => ({
  theta,
  standardError: rudner.standardErrors[q] as number,
  weight: rudner.weights[q] as number,
}))

test('accuracy and consistency after Rudner are those of cacIRT over a population', () => {
  expectPairs(rows(rudnerAgreement(rudner.cuts, persons)), rudner.marginal, 8)
})

test('accuracy and consistency after Rudner are those of cacIRT at each theta', () => {
  for (const [q, person] of persons.entries()) {
    const wanted = (rudner.accuracyAt[q] ?? []).map((accuracy, r) => [accuracy, rudner.consistencyAt[q]?.[r] as number] as const)
    expectPairs(rows(rudnerAgreement(rudner.cuts, [person])), wanted, 8)
  }
})

test('accuracy and consistency after Lee are those of cacIRT', () => {
  const models = lee.items.map(({ a, b, c }) => ({
    model: '3pl' as const,
    parameters: { discrimination: a, difficulty: b, lowerAsymptote: c },
  }))
  const bank = compileBank(bankOf(models, { scalingConstant: lee.scalingConstant }))
  const nodes = Array.from({ length: 41 }, (_, q) => -4 + q / 5).map((theta) => ({ theta, weight: Math.exp(-(theta ** 2) / 2) }))
  expectPairs(rows(leeAgreement(bank, lee.rawCuts, nodes)), lee.marginal, 9)
})
