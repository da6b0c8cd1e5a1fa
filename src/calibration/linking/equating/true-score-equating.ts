import { findRoot } from '../../../math/roots.js'
import { type TestForm, trueScore } from './test-form.js'

/** The score of another form that stands for a score. */
export interface EquatedScore {
  readonly score: number
  readonly equivalent: number
  /**
   * `true-score`: both forms have these expected scores at `theta`. `below-chance`, `above-ceiling`: no theta has such an
   * expected score, and the equivalent is interpolated.
   */
  readonly region: 'true-score' | 'below-chance' | 'above-ceiling'
  /** In logits; absent where there is none. */
  readonly theta?: number
}

/** Theta is searched up to here; an asymptote that is still not left there is one for every purpose. */
const FARTHEST = 2 ** 20

/**
 * True-score equating: for every score 0, 1, … of a form the expected score of the other form at the same theta.
 * A score at or below the chance level (the sum of the lower asymptotes) has no theta: 0 stands for 0, chance level for chance
 * level, and scores in between go in proportion. Likewise from the sum of the upper asymptotes to the highest scores.
 * @param form,other on one scale
 * @source Lord (1980), Applications of Item Response Theory, §13.5; Kolen (1981), J. Educ. Meas. 18, 1–11, and Kolen &
 *   Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., §6.5 (scores below chance)
 */
export function trueScoreEquating(form: TestForm, other: TestForm): EquatedScore[] {
  return Array.from({ length: form.highest + 1 }, (_, score) => equatedScore(score, form, other))
}

function equatedScore(score: number, form: TestForm, other: TestForm): EquatedScore {
  const theta = score > form.floor && score < form.ceiling ? thetaOf(score, form) : undefined
  if (theta !== undefined) return { score, equivalent: trueScore(other, theta), region: 'true-score', theta }
  if (score - form.floor <= form.ceiling - score) {
    const reached = form.floor > 0 ? Math.min(1, score / form.floor) : 0
    return { score, equivalent: reached * other.floor, region: 'below-chance' }
  }
  const spare = form.highest - form.ceiling
  const missing = spare > 0 ? Math.min(1, (form.highest - score) / spare) : 0
  return { score, equivalent: other.highest - missing * (other.highest - other.ceiling), region: 'above-ceiling' }
}

/** Theta with this expected score; undefined where the curve comes that close to its asymptote only beyond all proportion. */
function thetaOf(score: number, form: TestForm): number | undefined {
  const excess = (theta: number) => trueScore(form, theta) - score
  for (let reach = 8; reach <= FARTHEST; reach *= 2) {
    const result = findRoot(excess, -reach, reach)
    if (result.kind === 'root') return result.x
  }
  return undefined
}
