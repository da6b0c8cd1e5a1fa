import { chiSquaredUpperTail } from '../../../math/chi-squared.js'
import { choleskyFactor, choleskySolve } from '../../../math/cholesky.js'
import type { CalibratedItem } from '../../estimation/calibration-result.js'
import type { ChiSquaredTest } from '../mantel.js'
import { type GroupFit, itemInGroups } from './group-fit.js'
import { focalName } from './split-items.js'

/** A test that an item has the same parameters in both groups. */
export interface LatentTest extends ChiSquaredTest {
  readonly model: 'likelihood-ratio' | 'wald'
}

/** Twice the gain of the posterior density of the parameters, which without priors is the log-likelihood. */
export function likelihoodRatioTest(together: GroupFit, apart: GroupFit): LatentTest {
  const value = ({ result }: GroupFit) => result.logLikelihood + result.logPrior
  const chiSquared = Math.max(0, 2 * (value(apart) - value(together)))
  const degreesOfFreedom = apart.result.freeParameters - together.result.freeParameters
  return { model: 'likelihood-ratio', chiSquared, degreesOfFreedom, p: chiSquaredUpperTail(chiSquared, degreesOfFreedom) }
}

/**
 * d′ Var(d)⁻¹ d of the differences d in slopes and intercepts; undefined where their covariance has no inverse. Intercepts,
 * because their estimates are nearer to normal than those of difficulties.
 * @source Lord (1980), Applications of Item Response Theory, ch. 14; of one joint calibration: Cai, Thissen & du Toit (2011), IRTPRO
 */
export function waldTest(fit: GroupFit, id: string): LatentTest | undefined {
  const { covariance } = fit.result
  if (covariance === undefined) return undefined
  const [reference, focal] = itemInGroups(fit, id)
  const terms = [...termsOf(reference, id, -1), ...termsOf(focal, focalName(id), 1)]
  const names = [...new Set(terms.map(({ contrast }) => contrast))]
  const places = new Map(
    covariance.parameters.map((parameter, at) => [
      'item' in parameter ? keyOf(parameter.item, parameter.parameter, parameter.place) : '',
      at,
    ]),
  )
  // One row a contrast, one column a parameter of the calibration.
  const gradients = names.map((name) => {
    const row = new Map<number, number>()
    for (const { contrast, slopes } of terms)
      if (contrast === name)
        for (const [key, slope] of slopes) {
          const at = places.get(key)
          if (at !== undefined) row.set(at, (row.get(at) ?? 0) + slope)
        }
    return row
  })
  const difference = names.map((name) => terms.reduce((sum, term) => sum + (term.contrast === name ? term.value : 0), 0))
  const variance = gradients.flatMap((one) => gradients.map((other) => quadratic(covariance.rows, one, other)))
  const factored = choleskyFactor(Float64Array.from(variance), names.length)
  if (factored.kind !== 'factored') return undefined
  const solved = choleskySolve(factored.factor, Float64Array.from(difference))
  const chiSquared = difference.reduce((sum, value, k) => sum + value * (solved[k] as number), 0)
  return { model: 'wald', chiSquared, degreesOfFreedom: names.length, p: chiSquaredUpperTail(chiSquared, names.length) }
}

/** One slope or intercept of an item with its derivatives in the parameters of the bank. */
interface Term {
  readonly contrast: string
  readonly value: number
  readonly slopes: readonly (readonly [key: string, slope: number])[]
}

/** The tested slopes and intercepts of an item, times a sign. Asymptotes and shared steps are no part of the test. */
function termsOf(item: CalibratedItem, id: string, sign: number): Term[] {
  const one = (parameter: string, place?: number) => keyOf(id, parameter, place)
  switch (item.model) {
    case '1pl':
    case 'rsm':
      return [{ contrast: 'difficulty', value: sign * item.parameters.difficulty, slopes: [[one('difficulty'), sign]] }]
    case 'pcm':
      return item.parameters.steps.map((step, k) => ({
        contrast: `step ${k}`,
        value: sign * step,
        slopes: [[one('steps', k), sign]],
      }))
    case 'nrm': {
      const list = (name: 'slopes' | 'intercepts') =>
        item.parameters[name].map(
          (value, k): Term => ({ contrast: `${name} ${k}`, value: sign * value, slopes: [[one(name, k), sign]] }),
        )
      return [...list('slopes'), ...list('intercepts')]
    }
    default: {
      const a = item.parameters.discrimination
      const slope: Term = { contrast: 'slope', value: sign * a, slopes: [[one('discrimination'), sign]] }
      const intercepts = placesOf(item).map(
        ({ parameter, place, value }, k): Term => ({
          contrast: `intercept ${k}`,
          value: -sign * a * value,
          slopes: [
            [one('discrimination'), -sign * value],
            [one(parameter, place), -sign * a],
          ],
        }),
      )
      return [slope, ...intercepts]
    }
  }
}

type Sloped = Extract<CalibratedItem, { model: '2pl' | '3pl' | '4pl' | 'grm' | 'gpcm' }>

function placesOf(item: Sloped): readonly { readonly parameter: string; readonly place?: number; readonly value: number }[] {
  if (item.model === 'grm') return item.parameters.thresholds.map((value, place) => ({ parameter: 'thresholds', place, value }))
  if (item.model === 'gpcm') return item.parameters.steps.map((value, place) => ({ parameter: 'steps', place, value }))
  return [{ parameter: 'difficulty', value: item.parameters.difficulty }]
}

function keyOf(item: string, parameter: string, place: number | undefined): string {
  return `${item}\u0001${parameter}\u0001${place ?? ''}`
}

function quadratic(
  rows: readonly (readonly number[])[],
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): number {
  let sum = 0
  for (const [a, slope] of one) for (const [b, otherSlope] of other) sum += slope * otherSlope * (rows[a]?.[b] as number)
  return sum
}
