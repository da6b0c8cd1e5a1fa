import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { JudgeBookmark } from './judge-ratings.js'
import { type PanelCut, panelMean } from './panel-cut.js'
import { type BookletPage, type GuessingRule, responseProbabilityLocation } from './response-probability-location.js'

export interface BookletRule {
  /** Default 0.67. */
  readonly probability?: number | undefined
  readonly guessing: GuessingRule
  /** Ids of the items in the booklet; default: all of the bank. */
  readonly items?: readonly string[] | undefined
}

/**
 * An ordered item booklet: one page for each category above the lowest of each item, easiest first; pages of one location by item id.
 * @throws MelekError `bookmark-invalid` with every item that has no location or is not in the bank
 * @source Mitzel, Lewis, Patz & Green (2001), in Cizek (ed.), Setting Performance Standards
 */
export function orderedBooklet(bank: CompiledBank, rule: BookletRule): BookletPage[] {
  const { probability = 0.67, guessing, items = bank.itemIds } = rule
  const issues: Issue[] = []
  if (!(probability > 0 && probability < 1))
    issues.push({ code: 'bookmark-probability', message: `a response probability must lie between 0 and 1, got ${probability}` })
  const pages: BookletPage[] = []
  for (const id of items) {
    const item = bank.itemIds.indexOf(id)
    if (item < 0) {
      issues.push({ code: 'item-unknown', message: `the bank has no item "${id}"`, item: id })
      continue
    }
    for (let category = 1; category < (bank.categories[item] as number); category++) {
      const found = responseProbabilityLocation(bank, item, category, { probability, guessing })
      if (found.kind === 'location') pages.push({ item: id, category, location: found.theta })
      else if (!issues.some((issue) => issue.item === id)) issues.push(found.issue)
    }
  }
  if (issues.length > 0) throw new MelekError('bookmark-invalid', 'the booklet cannot be made', issues)
  return pages.sort((a, b) => a.location - b.location || (a.item < b.item ? -1 : a.item > b.item ? 1 : a.category - b.category))
}

/** Which theta a bookmark stands for: that of the last page mastered, of the first not mastered, or the middle of the two. */
export type BookmarkPlace = 'last-mastered' | 'between' | 'first-not-mastered'

export interface BookmarkRound extends PanelCut {
  readonly round: number
  /** Median over the judges, logits: less moved by one of them. */
  readonly median: number
  readonly place: BookmarkPlace
}

/**
 * Bookmark: every judge puts a mark at the first page that a person who is just proficient does not master.
 * @throws MelekError `bookmark-invalid` with every page that is none of the booklet's, leaves nothing to take the cut from, or is the
 *   second of a judge in a round
 * @source Mitzel et al. (2001) for the last page mastered; Reckase (2006), Educ. Meas. 25(2), 4–18, on the choice of place
 */
export function bookmarkCuts(
  booklet: readonly BookletPage[],
  bookmarks: readonly JudgeBookmark[],
  place: BookmarkPlace = 'last-mastered',
): BookmarkRound[] {
  const issues = bookmarkIssues(booklet, bookmarks, place)
  if (issues.length > 0) throw new MelekError('bookmark-invalid', 'no cut can be set from these bookmarks', issues)
  const rounds = [...new Set(bookmarks.map(({ round }) => round))].sort((a, b) => a - b)
  return rounds.map((round) => {
    const values = bookmarks
      .filter((bookmark) => bookmark.round === round)
      .map(({ judge, panel, page }) => ({ judge, panel, value: thetaOfPage(booklet, page, place) }))
    const { mean, standardError, errorCovers } = panelMean(values)
    const byJudge = values.map(({ judge, value }) => ({ judge, cut: value }))
    return { round, cut: mean, median: medianOf(values.map(({ value }) => value)), standardError, byJudge, errorCovers, place }
  })
}

function thetaOfPage(booklet: readonly BookletPage[], page: number, place: BookmarkPlace): number {
  const last = booklet[page - 2]?.location as number
  const first = booklet[page - 1]?.location as number
  return place === 'last-mastered' ? last : place === 'first-not-mastered' ? first : (last + first) / 2
}

function bookmarkIssues(booklet: readonly BookletPage[], bookmarks: readonly JudgeBookmark[], place: BookmarkPlace): Issue[] {
  if (bookmarks.length === 0)
    return [{ code: 'ratings-empty', message: 'there are no bookmarks; a round needs at least one judge' }]
  const lowest = place === 'first-not-mastered' ? 1 : 2
  const highest = place === 'last-mastered' ? booklet.length + 1 : booklet.length
  const seen = new Set<string>()
  return bookmarks.flatMap(({ judge, round, page, line }) => {
    const found: Issue[] = []
    const at = line === undefined ? {} : { line }
    if (!(Number.isInteger(page) && page >= lowest && page <= highest)) {
      const message = `round ${round}, ${judge}: a bookmark must be a page ${lowest}…${highest} for a cut "${place}", got ${page}`
      found.push({ code: 'bookmark-page', message, ...at })
    }
    const key = JSON.stringify([round, judge])
    if (seen.has(key))
      found.push({ code: 'rating-duplicate', message: `round ${round}: ${judge} has two bookmarks; keep one`, ...at })
    seen.add(key)
    return found
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
