import type { PopulationReport } from '../population/population-report.js'
import type { PopulationResult } from '../population/population-result.js'
import type { Language } from './bilingual.js'
import { numberWords } from './number-words.js'
import { populationWords } from './population-words.js'

/** The sentence to paste into a memo: share, interval, standard, and how far the target is. */
export function memoSentence(result: PopulationResult, language: Language): string {
  const words = populationWords[language]
  const { count, percent } = numberWords(language)
  const { total, standard, confidence } = result
  if (total.share === null) return words.withheldTotal
  const [low, high] = total.interval
  const size = result.roster === null ? '' : count(result.roster.size)
  const memo = words.memo(
    words.memoWho[result.estimand](count(total.n), size),
    percent(total.share),
    percent(low),
    percent(high),
    `${standard.id} ${standard.version}`,
    percent(confidence, 0),
  )
  return [memo, ...gapSentence(result, language)].join(' ')
}

function gapSentence({ total, target }: PopulationResult, language: Language): string[] {
  const words = populationWords[language]
  const { decimal, percent } = numberWords(language)
  if (total.share === null || target === null || total.gap === null) return []
  const wanted = percent(target.share, 0)
  if (total.gap.gap <= 0) return [words.memoReached(wanted, target.year)]
  const points = decimal(100 * total.gap.gap, 1)
  const { path } = total.gap
  return [
    path.kind === 'path'
      ? words.memoGap(points, wanted, target.year, decimal(100 * path.sharePerYear, 1))
      : words.memoGapNoYear(points, wanted, target.year),
  ]
}

/** What has changed since an earlier result, or why no change can be given; undefined where none was asked for. */
export function changeSentence(
  { trend, confidence }: Pick<PopulationReport, 'trend' | 'confidence'>,
  language: Language,
): string | undefined {
  if (trend === null) return undefined
  const words = populationWords[language]
  const { total } = trend
  if (total === null) return words.noChange
  const { percent } = numberWords(language)
  const points = signedPoints(language)
  const [low, high] = total.interval
  const ends = [percent(confidence, 0), points(low), points(high)] as const
  const changed = words.changed(percent(total.earlier), percent(total.later), points(total.change), ...ends)
  return low <= 0 && high >= 0 ? `${changed} ${words.unchanged}` : changed
}

/** A change of a share in points, with its sign. */
export function signedPoints(language: Language): (change: number) => string {
  const { decimal } = numberWords(language)
  return (change) => `${change > 0 ? '+' : ''}${decimal(100 * change, 1)}`
}

/** Everything that limits the use of the figures, gravest first. */
export function cautions(result: PopulationResult, language: Language, synthetic: boolean): string[] {
  const words = populationWords[language]
  return [
    ...(synthetic ? [words.synthetic] : []),
    ...(result.bank?.provisional === true ? [words.provisional] : []),
    words.noDefinition,
    ...(result.bank?.security === 'public' ? [words.publicBank] : []),
    ...(result.scale.kind === 'named' ? [] : [words.unnamedScale]),
    ...(result.groups.some((group) => group.share !== null && group.conditioning.kind === 'unconditioned')
      ? [words.unconditioned]
      : []),
    ...(withoutItemPart(result) ? [words.provisionalScores] : []),
  ]
}

/** Whether a provisional bank's errors are left out of the intervals. */
function withoutItemPart({ bank, total }: PopulationResult): boolean {
  return bank?.provisional === true && total.share !== null && total.variances.itemParameters.kind !== 'estimated'
}
