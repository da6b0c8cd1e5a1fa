import { cutsOf, targetIndex } from '../../literacy/standard.js'
import { equallySpaced } from '../../math/grid.js'
import type { CutPlaces } from '../measure-persons.js'
import { shareDefaults } from '../share-options.js'
import type { ScoreShareInput } from './score-options.js'

/**
 * The standard's cuts and those of the curve, merged. The curve spans three SD of a normal prior, else three quarters of
 * the stretch between the outer cuts on either side; around a single cut three logits, and none on a scale of unknown unit.
 */
export function scoreCuts(input: ScoreShareInput): CutPlaces {
  const wanted = cutsOf(input.standard)
  const span = spanOf(input, wanted)
  const width = span === undefined ? 0 : span.high - span.low
  const curve =
    span === undefined
      ? []
      : Array.from(equallySpaced(span.count, span.low, span.high)).filter((cut) =>
          wanted.every((other) => Math.abs(other - cut) > 1e-7 * width),
        )
  const cuts = [...wanted, ...curve].sort((one, other) => one - other)
  const bandCuts = wanted.map((cut) => cuts.indexOf(cut))
  return { cuts, bandCuts, targetCut: bandCuts[targetIndex(input.standard) - 1] as number }
}

/** The standard's cuts alone, for sums that are kept for many groups. */
export function bareCuts(input: ScoreShareInput): CutPlaces {
  const cuts = cutsOf(input.standard)
  return { cuts, bandCuts: cuts.map((_, place) => place), targetCut: targetIndex(input.standard) - 1 }
}

function spanOf({ options, origin }: ScoreShareInput, wanted: readonly number[]) {
  if (options?.curve !== undefined) return options.curve
  const { count, low, high } = shareDefaults.curve
  if (origin.logits && origin.prior.kind === 'normal') {
    const { mean, sd } = origin.prior
    return { count, low: mean + sd * low, high: mean + sd * high }
  }
  const first = wanted[0] as number
  const last = wanted[wanted.length - 1] as number
  if (first === last) return origin.logits ? { count, low: first + low, high: first + high } : undefined
  const beyond = 0.75 * (last - first)
  return { count, low: first - beyond, high: last + beyond }
}
