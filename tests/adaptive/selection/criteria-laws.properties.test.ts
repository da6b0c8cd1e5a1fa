import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Criterion } from '../../../src/adaptive/selection/criterion.js'
import { expectedInformation } from '../../../src/adaptive/selection/over-theta/expected-information.js'
import { expectedPosteriorVariance } from '../../../src/adaptive/selection/over-theta/expected-posterior-variance.js'
import { globalDiscrimination } from '../../../src/adaptive/selection/over-theta/global-discrimination.js'
import { kullbackLeibler } from '../../../src/adaptive/selection/over-theta/kullback-leibler.js'
import { mutualInformation } from '../../../src/adaptive/selection/over-theta/mutual-information.js'
import { weightedInformation } from '../../../src/adaptive/selection/over-theta/weighted-information.js'
import { overLikelihood, overPosterior } from '../../../src/adaptive/selection/over-theta/weighting.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { information, observedInformation, probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { posteriorMoments } from '../../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../../src/scoring/prior.js'
import { type AnsweredBank, answeredBank, bankOf } from '../../arbitraries/banks.js'
import { arbitraryItem } from '../../arbitraries/items.js'
import { everyCriterion } from './every-criterion.js'
import { selectionMoment, valuesOf } from './selection-moment.js'

/** Items answered stand in the first half of the bank, candidates in the second. */
function situation({ bank, responses }: AnsweredBank) {
  const half = Math.floor(bank.items.length / 2)
  const answers = new Map<number, number>()
  for (let index = 0; index < half; index++) if (responses[index] !== 255) answers.set(index, responses[index] as number)
  const candidates = bank.items.flatMap((_, index) => (index >= half ? [index] : []))
  const draw = (purpose: string) => keyedUniform('laws', purpose)
  return { bank, candidates, moment: selectionMoment(bank, { answers, draw, length: 30 }) }
}

const oneItem = bankOf([{ model: '1pl', parameters: { difficulty: 0 } }])

describe.each(everyCriterion.map((criterion) => ({ criterion, name: criterion(oneItem).name })))('$name', ({ criterion }) => {
  test('has a finite value for every item of any model, and writes no other', () => {
    fc.assert(
      fc.property(answeredBank({ item: arbitraryItem, mostItems: 8 }), (answered) => {
        const { bank, candidates, moment } = situation(answered)
        const values = new Float64Array(bank.items.length).fill(Number.NaN)
        criterion(bank).valuesInto(values, candidates, moment)
        for (const [index, value] of values.entries()) expect(Number.isFinite(value)).toBe(candidates.includes(index))
      }),
      { numRuns: 60 },
    )
  })

  test('values an item by itself and in any order alike, chance aside', () => {
    fc.assert(
      fc.property(answeredBank({ mostItems: 8 }), (answered) => {
        const { bank, candidates, moment } = situation(answered)
        const made = criterion(bank)
        const forth = valuesOf(made, bank, candidates, moment)
        expect(valuesOf(made, bank, candidates.toReversed(), moment).reverse()).toEqual(forth)
        // The chance part of a progressive value is in units of the best candidate.
        if (made.name !== 'progressive')
          expect(candidates.flatMap((index) => valuesOf(made, bank, [index], moment))).toEqual(forth)
      }),
      { numRuns: 40 },
    )
  })
})

/** Posterior and likelihood by the definition, at the nodes of the posterior. */
function weightsByDefinition({ bank, moment }: ReturnType<typeof situation>, answers: ReadonlyMap<number, number>) {
  const nodes = [...moment.posterior().grid.nodes]
  const log = nodes.map((node) =>
    [...answers].reduce((sum, [index, x]) => sum + Math.log(probabilities(itemOf(bank, index), node)[x] as number), 0),
  )
  const shares = (levels: readonly number[]) => {
    const top = Math.max(...levels)
    const raw = levels.map((level) => Math.exp(level - top))
    const total = raw.reduce((sum, weight) => sum + weight, 0)
    return raw.map((weight) => weight / total)
  }
  return { nodes, likelihood: shares(log), posterior: shares(log.map((level, q) => level - (nodes[q] as number) ** 2 / 2)) }
}

function itemOf(bank: CompiledBank, index: number): ItemModel {
  return bank.items[index] as ItemModel
}

interface Averages {
  readonly item: ItemModel
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
  readonly theta: number
  readonly categories: number
}

const mean = ({ nodes, weights }: Averages, of: (node: number) => number) =>
  nodes.reduce((sum, node, q) => sum + (weights[q] as number) * of(node), 0)
const chance = ({ item }: Averages, node: number, k: number) => probabilities(item, node)[k] as number
const overCategories = ({ categories }: Averages, of: (k: number) => number) =>
  Array.from({ length: categories }, (_, k) => of(k)).reduce((sum, value) => sum + value, 0)
const after = (over: Averages, k: number): Averages => {
  const total = mean(over, (node) => chance(over, node, k))
  return {
    ...over,
    weights: over.weights.map((weight, q) => (weight * chance(over, over.nodes[q] as number, k)) / total),
  }
}
const variance = (over: Averages) => {
  const centre = mean(over, (node) => node)
  return mean(over, (node) => (node - centre) ** 2)
}
const entropy = ({ weights }: Averages) => -weights.reduce((sum, w) => sum + (w > 0 ? w * Math.log(w) : 0), 0)

