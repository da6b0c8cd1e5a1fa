import type { CompiledBank } from '../../bank/compile-bank.js'
import { normalUpperTail } from '../../math/normal.js'
import { missingResponse } from '../estimation/response-matrix.js'
import type { ComparedPersons } from './compared-persons.js'
import type { DifData } from './dif-data.js'
import { expectedThetas } from './expected-theta.js'
import { type MatchedPerson, thetaStrata } from './theta-strata.js'

/** Difference of the mean item scores of people whose theta is the same. */
export interface CatsibDif {
  readonly kind: 'estimated'
  readonly model: 'catsib'
  /** Reference minus focal mean item score, over both groups together: above 0 the item is harder for the focal group. */
  readonly beta: number
  readonly betaError: number
  readonly p: number
  /** Categories after the first, by which beta is divided to compare items. */
  readonly highest: number
  readonly strata: number
  /** Persons in those strata. */
  readonly persons: number
}

export type CatsibResult =
  | CatsibDif
  | { readonly kind: 'undefined'; readonly reason: 'one-group' | 'no-variation' | 'few-persons' | 'no-distribution' }

/** Fewest answers of a group from which an item is studied. */
const fewestPersons = 10

/**
 * CATSIB of every item: groups are matched on theta from their other answers. Persons of equal estimates are not of equal theta
 * where the groups' means differ, for estimates regress to the mean of the group; SIBTEST and CATSIB correct that by a straight line
 * through the estimates. Here the match is the posterior mean under the latent distribution of the group, which is what the line
 * approximates; with few items the line, whose slope rests on 1/√information at extreme scores, corrects too much
 * (docs/decisions/0012-matching-on-theta.md). Right for adaptive tests: people who saw different items are compared on theta.
 * @param anchors items that theta is estimated from; the studied item never is
 * @source Nandakumar & Roussos (2004), J. Educ. Behav. Stat. 29, 177–199; Shealy & Stout (1993), Psychometrika 58, 159–194
 */
export function catsibDif(data: DifData, compared: ComparedPersons, anchors: ReadonlySet<number>): CatsibResult[] {
  const bank = data.bank as CompiledBank
  const expected = expectedThetas(data, compared, anchors)
  if (expected.kind === 'no-distribution') return data.itemIds.map(() => ({ kind: 'undefined', reason: 'no-distribution' }))
  return data.itemIds.map((_, item): CatsibResult => {
    const thetas = expected.of(item)
    const persons = compared.rows.flatMap((row, p): MatchedPerson[] => {
      const score = data.responses[row * data.itemIds.length + item] as number
      return score === missingResponse ? [] : [{ theta: thetas[p] as number, focal: compared.focal[p] as 0 | 1, score }]
    })
    if ([0, 1].some((group) => persons.filter(({ focal }) => focal === group).length < fewestPersons))
      return { kind: 'undefined', reason: 'one-group' }
    if (persons.every(({ score }) => score === persons[0]?.score)) return { kind: 'undefined', reason: 'no-variation' }
    return differenceOf(persons, bank.categories[item] as number)
  })
}

function differenceOf(persons: readonly MatchedPerson[], categories: number): CatsibResult {
  const strata = thetaStrata(persons)
  if (strata === undefined) return { kind: 'undefined', reason: 'few-persons' }
  const total = strata.reduce((sum, { persons: [one, other] }) => sum + one + other, 0)
  let [beta, variance] = [0, 0]
  for (const { persons: own, means, variances } of strata) {
    const share = (own[0] + own[1]) / total
    beta += share * (means[0] - means[1])
    variance += share * share * (variances[0] / own[0] + variances[1] / own[1])
  }
  if (!(variance > 0)) return { kind: 'undefined', reason: 'no-variation' }
  const betaError = Math.sqrt(variance)
  const p = 2 * normalUpperTail(Math.abs(beta) / betaError)
  return {
    kind: 'estimated',
    model: 'catsib',
    beta,
    betaError,
    p,
    highest: categories - 1,
    strata: strata.length,
    persons: total,
  }
}
