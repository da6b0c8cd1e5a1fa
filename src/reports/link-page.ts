import type { AnchorPoint } from '../calibration/linking/anchor-points.js'
import type { ScaleLink } from '../calibration/linking/link-scales.js'
import { anchorScatter } from './anchor-scatter.js'
import type { Language } from './bilingual.js'
import { documentWords } from './document-words.js'
import { figureWithError, standardErrorNote } from './figure-with-error.js'
import { linkPageWords } from './link-page-words.js'
import { element, escaped } from './markup.js'
import { numberWords } from './number-words.js'
import { note, pageShell, section, tableOf } from './page-shell.js'
import { cautionBox, originSection, type StudyOrigin } from './study-origin.js'

export interface LinkPage {
  readonly link: ScaleLink
  /** By other methods, to compare. */
  readonly others: readonly ScaleLink[]
  readonly points: readonly AnchorPoint[]
  /** Names of the bank that is moved and of the base, and the scale of the base. */
  readonly banks: { readonly own: string; readonly base: string; readonly scaleId: string | null }
  /** Scores of the moved bank as scores of the base, where they were asked for. */
  readonly equated?: EquatedScores | undefined
  readonly origin: StudyOrigin
  readonly language: Language
}

/** A table of equated scores in the language of the page. */
export interface EquatedScores {
  /** What is equated, and in which population. */
  readonly notes: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const fewAnchors = 5

/** The page about a link: one self-contained HTML file that needs no script. */
export function linkPage(page: LinkPage): string {
  const { link, points, banks, origin, language } = page
  const words = linkPageWords[language]
  const { count, decimal } = numberWords(language)
  const warnings = [
    ...(link.anchors.length < fewAnchors ? [words.few] : []),
    ...(link.errors.kind === 'none' ? [words.noErrors] : []),
  ]
  const memo = words.memo(
    banks.own,
    banks.base,
    decimal(link.slope, 3),
    signed(link.intercept, language),
    count(link.anchors.length),
  )
  const scatter = anchorScatter(points, {
    description: `${words.picture}. ${memo}`,
    ownLabel: words.own(banks.own),
    baseLabel: words.base(banks.base),
    number: (value) => decimal(value, 1),
    link,
  })
  return pageShell({
    language,
    title: words.title,
    body: [
      element('h1', {}, escaped(words.title)),
      element('p', { class: 'memo' }, escaped(memo)),
      ...cautionBox(warnings, origin, language),
      section(words.picture, scatter, note(words.pictureNote)),
      methodSection(page),
      pointSection(page),
      ...equatedSection(page),
      originSection(origin, language, [[words.scale, banks.scaleId ?? words.unnamed]]),
    ],
  })
}

function equatedSection({ equated, language }: LinkPage): string[] {
  if (equated === undefined) return []
  const title = linkPageWords[language].equated
  return [section(title, tableOf(title, equated.header, equated.rows), ...equated.notes.map(note))]
}

/** "+ 0.25" or "− 0.25", never broken between lines. */
export function signed(value: number, language: Language): string {
  return `${value < 0 ? '−' : '+'}\u00a0${numberWords(language).decimal(Math.abs(value), 3)}`
}

function methodSection({ link, others, language }: LinkPage): string {
  const words = linkPageWords[language]
  const links = [link, ...others]
  const rows = links.map(({ method, slope, slopeFixed, intercept, errors }) => {
    const known = errors.kind === 'estimated' ? errors : undefined
    return [
      documentWords[language].codes[method] ?? method,
      figureWithError(slope, slopeFixed ? undefined : known?.slope, 3, language),
      figureWithError(intercept, known?.intercept, 3, language),
    ]
  })
  const known = links.some(({ errors }) => errors.kind === 'estimated')
  const table = tableOf(words.methods, [words.method, 'A', 'B'], rows)
  return section(words.methods, table, ...(known ? [note(standardErrorNote[language])] : []))
}

function pointSection({ link, points, language }: LinkPage): string {
  const words = linkPageWords[language]
  const { decimal } = numberWords(language)
  const rows = points.map(({ item, location, baseLocation }) => {
    const moved = link.slope * location + link.intercept
    return [item, decimal(location, 3), decimal(moved, 3), decimal(baseLocation, 3), decimal(moved - baseLocation, 3)]
  })
  return section(words.table, tableOf(words.table, [words.item, words.before, words.after, words.held, words.difference], rows))
}
