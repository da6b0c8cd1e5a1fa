import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { JudgeRating } from './judge-ratings.js'
import { type PanelCut, panelMean } from './panel-cut.js'
import { expectedScore, thetaOfScore } from './theta-of-score.js'

/** What a round of ratings comes to. */
export interface AngoffRound extends PanelCut {
  readonly round: number
  /** Cut on the sum score of the rated items. */
  readonly rawCut: number
  /** Undefined for a single judge. */
  readonly rawStandardError: number | undefined
  /** Share at or above the cut, where a function for it is handed over: what judges see between rounds. */
  readonly impact: number | undefined
}

export interface AngoffOptions {
  /** Share of the population at or above a theta, 0…1. */
  readonly shareAbove?: ((theta: number) => number) | undefined
}

/**
 * Modified Angoff: every judge says, item by item, which score a person who is just proficient would get on average (for items that are
 * right or wrong the probability of being right). The cut of a round is the theta at which the test expects the mean sum of the judges.
 * @param bank on whose scale the cut will live
 * @param ratings of all rounds; judges may rate different numbers of rounds, but in a round everybody rates the same items
 * @throws MelekError `ratings-invalid`, naming every rating of an unknown item or outside 0…highest category, every item that a judge
 *   left out or rated twice, and every round whose sum no theta is expected to give
 * @source Angoff (1971), in Thorndike (ed.), Educational Measurement; Hambleton & Plake (1995), Appl. Meas. Educ. 8, 41–55, for scores
 */
export function angoffCuts(bank: CompiledBank, ratings: readonly JudgeRating[], options: AngoffOptions = {}): AngoffRound[] {
  const rounds = [...new Set(ratings.map(({ round }) => round))].sort((a, b) => a - b)
  const issues: Issue[] = ratingIssues(bank, ratings)
  if (ratings.length === 0)
    issues.push({ code: 'ratings-empty', message: 'there are no ratings; a round needs at least one judge' })
  if (issues.length > 0) throw new MelekError('ratings-invalid', 'no cut can be set from these ratings', issues)
  return rounds.map((round) =>
    cutOfRound(
      bank,
      round,
      ratings.filter((rating) => rating.round === round),
      options,
    ),
  )
}

function cutOfRound(
  bank: CompiledBank,
  round: number,
  ratings: readonly JudgeRating[],
  { shareAbove }: AngoffOptions,
): AngoffRound {
  const items = [...new Set(ratings.map(({ item }) => item))].map((id) => bank.itemIds.indexOf(id))
  const judges = [...new Set(ratings.map(({ judge }) => judge))]
  const sums = judges.map((judge) => {
    const own = ratings.filter((rating) => rating.judge === judge)
    return { judge, panel: own[0]?.panel, value: own.reduce((sum, { rating }) => sum + rating, 0) }
  })
  const { mean, standardError, errorCovers } = panelMean(sums)
  const thetas = sums.map(({ judge, value }) => ({ judge, cut: thetaOfScore(bank, items, value) }))
  const cut = thetaOfScore(bank, items, mean)
  const unreached = [...thetas, { judge: 'the mean', cut }].filter((judge) => judge.cut === undefined)
  if (cut === undefined || unreached.length > 0) {
    throw new MelekError(
      'ratings-invalid',
      'no cut can be set from these ratings',
      unreached.map(({ judge }) => ({
        code: 'rating-unreachable',
        message: `round ${round}, ${judge}: no theta is expected to give this sum of ratings; it lies below guessing or at the maximum`,
      })),
    )
  }
  const slope = expectedScore(bank, items, cut).slope
  return {
    round,
    rawCut: mean,
    rawStandardError: standardError,
    cut,
    standardError: standardError === undefined ? undefined : standardError / slope,
    byJudge: thetas.map(({ judge, cut: own }) => ({ judge, cut: own as number })),
    errorCovers,
    impact: shareAbove?.(cut),
  }
}

function ratingIssues(bank: CompiledBank, ratings: readonly JudgeRating[]): Issue[] {
  const issues = ratings.flatMap(({ judge, round, item, rating, line }) => {
    const index = bank.itemIds.indexOf(item)
    if (index < 0)
      return [
        {
          code: 'item-unknown',
          message: `${judge} rates "${item}", which the bank does not have`,
          item,
          ...(line === undefined ? {} : { line }),
        },
      ]
    const highest = (bank.categories[index] as number) - 1
    if (rating >= 0 && rating <= highest) return []
    const message = `round ${round}, ${judge}: a rating must be 0…${highest}, the expected score of the item, got ${rating}`
    return [{ code: 'rating-out-of-range', message, item, ...(line === undefined ? {} : { line }) }]
  })
  return [...issues, ...completenessIssues(ratings)]
}

/** In a round every judge rates every item of the round once. */
function completenessIssues(ratings: readonly JudgeRating[]): Issue[] {
  const itemsOf = new Map<number, Set<string>>()
  const counts = new Map<string, Map<string, number>>()
  for (const { judge, round, item } of ratings) {
    itemsOf.set(round, (itemsOf.get(round) ?? new Set()).add(item))
    const key = JSON.stringify([round, judge])
    const own = counts.get(key) ?? new Map<string, number>()
    own.set(item, (own.get(item) ?? 0) + 1)
    counts.set(key, own)
  }
  return [...counts].flatMap(([key, own]) => {
    const [round, judge] = JSON.parse(key) as [number, string]
    return [...(itemsOf.get(round) ?? [])].flatMap((item) => {
      const count = own.get(item) ?? 0
      if (count === 1) return []
      const what = count === 0 ? 'has no rating of' : 'rates more than once'
      return [
        {
          code: count === 0 ? 'rating-missing' : 'rating-duplicate',
          message: `round ${round}: ${judge} ${what} "${item}"`,
          item,
        },
      ]
    })
  })
}
