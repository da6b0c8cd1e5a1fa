import type { PopulationReport } from '../population/population-report.js'
import type { GroupShare, PopulationResult } from '../population/population-result.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import { excessSentence } from '../reports/population-method.js'
import { pillarName } from '../reports/population-pillars.js'
import { cautions, changeSentence, memoSentence } from '../reports/population-sentences.js'
import { populationWords } from '../reports/population-words.js'
import type { Terminal } from './terminal/terminal.js'
import { populationCommandWords } from './words/population-command-words.js'

export interface PopulationView {
  readonly language: Language
  readonly synthetic: boolean
}

/** Prints shares: the memo first, the picture of the groups against the target, then what limits their use. */
export function showPopulation(
  terminal: Pick<Terminal, 'print' | 'say' | 'style'> & { readonly width?: number },
  result: PopulationResult & Pick<PopulationReport, 'trend'>,
  view: PopulationView,
): void {
  terminal.say(terminal.style.bold(memoSentence(result, view.language)))
  const change = changeSentence(result, view.language)
  if (change !== undefined) terminal.say(change)
  terminal.print()
  for (const line of sharePicture(result, view.language, terminal.width ?? 80)) terminal.print(line)
  terminal.print()
  for (const line of pillarLines(result, view.language)) terminal.say(line)
  const excess =
    result.total.share === null ? undefined : excessSentence(result.total.imputation, result.confidence, view.language)
  if (excess !== undefined) terminal.say(excess)
  for (const text of cautions(result, view.language, view.synthetic)) terminal.say(`! ${text}`)
}

/** Pillars with a share of their own, or that none has one. */
function pillarLines({ pillars }: PopulationResult, language: Language): string[] {
  if (pillars === null) return []
  const words = populationWords[language]
  const { percent } = numberWords(language)
  const shown = pillars.pillars.flatMap(({ pillar, total }) =>
    total === null || total.share === null ? [] : [`${pillarName(pillar, language)} ${percent(total.share)}`],
  )
  return [shown.length === 0 ? words.pillarsNone : `${words.pillars}: ${shown.join('; ')}`]
}

const nameWidth = 31
const figureWidth = 7

/**
 * Shares as dots with their intervals on a line from 0 to 100 %, the target as a bar across all rows.
 * `├──●──┤` is a share with its interval; `│` the target.
 */
export function sharePicture(result: PopulationResult, language: Language, width: number): string[] {
  const words = populationWords[language]
  const { percent } = numberWords(language)
  const axis = Math.max(20, Math.min(width, 80) - nameWidth - figureWidth - 2)
  const target = result.target === null ? undefined : place(result.target.share, axis)
  const rows: readonly GroupShare[] = [...result.groups, { ...result.total, name: words.total }]
  const lines = rows.map((group) => {
    const name = clipped(`${group.name} (${numberWords(language).count(group.n)})`, nameWidth - 1).padEnd(nameWidth)
    if (group.share === null) return `${name}${clipped(words.withheld[group.withheld], axis + figureWidth)}`
    return `${name}${shareLine(group.share, group.interval, axis, target)} ${percent(group.share).padStart(figureWidth)}`
  })
  const scale = `${' '.repeat(nameWidth)}${axisLine(axis, target, (share) => percent(share, 0))}`
  const legend =
    result.target === null
      ? []
      : [
          `${' '.repeat(nameWidth)}│ ${words.targetLabel(percent(result.target.share, 0), result.target.year)} · ● ${populationCommandWords[language].share.toLowerCase()} · ├─┤ ${populationCommandWords[language].interval.toLowerCase()}`,
        ]
  return [...lines, scale, ...legend]
}

function place(share: number, axis: number): number {
  return Math.round(share * (axis - 1))
}

function shareLine(share: number, [low, high]: readonly [number, number], axis: number, target: number | undefined): string {
  const cells: string[] = Array.from({ length: axis }, (_, column) => (column === target ? '│' : ' '))
  for (let column = place(low, axis); column <= place(high, axis); column++) cells[column] = '─'
  cells[place(low, axis)] = '├'
  cells[place(high, axis)] = '┤'
  cells[place(share, axis)] = '●'
  return cells.join('')
}

function axisLine(axis: number, target: number | undefined, percent: (share: number) => string): string {
  const cells: string[] = Array.from({ length: axis + 3 }, (_, column) => (column === target ? '│' : ' '))
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const text = percent(share)
    const start = Math.max(0, place(share, axis) - Math.floor(text.length / 2))
    for (let i = 0; i < text.length; i++) cells[start + i] = text[i] as string
  }
  return cells.join('').trimEnd()
}

function clipped(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`
}