/** What each criterion says it is, term by term. */
const definitions: readonly {
  readonly title: string
  readonly criterion: (bank: CompiledBank) => Criterion
  readonly weighting?: 'likelihood'
  readonly value: (over: Averages) => number
}[] = [
  {
    title: 'information over the likelihood',
    criterion: (bank) => weightedInformation(bank, overLikelihood(standardNormalPrior)),
    weighting: 'likelihood',
    value: (over) => mean(over, (node) => information(over.item, node)),
  },
  {
    title: 'information over the posterior',
    criterion: (bank) => weightedInformation(bank, overPosterior),
    value: (over) => mean(over, (node) => information(over.item, node)),
  },
  {
    title: 'Kullback–Leibler information over the posterior',
    criterion: (bank) => kullbackLeibler(bank, overPosterior),
    value: (over) =>
      mean(over, (node) =>
        overCategories(over, (k) => {
          const here = chance(over, over.theta, k)
          return here * Math.log(here / chance(over, node, k))
        }),
      ),
  },
  {
    title: 'variance of the categories over the posterior, halved',
    criterion: (bank) => globalDiscrimination(bank, overPosterior),
    value: (over) =>
      overCategories(over, (k) => {
        const centre = mean(over, (node) => chance(over, node, k))
        return mean(over, (node) => (chance(over, node, k) - centre) ** 2) / 2
      }),
  },
  {
    title: 'expected fall of the posterior entropy',
    criterion: mutualInformation,
    value: (over) =>
      entropy(over) - overCategories(over, (k) => mean(over, (node) => chance(over, node, k)) * entropy(after(over, k))),
  },
  {
    title: 'minus the posterior variance expected by the posterior',
    criterion: (bank) => expectedPosteriorVariance(bank, 'posterior'),
    value: (over) => -overCategories(over, (k) => mean(over, (node) => chance(over, node, k)) * variance(after(over, k))),
  },
  {
    title: 'observed information expected by the estimate',
    criterion: (bank) => expectedInformation(bank, { information: 'observed', predictedBy: 'estimate', byPosteriorMean: true }),
    value: (over) =>
      overCategories(
        over,
        (k) =>
          chance(over, over.theta, k) *
          observedInformation(
            over.item,
            mean(after(over, k), (node) => node),
            k,
          ),
      ),
  },
]

describe('a criterion is by the definition, whatever the model:', () => {
  test.each(definitions)('$title', ({ criterion, weighting, value }) => {
    fc.assert(
      fc.property(answeredBank({ mostItems: 8 }), (answered) => {
        const here = situation(answered)
        const { bank, candidates, moment } = here
        const answers = new Map(moment.given.map((index) => [index, answered.responses[index] as number]))
        const { nodes, ...weights } = weightsByDefinition(here, answers)
        const ours = valuesOf(criterion(bank), bank, candidates, moment)
        for (const [i, index] of candidates.entries()) {
          const item = itemOf(bank, index)
          const categories = bank.categories[index] as number
          const theirs = value({ item, nodes, weights: weights[weighting ?? 'posterior'], theta: moment.theta, categories })
          expect(Math.abs((ours[i] as number) - theirs)).toBeLessThan(1e-10 * (1 + Math.abs(theirs)))
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('the next answer never widens the posterior that it is expected to leave', () => {
  fc.assert(
    fc.property(answeredBank({ mostItems: 8 }), (answered) => {
      const { bank, candidates, moment } = situation(answered)
      const { standardDeviation } = posteriorMoments(moment.posterior())
      for (const value of valuesOf(expectedPosteriorVariance(bank, 'posterior'), bank, candidates, moment))
        expect(-value).toBeLessThanOrEqual(standardDeviation ** 2 * (1 + 1e-12))
    }),
  )
})

test('no answer tells more than the entropy of a fair draw between its categories', () => {
  fc.assert(
    fc.property(answeredBank({ item: arbitraryItem, mostItems: 8 }), (answered) => {
      const { bank, candidates, moment } = situation(answered)
      for (const [i, value] of valuesOf(mutualInformation(bank), bank, candidates, moment).entries()) {
        expect(value).toBeGreaterThanOrEqual(-1e-12)
        expect(value).toBeLessThanOrEqual(Math.log(bank.categories[candidates[i] as number] as number) + 1e-12)
      }
    }),
  )
})

test('an item that informs nowhere is worth nothing to any criterion of information', () => {
  fc.assert(
    fc.property(answeredBank({ mostItems: 6 }), ({ items, responses }) => {
      const bank = bankOf([...items, { model: 'nrm', parameters: { slopes: [0, 0], intercepts: [0.4, -1] } }])
      const moment = selectionMoment(bank, { answers: new Map([[0, responses[0] as number]]) })
      const worth = (criterion: Criterion) => valuesOf(criterion, bank, [items.length], moment)[0]
      expect(worth(mutualInformation(bank))).toBeCloseTo(0, 13)
      expect(worth(weightedInformation(bank, overPosterior))).toBe(0)
      expect(worth(globalDiscrimination(bank, overPosterior))).toBeCloseTo(0, 13)
      expect(worth(kullbackLeibler(bank, overPosterior))).toBeCloseTo(0, 13)
    }),
    { numRuns: 30 },
  )
})
