import type { ItemBank } from '../bank/item-bank.js'
import type { LinkResult, ScaleLink } from '../calibration/linking/link-scales.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import type { Terminal } from './terminal/terminal.js'
import { textTable } from './terminal/text-table.js'
import { linkWords } from './words/link-words.js'

/** Where a report goes: standard output, or aside. */
export type Speaker = Pick<Terminal, 'print' | 'say' | 'style' | 'width'>

/** Fewer anchors than this deserve a warning. */
const FEW_ANCHORS = 5

export interface ShownLink {
  readonly bank: ItemBank
  readonly base: ItemBank
  readonly link: ScaleLink
  readonly others: readonly ScaleLink[]
}

/** A link in words first, its figures and those of other methods after. */
export function showLink({ bank, base, link, others }: ShownLink, speaker: Speaker, language: Language): void {
  const words = linkWords[language]
  const { count, decimal } = numberWords(language)
  const { errors } = link
  const plusMinus = (value: number, error: 'slope' | 'intercept') =>
    errors.kind === 'estimated' && !(error === 'slope' && link.slopeFixed)
      ? `${decimal(value, 3)} (SE ${decimal(errors[error], 3)})`
      : decimal(value, 3)
  speaker.say(words.heading(bank.id, base.id, count(link.anchors.length), words.methods[link.method]))
  speaker.say(words.inWords(plusMinus(link.intercept, 'intercept'), plusMinus(link.slope, 'slope')))
  const intercept = `${link.intercept < 0 ? '−' : '+'} ${decimal(Math.abs(link.intercept), 6)}`
  speaker.say(words.formula(decimal(link.slope, 6), intercept))
  if (errors.kind === 'none') speaker.say(words.noErrors[errors.reason])
  else speaker.say(errors.method === 'delta' ? words.errorsDelta : words.errorsJackknife)
  if (link.anchors.length < FEW_ANCHORS) speaker.say(speaker.style.yellow(words.few(count(link.anchors.length))))
  if (others.length === 0) return
  speaker.print()
  speaker.say(words.others)
  const columns = [
    { title: words.columns.method },
    { title: words.columns.slope, align: 'right' as const },
    { title: words.columns.intercept, align: 'right' as const },
  ]
  const rows = [link, ...others].map((each) => [words.methods[each.method], decimal(each.slope, 3), decimal(each.intercept, 3)])
  speaker.print(textTable(columns, rows, speaker.width))
}

/** Why there is no link. */
export function showUnlinked(result: Exclude<LinkResult, ScaleLink>, { say, style }: Speaker, language: Language): void {
  const words = linkWords[language]
  const text =
    result.kind === 'undetermined'
      ? words.undetermined[result.reason]
      : words.notConverged(numberWords(language).count(result.iterations))
  say(style.red(text))
}
