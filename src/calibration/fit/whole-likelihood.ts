import { missing } from '../../scoring/proficiency-estimate.js'
import { type LatentQuadrature, probabilityTables } from '../estimation/latent-quadrature.js'
import type { FitData } from './fit-data.js'
import { countFreeParameters } from './parameter-moves.js'

/** The marginal likelihood of all responses under parameters and population. */
export interface WholeLikelihood {
  readonly logLikelihood: number
  /** Persons with an answer. */
  readonly persons: number
  /** Absent where the parameters come from other data, or nobody answered: nothing was fitted that could be penalised. */
  readonly criteria?: InformationCriteria | undefined
}

/** Smaller is better, for models of the same responses. */
export interface InformationCriteria {
  readonly freeParameters: number
  readonly aic: number
  readonly bic: number
  /** BIC with (n + 2)/24 persons. @source Sclove (1987), Psychometrika 52, 333–343 */
  readonly adjustedBic: number
}

/**
 * Marginal log-likelihood of the responses, right for adaptive tests too. The criteria count the parameters that a calibration of
 * these items in one group estimates.
 * @source Akaike (1974), IEEE Trans. Autom. Control 19, 716–723; Schwarz (1978), Ann. Stat. 6, 461–464
 */
export function wholeLikelihood(data: FitData, rule: LatentQuadrature, fitted: boolean): WholeLikelihood {
  const tables = probabilityTables(data.bank, rule.nodes)
  const items = data.bank.items.length
  const count = rule.nodes.length
  const logs = tables.map((table) => table.map(Math.log))
  const sum = new Float64Array(count)
  let logLikelihood = 0
  let persons = 0
  for (let p = 0; p < data.persons; p++) {
    sum.fill(0)
    let answers = 0
    for (let i = 0; i < items; i++) {
      const response = data.responses[p * items + i] as number
      if (response === missing) continue
      answers++
      const table = logs[i] as Float64Array
      for (let q = 0; q < count; q++) sum[q] = (sum[q] as number) + (table[response * count + q] as number)
    }
    if (answers === 0) continue
    persons++
    const peak = sum.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    logLikelihood +=
      peak + Math.log(sum.reduce((mass, value, q) => mass + (rule.weights[q] as number) * Math.exp(value - peak), 0))
  }
  if (!fitted || persons === 0) return { logLikelihood, persons }
  const freeParameters = countFreeParameters(data.bank.items)
  const penalised = (penalty: number) => -2 * logLikelihood + penalty * freeParameters
  return {
    logLikelihood,
    persons,
    criteria: {
      freeParameters,
      aic: penalised(2),
      bic: penalised(Math.log(persons)),
      adjustedBic: penalised(Math.log((persons + 2) / 24)),
    },
  }
}
