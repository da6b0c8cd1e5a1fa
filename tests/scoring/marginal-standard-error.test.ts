import { describe, expect, test } from 'vitest'
import type { ParameterUncertainty } from '../../src/bank/item-bank.js'
import { createRandom, type RandomSource } from '../../src/math/random-source.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { createScoreColumns } from '../../src/scoring/score-columns.js'
import { bankOf, drawResponses, type UncertainItem } from '../arbitraries/banks.js'

const items = 30
/** A bank costs as much as hundreds of persons; 60 of 50 tell the excess as exactly as 150 of 20. */
const banks = 60
const personsPerBank = 50
const doubt = { a: 0.3, b: 0.6, c: 0.4 }

/** A provisional bank: difficulties as judges see them, and how far the truth may be. */
function judgedItems(random: RandomSource): UncertainItem[] {
  return Array.from({ length: items }, () => {
    const difficulty = 1.1 * random.normal()
    const uncertainty: ParameterUncertainty = {
      kind: 'prior',
      discrimination: { lognormal: [0.1, doubt.a] },
      difficulty: { normal: [difficulty, doubt.b] },
      lowerAsymptote: { logitNormal: [-1.4, doubt.c] },
    }
    return { model: '3pl', parameters: { discrimination: Math.exp(0.1), difficulty, lowerAsymptote: 0.2 }, uncertainty }
  })
}

/** The items as they really are: one draw from the judges' own distributions. */
function trueItems(judgements: readonly UncertainItem[], random: RandomSource): UncertainItem[] {
  return judgements.map((item) => {
    const { difficulty } = item.parameters as { difficulty: number }
    return {
      model: '3pl',
      parameters: {
        discrimination: Math.exp(0.1 + doubt.a * random.normal()),
        difficulty: difficulty + doubt.b * random.normal(),
        lowerAsymptote: 1 / (1 + Math.exp(1.4 - doubt.c * random.normal())),
      },
    }
  })
}

/** Squared error and squared standard error of every person, a bank of truths at a time. */
function simulate(parameterUncertainty: 'marginal' | 'ignore'): { squaredError: number; squaredStandardError: number }[] {
  return Array.from({ length: banks }, (_, replication) => {
    const random = createRandom('provisional', `bank ${replication}`)
    const judgements = judgedItems(random)
    const truth = bankOf(trueItems(judgements, random))
    const thetas = Array.from({ length: personsPerBank }, () => random.normal())
    const responses = new Uint8Array(personsPerBank * items)
    for (const [person, theta] of thetas.entries()) responses.set(drawResponses(truth, theta, random), person * items)
    const columns = createScoreColumns(personsPerBank)
    compileEapScorer(bankOf(judgements), { parameterUncertainty }).scoreInto(columns, responses, personsPerBank)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / personsPerBank
    return {
      squaredError: mean(thetas.map((theta, person) => (theta - (columns.theta[person] as number)) ** 2)),
      squaredStandardError: mean([...columns.standardError].map((standardError) => standardError ** 2)),
    }
  })
}

/** Mean over banks of error² − SE², and its Monte-Carlo standard error: banks are independent, persons of one bank are not. */
function excess(parameterUncertainty: 'marginal' | 'ignore'): { mean: number; error: number } {
  const differences = simulate(parameterUncertainty).map(
    ({ squaredError, squaredStandardError }) => squaredError - squaredStandardError,
  )
  const mean = differences.reduce((sum, value) => sum + value) / banks
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (banks - 1)
  return { mean, error: Math.sqrt(variance / banks) }
}

describe(`3,000 persons on ${banks} provisional banks of ${items} items`, () => {
  test('standard errors of plug-in curves are too small by more than three Monte-Carlo errors', () => {
    const { mean, error } = excess('ignore')
    expect(mean).toBeGreaterThan(3 * error)
  })

  test('those of marginal curves are right to within three Monte-Carlo errors', () => {
    const { mean, error } = excess('marginal')
    expect(Math.abs(mean)).toBeLessThan(3 * error)
    // And the test can see what it must: its own error is a small part of the error² of a person.
    expect(error).toBeLessThan(0.01)
  })
})
