import type { AnchorDrift, DriftResult } from '../calibration/drift/anchor-drift.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import { type Speaker, showUnlinked } from './show-link.js'
import { textTable } from './terminal/text-table.js'
import { bulletList } from './terminal/wrap.js'
import { driftWords } from './words/drift-words.js'

/** Share of flagged anchors from which the others hardly carry a link. @source Huynh & Meyer (2010): drop a fifth at most */
const MANY_FLAGGED = 0.2

/**
 * What has changed in words, then the figures of every anchor.
 * @param kept file that the anchors without change are written to, where there is one
 */
export function showDrift(result: DriftResult, speaker: Speaker, language: Language, kept?: string): void {
  const words = driftWords[language]
  const { count, decimal, percent } = numberWords(language)
  const flagged = result.anchors.filter((anchor) => anchor.flagged)
  const total = count(result.anchors.length)
  if (flagged.length === 0) speaker.say(words.none(total))
  else {
    speaker.say(words.some(count(flagged.length), total))
    speaker.print(
      bulletList(
        flagged.map((anchor) => changeText(anchor, language)),
        speaker.width,
      ),
    )
    speaker.say(kept === undefined ? words.advice : words.adviceKept(kept))
  }
  if (result.flaggedShare > MANY_FLAGGED) speaker.say(speaker.style.yellow(words.many(percent(result.flaggedShare, 0))))
  const { link } = result
  if (link.kind !== 'linked') showUnlinked(link, speaker, language)
  else {
    const intercept = `${link.intercept < 0 ? '−' : '+'} ${decimal(Math.abs(link.intercept), 3)}`
    speaker.say(words.link(decimal(link.slope, 3), intercept, count(link.anchors.length)))
  }
  speaker.print()
  speaker.print(driftTable(result, speaker.width, language))
}

/** What mainly happened to an item: its difficulty, its discrimination, or neither that can be named. */
function changeText({ item, line, rmsd }: AnchorDrift, language: Language): string {
  const words = driftWords[language]
  const { decimal } = numberWords(language)
  if (line === undefined) return words.curve(item, decimal(rmsd, 3))
  if (Math.abs(line.slopeZ) > Math.abs(line.locationZ)) return words.otherwise(item, decimal(line.slopeRatio, 2))
  const shift = decimal(Math.abs(line.locationShift), 2)
  return line.locationShift < 0 ? words.easier(item, shift) : words.harder(item, shift)
}

function driftTable({ anchors }: DriftResult, width: number, language: Language): string {
  const words = driftWords[language]
  const { decimal } = numberWords(language)
  const { item, flagged, ...figures } = words.columns
  const columns = [
    { title: item },
    ...Object.values(figures).map((title) => ({ title, align: 'right' as const })),
    { title: flagged },
  ]
  const shown = (value: number | undefined, digits: number) => (value === undefined ? '' : decimal(value, digits))
  const rows = anchors.map(({ item: id, line, rmsd, flagged: isFlagged }) => [
    id,
    shown(line?.locationShift, 2),
    shown(line?.slopeRatio, 2),
    shown(line?.locationZ, 1),
    shown(line?.slopeZ, 1),
    decimal(rmsd, 3),
    isFlagged ? words.flagged : '',
  ])
  return textTable(columns, rows, width)
}
