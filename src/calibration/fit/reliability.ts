import { createCurvePoint } from '../../models/category-curve.js'
import { pointInformation } from '../../models/information.js'
import { compileScorer } from '../../scoring/compile-scorer.js'
import { createScoreColumns } from '../../scoring/score-columns.js'
import { latentQuadrature } from '../estimation/latent-quadrature.js'
import type { FitData, LatentPopulation } from './fit-data.js'

/** Share of the variance of theta that the answers tell. */
export interface Reliability {
  /** Of these persons' EAP estimates: their variance over that plus the mean squared error; absent for fewer than two persons. */
  readonly empirical?: number | undefined
  /** Of a person of the population who answers all items: the mean of I/(I + 1/σ²) over the latent distribution. */
  readonly marginal: number
}

/**
 * Empirical and marginal reliability. The empirical one holds for the answers as they were given, adaptive tests included.
 * @source Green, Bock, Humphreys, Linn & Reckase (1984), J. Educ. Meas. 21, 347–360; Nicewander (2018), Educ. Psychol. Meas. 78, 351–362
 */
export function reliability(data: FitData, population: LatentPopulation): Reliability {
  const marginal = marginalReliability(data, population)
  const columns = createScoreColumns(data.persons)
  const prior = { kind: 'normal', mean: population.mean, sd: population.sd } as const
  compileScorer(data.bank, { method: 'eap', prior, parameterUncertainty: 'ignore' }).scoreInto(
    columns,
    data.responses,
    data.persons,
  )
  const known = [...columns.theta.keys()].filter((p) => Number.isFinite(columns.theta[p]))
  if (known.length < 2) return { marginal }
  const mean = known.reduce((sum, p) => sum + (columns.theta[p] as number), 0) / known.length
  const variance = known.reduce((sum, p) => sum + ((columns.theta[p] as number) - mean) ** 2, 0) / (known.length - 1)
  const error = known.reduce((sum, p) => sum + (columns.standardError[p] as number) ** 2, 0) / known.length
  return { empirical: variance / (variance + error), marginal }
}

function marginalReliability({ bank }: FitData, population: LatentPopulation): number {
  const { nodes, weights } = latentQuadrature(population)
  const point = createCurvePoint(bank.maximumCategories)
  let sum = 0
  for (const [q, node] of nodes.entries()) {
    let information = 0
    for (const curve of bank.curves) {
      curve.pointInto(point, node)
      information += pointInformation(point, curve.categories)
    }
    sum += ((weights[q] as number) * information) / (information + 1 / population.sd ** 2)
  }
  return sum
}
