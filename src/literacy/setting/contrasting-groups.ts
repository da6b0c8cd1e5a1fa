import { MelekError } from '../../issues/melek-error.js'
import { fitProportionalOdds } from '../../math/proportional-odds.js'

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
  | {
      readonly kind: 'unrelated'
      /** Absent where every one of them is below all others. */
      readonly slope?: number
    }

/**
 * Contrasting groups: logistic regression of the judgement on theta; the cut has a probability of one half. Where the two groups are
 * of very different size, the cut moves towards the middle of the smaller one: choose groups of about the same size.
 * @throws MelekError `groups-contrast` where a group is empty or a theta is not finite
 * @source Livingston & Zieky (1982), Passing Scores; Cizek & Bunch (2007), Standard Setting, ch. 6 (logistic regression)
 */
export function contrastingGroupsCut(persons: readonly JudgedPerson[]): ContrastingGroupsCut {
  refuse(persons)
  const thetas = (proficient: boolean) => persons.filter((person) => person.proficient === proficient).map(({ theta }) => theta)
  const [lowest, low] = extremes(thetas(false))
  const [high, highest] = extremes(thetas(true))
  if (low <= high) return { kind: 'separated', low, high }
  if (highest <= lowest) return { kind: 'unrelated' }
  const fit = logisticRegression(persons)
  // They overlap by no more than rounding.
  if (fit === undefined)
    return low - high < highest - lowest ? { kind: 'separated', low: high, high: low } : { kind: 'unrelated' }
  const { intercept, slope, covariance } = fit
  if (!(slope > 0)) return { kind: 'unrelated', slope }
  const cut = -intercept / slope
  const [ofIntercept, between, ofSlope] = covariance
  const variance = (ofIntercept + 2 * cut * between + cut * cut * ofSlope) / (slope * slope)
  return { kind: 'cut', cut, standardError: Math.sqrt(variance), slope }
}

function extremes(thetas: readonly number[]): readonly [lowest: number, highest: number] {
  return thetas.reduce(([lowest, highest], theta) => [Math.min(lowest, theta), Math.max(highest, theta)] as const, [
    Infinity,
    -Infinity,
  ] as readonly [number, number])
}

/** Of the judgement on theta, with the covariance of intercept and slope; undefined where it has no finite slope, but for rounding. */
function logisticRegression(persons: readonly JudgedPerson[]) {
  const centre = persons.reduce((sum, { theta }) => sum + theta, 0) / persons.length
  const sd = Math.sqrt(persons.reduce((sum, { theta }) => sum + (theta - centre) ** 2, 0) / persons.length)
  const cells = persons.map(({ theta, proficient }) => ({
    predictors: [(theta - centre) / sd],
    category: proficient ? 1 : 0,
    count: 1,
  }))
  const fit = fitProportionalOdds(cells, { categories: 2, predictors: 1 })
  if (fit.kind !== 'fitted') return undefined
  const slope = (fit.slopes[0] as number) / sd
  const [v00, own01, _, own11] = fit.covariance as unknown as readonly [number, number, number, number]
  const [v01, v11] = [own01 / sd, own11 / sd ** 2]
  // Back from the centred predictor: intercept = centred intercept − slope × centre.
  const covariance = [v00 - 2 * centre * v01 + centre * centre * v11, v01 - centre * v11, v11] as const
  return { intercept: (fit.intercepts[0] as number) - slope * centre, slope, covariance }
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
