import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import {
  comparisonRows,
  differenceRows,
  figureRows,
  simulationCautions,
  simulationMemo,
  thetaRows,
} from '../reports/simulation-figures.js'
import { populationText, type SimulationOrigin } from '../reports/simulation-page.js'
import { simulationWords } from '../reports/simulation-words.js'
import type { DesignOutcome } from '../simulation/compare-designs.js'
import type { Terminal } from './terminal/terminal.js'
import { textTable } from './terminal/text-table.js'

type Speaker = Pick<Terminal, 'print' | 'say' | 'style'> & { readonly width: number }

/** Prints a rehearsal: the memo first, then every figure with its Monte-Carlo error, then what limits their use. */
export function showSimulation(
  terminal: Speaker,
  outcomes: readonly DesignOutcome[],
  origin: SimulationOrigin,
  language: Language,
): void {
  const words = simulationWords[language]
  for (const { name, summary } of outcomes) {
    if (outcomes.length > 1) terminal.print(terminal.style.bold(`${words.design}: ${name}`))
    terminal.say(terminal.style.bold(simulationMemo(summary, origin.source, language)))
    terminal.print()
    const figures = [{ title: words.figure }, { title: words.value, align: 'right' as const }]
    terminal.print(textTable(figures, figureRows(summary, language), terminal.width))
    terminal.print()
    const { header, rows } = thetaRows(summary, language)
    // The full name of the first column would be cut off on a narrow screen.
    const columns = [words.thetaShort, ...header.slice(1)].map((title) => ({ title, align: 'right' as const }))
    if (rows.length > 0) terminal.print(textTable(columns, rows, terminal.width))
    terminal.print()
  }
  if (outcomes.length > 1) showComparison(terminal, outcomes, language)
  terminal.say(words.errorNote)
  terminal.say(`${words.population}: ${populationText(origin.source, outcomes[0]?.summary.tests ?? 0, language)}`)
  const { bank } = origin
  const { count } = numberWords(language)
  terminal.say(`${words.bank}: ${words.bankText(bank.id, bank.version, count(bank.items))}`)
  terminal.say(`${words.seed}: ${origin.seed}`)
  const cautions = simulationCautions({ source: origin.source, provisional: bank.provisional }, language)
  for (const text of cautions) terminal.say(`! ${text}`)
}

function showComparison(terminal: Speaker, outcomes: readonly DesignOutcome[], language: Language): void {
  const words = simulationWords[language]
  const table = ({ header, rows }: ReturnType<typeof comparisonRows>) => {
    const columns = header.map((title, c) => ({ title, ...(c === 0 ? {} : { align: 'right' as const }) }))
    terminal.print(textTable(columns, rows, terminal.width))
    terminal.print()
  }
  terminal.print(terminal.style.bold(words.comparison))
  outcomes.forEach(({ name }, place) => {
    terminal.print(`${place + 1}  ${name}`)
  })
  terminal.print()
  table(comparisonRows(outcomes, language, true))
  terminal.print(terminal.style.bold(words.differences))
  table(differenceRows(outcomes, language))
  terminal.say(words.comparisonNote)
  terminal.print()
}
