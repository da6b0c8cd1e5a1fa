import { MelekError } from '../../issues/melek-error.js'

/** The logit written a·θ + d: the form in which most programs estimate. */
export interface SlopeAndIntercept {
  readonly slope: number
  readonly intercept: number
}

/** The logit written a(θ − b): the form in which items are read. */
export interface DiscriminationAndDifficulty {
  readonly discrimination: number
  readonly difficulty: number
}

/**
 * d = −ab.
 * @source Birnbaum (1968), in Lord & Novick, ch. 17
 * @example
 * slopeInterceptFromDifficulty({ discrimination: 2, difficulty: -0.5 }) // => { slope: 2, intercept: 1 }
 */
export function slopeInterceptFromDifficulty(form: DiscriminationAndDifficulty): SlopeAndIntercept {
  return { slope: form.discrimination, intercept: -form.discrimination * form.difficulty }
}

/**
 * b = −d/a.
 * @throws MelekError `slope-zero`: an item of slope 0 is equally hard for everybody and has no difficulty
 * @source Birnbaum (1968), in Lord & Novick, ch. 17
 * @example
 * difficultyFromSlopeIntercept({ slope: 2, intercept: 1 }) // => { discrimination: 2, difficulty: -0.5 }
 * difficultyFromSlopeIntercept({ slope: 0, intercept: 1 }) // throws slope-zero
 */
export function difficultyFromSlopeIntercept(form: SlopeAndIntercept): DiscriminationAndDifficulty {
  return { discrimination: form.slope, difficulty: -form.intercept / requiredSlope(form.slope) }
}

/** A slope that can be divided by. */
export function requiredSlope(slope: number): number {
  if (Number.isFinite(slope) && slope !== 0) return slope
  throw new MelekError(
    'slope-zero',
    `a slope must be a finite number other than 0 for the item to have a difficulty, got ${slope}; leave the item out or keep it as NRM`,
  )
}
