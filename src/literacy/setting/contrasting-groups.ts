import { MelekError } from '../../issues/melek-error.js'
import { logistic } from '../../math/logistic.js'

/** A person of whom somebody who knows the work has said whether they are proficient. */
export interface JudgedPerson {
  /** Estimate, logits. */
  readonly theta: number
  readonly proficient: boolean
}

/** Where persons are as often judged proficient as not. */
export type ContrastingGroupsCut =
  | {
      readonly kind: 'cut'
      /** Logits. */
      readonly cut: number
      /** Logits; covers who happened to be in the groups, not the errors of the estimates or of the judges. */
      readonly standardError: number
      /** Of the log odds of being judged proficient on theta. */
      readonly slope: number
    }
  /** Every proficient person is above every other one: any theta between the two is a cut, and nothing tells how sure it is. */
  | { readonly kind: 'separated'; readonly low: number; readonly high: number }
  /** Those judged proficient score no higher than the others: the judgements and the test speak of different things. */
  | { readonly kind: 'unrelated'; readonly slope: number }

/**
 * Contrasting groups: logistic regression of the judgement on theta; the cut has a probability of one half. Where the two groups are
 * of very different size, the cut moves towards the middle of the smaller one: choose groups of about the same size.
 * @throws MelekError `groups-contrast` where a group is empty or a theta is not finite
 * @source Livingston & Zieky (1982), Passing Scores; Cizek & Bunch (2007), Standard Setting, ch. 6 (logistic regression)
 */
export function contrastingGroupsCut(persons: readonly JudgedPerson[]): ContrastingGroupsCut {
  refuse(persons)
  const thetas = (proficient: boolean) => persons.filter((person) => person.proficient === proficient).map(({ theta }) => theta)
  const low = Math.max(...thetas(false))
  const high = Math.min(...thetas(true))
  if (low <= high) return { kind: 'separated', low, high }
  const { intercept, slope, covariance } = logisticRegression(persons)
  if (!(slope > 0)) return { kind: 'unrelated', slope }
  const cut = -intercept / slope
  const [ofIntercept, between, ofSlope] = covariance
  const variance = (ofIntercept + 2 * cut * between + cut * cut * ofSlope) / (slope * slope)
  return { kind: 'cut', cut, standardError: Math.sqrt(variance), slope }
}

/** Maximum likelihood by Newton's method, which the concave log-likelihood of overlapping groups makes safe with halved steps. */
function logisticRegression(persons: readonly JudgedPerson[]) {
  const centre = persons.reduce((sum, { theta }) => sum + theta, 0) / persons.length
  let intercept = 0
  let slope = 0
  let here = sumsAt(persons, centre, intercept, slope)
  for (let step = 0; step < 100; step++) {
    const determinant = here.i00 * here.i11 - here.i01 * here.i01
    const toIntercept = (here.i11 * here.g0 - here.i01 * here.g1) / determinant
    const toSlope = (here.i00 * here.g1 - here.i01 * here.g0) / determinant
    let length = 1
    let next = sumsAt(persons, centre, intercept + toIntercept, slope + toSlope)
    while (!(next.logLikelihood >= here.logLikelihood) && length > 1e-6) {
      length /= 2
      next = sumsAt(persons, centre, intercept + length * toIntercept, slope + length * toSlope)
    }
    intercept += length * toIntercept
    slope += length * toSlope
    here = next
    if (Math.abs(toIntercept) + Math.abs(toSlope) < 1e-12) break
  }
  const determinant = here.i00 * here.i11 - here.i01 * here.i01
  const [v00, v01, v11] = [here.i11 / determinant, -here.i01 / determinant, here.i00 / determinant] as const
  // Back from the centred predictor: intercept = centred intercept − slope × centre.
  const covariance = [v00 - 2 * centre * v01 + centre * centre * v11, v01 - centre * v11, v11] as const
  return { intercept: intercept - slope * centre, slope, covariance }
}

function sumsAt(persons: readonly JudgedPerson[], centre: number, intercept: number, slope: number) {
  const sums = { logLikelihood: 0, g0: 0, g1: 0, i00: 0, i01: 0, i11: 0 }
  for (const { theta, proficient } of persons) {
    const x = theta - centre
    const p = logistic(intercept + slope * x)
    const rest = (proficient ? 1 : 0) - p
    sums.logLikelihood += Math.log(proficient ? p : 1 - p)
    sums.g0 += rest
    sums.g1 += rest * x
    sums.i00 += p * (1 - p)
    sums.i01 += p * (1 - p) * x
    sums.i11 += p * (1 - p) * x * x
  }
  return sums
}

function refuse(persons: readonly JudgedPerson[]): void {
  const issues = persons.flatMap(({ theta }, p) =>
    Number.isFinite(theta)
      ? []
      : [
          {
            code: 'theta-not-finite',
            message: `theta must be finite, got ${theta}; leave the person out`,
            path: `persons[${p}]`,
          },
        ],
  )
  for (const proficient of [false, true]) {
    if (persons.some((person) => person.proficient === proficient)) continue
    const message = `nobody is judged ${proficient ? 'proficient' : 'not proficient'}; two groups are needed`
    issues.push({ code: 'group-empty', message, path: 'persons' })
  }
  if (issues.length > 0) throw new MelekError('groups-contrast', 'no cut can be set from these groups', issues)
}
