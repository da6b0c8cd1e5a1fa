import { createRandom } from '../../math/random-source.js'
import type { CalibrationData } from './calibration-data.js'
import type { CalibrationOptions } from './calibration-options.js'
import { calibrationRun, fitRun } from './calibration-run.js'
import { createRowExpectation } from './expectation/expect-by-rows.js'
import { createRowPosteriors } from './expectation/row-posteriors.js'
import type { ResponseMatrix, SparseResponses } from './response-matrix.js'

/**
 * Log-likelihood of each part of the persons at parameters fitted to the other parts. The persons of every group are dealt out
 * evenly; the fits begin at `options.start`, which shortens them and leaves no trace in their maximum.
 * @returns one number a fold, weighted
 * @source Stone (1974), J. R. Statist. Soc. B 36, 111–147
 */
export function crossValidate(
  responses: ResponseMatrix | SparseResponses,
  options: CalibrationOptions,
  { folds, seed }: { readonly folds: number; readonly seed: string },
): number[] {
  const run = calibrationRun(responses, { ...options, onProgress: undefined })
  const { layout, rule, data } = run
  const { plan } = createRowPosteriors(data, layout, rule.count)
  const dealt = data.groups.map((persons) => shuffled(persons, seed))
  const partOf = (chosen: (place: number) => boolean) =>
    someOf(
      data,
      dealt.map((persons) => persons.filter((_, at) => chosen(at))),
    )
  return Array.from({ length: folds }, (_, fold) => {
    const training = partOf((place) => place % folds !== fold)
    const held = partOf((place) => place % folds === fold)
    const { point } = fitRun(run, createRowPosteriors(training, layout, rule.count, plan), { ...options, onProgress: undefined })
    const expect = createRowExpectation(createRowPosteriors(held, layout, rule.count, plan), layout, rule)
    return expect(point).logLikelihood
  })
}

function someOf(data: CalibrationData, groups: readonly Int32Array[]): CalibrationData {
  const totalWeight = groups.reduce(
    (sum, persons) => persons.reduce((part, person) => part + (data.weights[person] as number), sum),
    0,
  )
  return { ...data, groups, totalWeight }
}

/** Fisher–Yates. */
function shuffled(persons: Int32Array, seed: string): Int32Array {
  const random = createRandom(seed, 'folds')
  const order = Int32Array.from(persons)
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random.uniform() * (at + 1))
    const moved = order[at] as number
    order[at] = order[other] as number
    order[other] = moved
  }
  return order
}
