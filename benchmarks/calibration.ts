import { compileBank } from '../src/bank/compile-bank.js'
import type { BankItem, ItemBank } from '../src/bank/item-bank.js'
import { calibrate } from '../src/calibration/estimation/calibrate.js'
import type { StandardErrorMethod } from '../src/calibration/estimation/calibration-options.js'
import type { CalibrationResult } from '../src/calibration/estimation/calibration-result.js'
import type { CalibrationModel } from '../src/calibration/estimation/item-specification.js'
import type { ResponseMatrix } from '../src/calibration/estimation/response-matrix.js'
import { createRandom } from '../src/math/random-source.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'
import { naiveEm } from './naive-em.js'
import { simulatedResponses } from './simulated-responses.js'

interface Case {
  readonly title: string
  readonly model: CalibrationModel
  readonly items: number
  readonly persons: number
  readonly missingShare: number
  readonly errors: readonly StandardErrorMethod[]
  readonly naive: boolean
}

const cases: readonly Case[] = [
  { title: '2PL', model: '2pl', items: 40, persons: 10_000, missingShare: 0, errors: ['cross-product', 'observed'], naive: true },
  {
    title: '3PL with priors',
    model: '3pl',
    items: 40,
    persons: 10_000,
    missingShare: 0,
    errors: ['cross-product', 'observed'],
    naive: false,
  },
  {
    title: 'GRM, 5 categories',
    model: 'grm',
    items: 20,
    persons: 5000,
    missingShare: 0,
    errors: ['cross-product', 'observed'],
    naive: false,
  },
  {
    title: '2PL, 60 % missing',
    model: '2pl',
    items: 100,
    persons: 50_000,
    missingShare: 0.6,
    errors: ['cross-product'],
    naive: false,
  },
]

/** Largest gradient per person at the end: what brings the parameters of every case as close as is accepted. */
const tolerance = 2e-8
/** What melek's fits must not exceed, in the metric of the parameters. */
const accepted = 1e-6
/** Largest change at which the script stops: with plain EM its error is some ten times that. */
const naiveTolerance = 1e-4

/** Item parameters from responses: a first script, the fit, the fit with two kinds of standard errors. */
export const calibration: Experiment = {
  name: 'calibration',
  async *run(seed) {
    for (const each of cases) {
      const matrix = responsesOf(each, seed)
      const fitted = (standardErrors: StandardErrorMethod | 'none', gradientTolerance = tolerance) =>
        calibrate(matrix, { model: each.model, standardErrors, gradientTolerance })
      const converged = numbersOf(fitted('none', 1e-12))
      const found = fitted('none')
      const error = largestDifference(numbersOf(found), converged)
      mustHold(found.converged && error < accepted, `${each.title} is off its converged parameters by ${error}`)
      const side = (name: string, standardErrors: StandardErrorMethod | 'none'): Side => ({
        name,
        units: 1,
        error,
        note: `${found.iterations} passes`,
        work: () => fitted(standardErrors).logLikelihood,
      })
      const findings = await alternate([
        ...(each.naive ? [naiveSide(matrix, converged)] : []),
        side('fit', 'none'),
        ...each.errors.map((method) => side(`fit and ${method} errors`, method)),
      ])
      const title = `${each.title}: ${each.items} items, ${each.persons.toLocaleString('en')} persons`
      yield { title, unit: 'fit', error: 'error of slopes and intercepts', sameWork: each.naive, findings }
    }
  },
}

function naiveSide(matrix: ResponseMatrix, converged: Float64Array): Side {
  const { slope, intercept, iterations } = naiveEm(matrix, naiveTolerance)
  const numbers = Float64Array.from({ length: 2 * slope.length }, (_, k) => (k % 2 === 0 ? slope : intercept)[k >> 1] as number)
  const error = largestDifference(numbers, converged)
  mustHold(error < 100 * naiveTolerance, `the script is off by ${error}`)
  const work = () => naiveEm(matrix, naiveTolerance).slope.reduce((sum, value) => sum + value, 0)
  return { name: 'plain EM by logarithms', units: 1, error, note: `${iterations} passes`, work }
}

/** Slopes and intercepts, in which all models are estimated; asymptotes as they are. */
function numbersOf({ items }: CalibrationResult): Float64Array {
  return Float64Array.from(
    items.flatMap((item): number[] => {
      if (item.model === '2pl')
        return [item.parameters.discrimination, -item.parameters.discrimination * item.parameters.difficulty]
      return Object.values(item.parameters).flat() as number[]
    }),
  )
}

function largestDifference(one: Float64Array, other: Float64Array): number {
  return one.reduce((largest, value, k) => Math.max(largest, Math.abs(value - (other[k] as number))), 0)
}

function responsesOf({ model, items, persons, missingShare }: Case, seed: string): ResponseMatrix {
  const bank = compileBank(bankOf(model, items, seed))
  return { itemIds: bank.itemIds, persons, responses: simulatedResponses(bank, persons, missingShare, seed) }
}

/** Slopes log-normal (0, 0.3²), places N(0, 1), lower asymptotes 0.2, thresholds a logit apart. */
function bankOf(model: CalibrationModel, count: number, seed: string): ItemBank {
  const random = createRandom(seed, 'calibration')
  const items = Array.from({ length: count }, (_, i): BankItem => {
    const discrimination = Math.exp(0.3 * random.normal())
    const difficulty = random.normal()
    const thresholds = [-1.5, -0.5, 0.5, 1.5].map((step) => difficulty + step)
    const attributes = { id: `i${i}`, status: 'operational', content: {}, enemies: [] } as const
    if (model === 'grm') return { ...attributes, model, parameters: { discrimination, thresholds } }
    if (model === '3pl') return { ...attributes, model, parameters: { discrimination, difficulty, lowerAsymptote: 0.2 } }
    return { ...attributes, model: '2pl', parameters: { discrimination, difficulty } }
  })
  const scale = { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' } as const
  return { format: 'melek-bank/1', id: 'calibration', version: '1', scale, security: 'public', items }
}
