import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { findRoot } from '../../math/roots.js'
import type { JudgeLimits } from './judge-ratings.js'

/** A compromise between what judges hold acceptable and how many would fail. */
export type HofsteeCut =
  | {
      readonly kind: 'cut'
      /** Logits. */
      readonly cut: number
      /** Logits, by leaving out one judge at a time; undefined for one judge, or where the others alone meet no compromise. */
      readonly standardError: number | undefined
      /** Share below the cut. */
      readonly shareBelow: number
    }
  /** The population lies outside what the judges accept: even the lowest cut fails too many, or the highest too few. */
  | { readonly kind: 'none'; readonly reason: 'too-many-below' | 'too-few-below'; readonly shareBelow: number }

/**
 * Hofstee compromise: where the line from (mean lowest cut, mean highest share below) to (mean highest cut, mean lowest share below)
 * meets the curve of the share below each cut.
 * @param shareBelow share of the population below a theta, 0…1, rising; from posteriors, not from counted estimates
 * @throws MelekError `limits-invalid` with every judge whose limits do not rise or whose shares are outside 0…1
 * @source Hofstee (1983), in Anderson & Helmick (eds.), On Educational Testing, 109–127
 */
export function hofsteeCut(limits: readonly JudgeLimits[], shareBelow: (theta: number) => number): HofsteeCut {
  const issues = limitIssues(limits)
  if (issues.length > 0) throw new MelekError('limits-invalid', 'no compromise can be sought between these limits', issues)
  const found = compromise(limits, shareBelow)
  if (found.kind === 'none') return found
  const others =
    limits.length < 2
      ? []
      : limits.map((_, out) =>
          compromise(
            limits.filter((_judge, j) => j !== out),
            shareBelow,
          ),
        )
  const cuts = others.flatMap((other) => (other.kind === 'cut' ? [other.cut] : []))
  return { ...found, standardError: cuts.length === limits.length && cuts.length > 1 ? jackknifeError(cuts) : undefined }
}

function compromise(limits: readonly JudgeLimits[], shareBelow: (theta: number) => number): HofsteeCut {
  const mean = (of: (judge: JudgeLimits) => number) => limits.reduce((sum, judge) => sum + of(judge), 0) / limits.length
  const low = mean(({ lowestCut }) => lowestCut)
  const high = mean(({ highestCut }) => highestCut)
  const most = mean(({ highestShareBelow }) => highestShareBelow)
  const least = mean(({ lowestShareBelow }) => lowestShareBelow)
  const atLow = shareBelow(low)
  if (atLow > most) return { kind: 'none', reason: 'too-many-below', shareBelow: atLow }
  const atHigh = shareBelow(high)
  if (atHigh < least) return { kind: 'none', reason: 'too-few-below', shareBelow: atHigh }
  const slope = (least - most) / (high - low)
  // The curve rises and the line falls, so that they meet once.
  const found = findRoot((theta) => shareBelow(theta) - most - slope * (theta - low), low, high)
  if (found.kind === 'no-sign-change')
    throw new MelekError(
      'limits-invalid',
      `the share below a cut must be a number from 0 to 1, got ${atLow} at ${low} and ${atHigh} at ${high}`,
    )
  const cut = found.x
  return { kind: 'cut', cut, standardError: undefined, shareBelow: shareBelow(cut) }
}

function jackknifeError(cuts: readonly number[]): number {
  const mean = cuts.reduce((sum, cut) => sum + cut, 0) / cuts.length
  const squares = cuts.reduce((sum, cut) => sum + (cut - mean) * (cut - mean), 0)
  return Math.sqrt(((cuts.length - 1) / cuts.length) * squares)
}

function limitIssues(limits: readonly JudgeLimits[]): Issue[] {
  if (limits.length === 0) return [{ code: 'ratings-empty', message: 'there are no limits; at least one judge is needed' }]
  return limits.flatMap(({ judge, lowestCut, highestCut, lowestShareBelow, highestShareBelow, line }) => {
    const at = line === undefined ? {} : { line }
    const found: Issue[] = []
    if (!(lowestCut < highestCut)) {
      const message = `${judge}: the lowest cut must be below the highest, got ${lowestCut} and ${highestCut}`
      found.push({ code: 'limits-cuts', message, ...at })
    }
    if (!(lowestShareBelow >= 0 && lowestShareBelow < highestShareBelow && highestShareBelow <= 1)) {
      const message = `${judge}: the shares below must rise within 0…1, got ${lowestShareBelow} and ${highestShareBelow}`
      found.push({ code: 'limits-shares', message, ...at })
    }
    return found
  })
}
