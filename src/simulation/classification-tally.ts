import { levelOf, type Standard, targetIndex } from '../literacy/standard.js'
import type { ProficiencyEstimate } from '../scoring/proficiency-estimate.js'
import { type Figure, shareFigure } from './figure.js'
import type { SimulatedTest } from './simulate-test.js'

/** How far the levels that tests give can be relied on. */
export interface ClassificationSummary {
  /** Tests with an estimate and a known true theta. */
  readonly n: number
  /** Share whose level is that of the true theta. */
  readonly accuracy: Figure | null
  /** The same for at or above the target level against below it. */
  readonly targetAccuracy: Figure | null
  /** Share of those truly below the target level who are put at or above it; null where nobody is below. */
  readonly falsePositive: Figure | null
  /** Share of those truly at or above the target level who are put below it; null where nobody is. */
  readonly falseNegative: Figure | null
  /** Share of examinees who got the same level in two sittings; null where nobody sat twice. */
  readonly consistency: Figure | null
  readonly targetConsistency: Figure | null
}

export interface ClassificationTally {
  add(test: SimulatedTest): void
  summary(): ClassificationSummary
}

/** Counts agreements of levels, of estimate with truth and of first with second sitting. */
export function createClassificationTally(standard: Standard): ClassificationTally {
  const target = targetIndex(standard)
  const placeOf = (estimate: ProficiencyEstimate): number | undefined => {
    const level = levelOf(standard, estimate)
    return level.kind === 'level' ? level.index : undefined
  }
  const truth = { n: 0, same: 0, sameSide: 0, below: 0, falsePositive: 0, above: 0, falseNegative: 0 }
  const twice = { n: 0, same: 0, sameSide: 0 }
  return {
    add({ estimate, trueTheta, retest }) {
      const place = placeOf(estimate)
      if (place === undefined) return
      if (trueTheta !== null) countTruth(place, placeOf({ kind: 'finite', theta: trueTheta, standardError: null }) as number)
      const second = retest === null ? undefined : placeOf(retest)
      if (second !== undefined) {
        twice.n += 1
        if (second === place) twice.same += 1
        if (second >= target === place >= target) twice.sameSide += 1
      }
    },
    summary: () => ({
      n: truth.n,
      accuracy: share(truth.n, truth.same),
      targetAccuracy: share(truth.n, truth.sameSide),
      falsePositive: share(truth.below, truth.falsePositive),
      falseNegative: share(truth.above, truth.falseNegative),
      consistency: share(twice.n, twice.same),
      targetConsistency: share(twice.n, twice.sameSide),
    }),
  }

  function countTruth(place: number, trueLevel: number): void {
    truth.n += 1
    if (place === trueLevel) truth.same += 1
    if (place >= target === trueLevel >= target) truth.sameSide += 1
    if (trueLevel >= target) {
      truth.above += 1
      if (place < target) truth.falseNegative += 1
    } else {
      truth.below += 1
      if (place >= target) truth.falsePositive += 1
    }
  }
}

function share(count: number, hits: number): Figure | null {
  return count === 0 ? null : shareFigure(count, hits)
}
