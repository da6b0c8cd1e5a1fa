import type { PanelCut } from '../literacy/setting/panel-cut.js'
import type { Standard } from '../literacy/standard.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import type { PanelFinding } from './set-standard.js'
import type { Speaker } from './show-link.js'
import { textTable } from './terminal/text-table.js'
import { standardWords } from './words/standard-words.js'

export interface ShownCut {
  readonly level: string
  readonly file: string
  readonly finding: PanelFinding
  readonly standard: Standard
  readonly shareAbove: ((theta: number) => number) | undefined
}

/** A cut in words, then what the judges said. */
export function showCut({ level, file, finding, standard, shareAbove }: ShownCut, speaker: Speaker, language: Language): void {
  const words = standardWords[language]
  const { decimal, percent } = numberWords(language)
  const name = standard.levels.find(({ id }) => id === level)?.name[language] ?? level
  speaker.print(speaker.style.bold(words.heading(level, name, file)))
  if (finding.kind === 'none') {
    speaker.say(speaker.style.yellow(finding.text))
    return
  }
  const { cut, standardError } = finding
  speaker.say(
    standardError === undefined ? words.cutAlone(decimal(cut, 2)) : words.cut(decimal(cut, 2), decimal(standardError, 2)),
  )
  if (shareAbove !== undefined) {
    const error = standardError ?? 0
    const shares = [cut, cut + error, cut - error].map((theta) => percent(shareAbove(theta))) as [string, string, string]
    speaker.say(standardError === undefined ? words.impactAlone(shares[0]) : words.impactOf(...shares))
  }
  finding.show(speaker, language)
  speaker.print()
}

type ShownRound = PanelCut & { readonly round: number; readonly impact?: number | undefined }

/** A row a judge, a column a round; below, the cut of each round with its error and impact. */
export function showRounds(rounds: readonly ShownRound[], speaker: Speaker, language: Language): void {
  const words = standardWords[language]
  const { decimal, percent } = numberWords(language)
  const judges = [...new Set(rounds.flatMap(({ byJudge }) => byJudge.map(({ judge }) => judge)))]
  const columns = [
    { title: words.judge },
    ...rounds.map(({ round }) => ({ title: words.roundNumber(String(round)), align: 'right' as const })),
  ]
  const rows = judges.map((judge) => [
    judge,
    ...rounds.map(({ byJudge }) => {
      const own = byJudge.find((each) => each.judge === judge)
      return own === undefined ? '–' : decimal(own.cut, 2)
    }),
  ])
  const errorOf = (error: number | undefined) => (error === undefined ? '–' : decimal(error, 2))
  const below = [
    [words.cutRow, ...rounds.map(({ cut }) => decimal(cut, 2))],
    [words.errorRow, ...rounds.map(({ standardError }) => errorOf(standardError))],
    ...(rounds.some(({ impact }) => impact !== undefined)
      ? [[words.impactRow, ...rounds.map(({ impact }) => (impact === undefined ? '–' : percent(impact)))]]
      : []),
  ]
  speaker.print(textTable(columns, [...rows, ...below], speaker.width))
  const [last] = rounds.slice(-1)
  if (last !== undefined) speaker.say(words.covers[last.errorCovers])
}
