import type { CompiledBank } from '../../bank/compile-bank.js'
import { compileScorer } from '../../scoring/compile-scorer.js'
import { scalePrior } from '../../scoring/prior.js'
import { createScoreColumns } from '../../scoring/score-columns.js'
import { latentQuadrature } from '../estimation/latent-quadrature.js'
import { type CurveDistance, curveDistances } from '../estimation/observed-curves.js'
import { type Administration, administrationOf } from './administration.js'
import {
  type FitData,
  type FitOptions,
  fitDefaults,
  type LatentPopulation,
  type Refused,
  type ThetaConvention,
} from './fit-data.js'
import { type LimitedInformationFit, limitedInformationFit } from './limited-information.js'
import { addResidualInto, emptyResidualSums, type MeanSquares, meanSquares } from './mean-squares.js'
import { parameterMoves } from './parameter-moves.js'
import { type PersonFit, personFit } from './person-fit.js'
import { type Reliability, reliability } from './reliability.js'
import { type ResidualCorrelations, residualCorrelations } from './residual-correlation.js'
import { forEachResidual } from './residuals.js'
import { type ScoreFit, scoreFit, scoreTables } from './score-fit.js'
import { type WholeLikelihood, wholeLikelihood } from './whole-likelihood.js'

export interface ItemFit {
  readonly item: string
  /** Persons with an answer. */
  readonly persons: number
  readonly scoreFit: ScoreFit | Refused
  /** Absent where nobody with a finite theta answered the item. */
  readonly meanSquares?: MeanSquares | undefined
  /** Absent where nobody answered the item. */
  readonly curveDistance?: CurveDistance | undefined
}

/** Fit of one person, by row; persons without a finite theta have none. */
export interface PersonFitRow extends Partial<PersonFit> {
  readonly person: number
  readonly theta: number
  readonly meanSquares: MeanSquares
}

export interface FitResult {
  readonly persons: number
  /** Persons with an answer to every item: those of S-X² and M2. */
  readonly complete: number
  readonly administration: Pick<Administration, 'kind' | 'basis' | 'forms'>
  readonly theta: ThetaConvention
  /** Persons whose theta is not finite, and who therefore have no residuals. */
  readonly withoutTheta: number
  readonly parameters: 'fitted' | 'elsewhere'
  readonly population: LatentPopulation
  readonly items: readonly ItemFit[]
  readonly test: LimitedInformationFit | Refused
  /** Likelihood of all responses, with information criteria where the parameters were fitted to them. */
  readonly likelihood: WholeLikelihood
  readonly reliability: Reliability
  readonly residualCorrelations: ResidualCorrelations | Refused
  /** Whether lz and lz* stand in the rows of `people`, or why not. */
  readonly likelihoodFit: { readonly kind: 'given' } | Refused
  readonly people: readonly PersonFitRow[]
}

/** Persons below which the complete rows carry no test. */
const fewestComplete = 50

/**
 * Fit of items, pairs, persons and the whole test to the parameters of a bank. What adaptive or incomplete data cannot carry is refused with
 * its reason, statistic by statistic: of adaptive data RMSD, infit, outfit, likelihood and reliability remain.
 * @throws MelekError `responses-invalid` for a response that is no category of its item
 */
export function assessFit(data: FitData, options: FitOptions = {}): FitResult {
  const { bank } = data
  const population = options.population ?? defaultPopulation(bank)
  const theta = options.theta ?? fitDefaults.theta
  const parameters = options.parameters ?? fitDefaults.parameters
  const administration = administrationOf(data, options.administration)
  const { complete } = administration
  const thetas = estimatedThetas(data, theta, population)
  const rule = latentQuadrature(population)
  const refusal = refusalOf(data, administration)
  const tables = refusal === undefined ? scoreTables(data, complete, rule) : []
  const squares = squaresOf(data, thetas)
  const distances = curveDistances(data, rule)
  const adaptive: Refused | undefined = administration.kind === 'adaptive' ? { kind: 'refused', reason: 'adaptive' } : undefined
  return {
    persons: data.persons,
    complete: complete.length,
    administration: { kind: administration.kind, basis: administration.basis, forms: administration.forms },
    theta,
    withoutTheta: thetas.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0),
    parameters,
    population,
    items: bank.items.map((item, i) => ({
      item: item.id,
      persons: answersTo(data, i),
      scoreFit:
        refusal ??
        scoreFit(
          tables[i] as (typeof tables)[number],
          parameters === 'fitted' ? parameterMoves(item).length : 0,
          complete.length,
        ),
      meanSquares: squares.items[i],
      curveDistance: distances[i],
    })),
    test: refusal ?? limitedInformationFit(data, complete, population, parameters === 'fitted'),
    likelihood: wholeLikelihood(data, rule, parameters === 'fitted'),
    reliability: reliability(data, population),
    residualCorrelations: adaptive ?? residualCorrelations(data, thetas),
    likelihoodFit: adaptive ?? { kind: 'given' },
    people: peopleOf(data, thetas, squares.people, adaptive === undefined ? theta : undefined),
  }
}

function defaultPopulation(bank: CompiledBank): LatentPopulation {
  const prior = scalePrior(bank.scale)
  return prior.kind === 'normal' ? { mean: prior.mean, sd: prior.sd } : { mean: 0, sd: 1 }
}

function refusalOf({ bank, persons }: FitData, { kind, basis, complete }: Administration): Refused | undefined {
  if (basis === 'no-answers') return { kind: 'refused', reason: 'no-answers' }
  if (kind === 'adaptive') return { kind: 'refused', reason: 'adaptive' }
  if (bank.items.some(({ model }) => model === 'nrm')) return { kind: 'refused', reason: 'nominal-items' }
  if (complete.length < fewestComplete || 2 * complete.length < persons) return { kind: 'refused', reason: 'incomplete' }
  return undefined
}

function estimatedThetas(
  { bank, responses, persons }: FitData,
  method: ThetaConvention,
  { mean, sd }: LatentPopulation,
): Float64Array {
  const columns = createScoreColumns(persons)
  // Residuals are those of the parameters as they stand, not of what is doubted about them.
  const scorer = compileScorer(bank, { method, prior: { kind: 'normal', mean, sd }, parameterUncertainty: 'ignore' })
  scorer.scoreInto(columns, responses, persons)
  return columns.theta
}

function answersTo({ responses, persons, bank }: FitData, item: number): number {
  let count = 0
  for (let p = 0; p < persons; p++) if (responses[p * bank.items.length + item] !== 255) count++
  return count
}

function squaresOf(data: FitData, thetas: Float64Array) {
  const items = data.bank.items.map(emptyResidualSums)
  const people = Array.from({ length: data.persons }, emptyResidualSums)
  forEachResidual(data, thetas, (person, item, moments) => {
    addResidualInto(items[item] as (typeof items)[number], moments)
    addResidualInto(people[person] as (typeof people)[number], moments)
  })
  return { items: items.map(meanSquares), people: people.map(meanSquares) }
}

function peopleOf(
  { bank, responses }: FitData,
  thetas: Float64Array,
  squares: readonly (MeanSquares | undefined)[],
  convention: ThetaConvention | undefined,
): PersonFitRow[] {
  const items = bank.items.length
  return squares.flatMap((each, person) => {
    if (each === undefined) return []
    const theta = thetas[person] as number
    const row = responses.subarray(person * items, (person + 1) * items)
    const likelihood = convention === undefined ? undefined : personFit(bank, row, theta, convention)
    return [{ person, theta, meanSquares: each, ...likelihood }]
  })
}
