import type { Session } from '../adaptive/session/session.js'
import type { CompiledBank } from '../bank/compile-bank.js'
import { numberWords } from '../reports/number-words.js'
import { reach95 } from '../reports/simulation-figures.js'
import type { CommandContext } from './command-context.js'
import { textTable } from './terminal/text-table.js'
import { demoWords } from './words/demo-words.js'

const lowest = -3
const highest = 3
const barWidth = 31

/** A finished test item by item: what was asked, what the answer was worth, and how the range narrowed. */
export function narrateTest(session: Session, bank: CompiledBank, trueTheta: number, context: CommandContext): string {
  const words = demoWords[context.language]
  const { decimal } = numberWords(context.language)
  const rows = session.events.flatMap((event) => {
    if (event.type !== 'answered' && event.type !== 'omitted') return []
    const categories = bank.categories[bank.indexOfItem.get(event.item) as number] as number
    const error = event.standardError ?? 0
    return [
      [
        String(event.step),
        event.item,
        words.of(String(event.category ?? 0), String(categories - 1)),
        `${decimal(event.theta, 2)} ± ${decimal(reach95 * error, 2)}`,
        rangeBar(event.theta, reach95 * error, trueTheta),
      ],
    ]
  })
  const columns = [
    { title: words.step, align: 'right' as const },
    { title: words.item },
    { title: words.answer },
    { title: words.estimate, align: 'right' as const },
    { title: words.range },
  ]
  return textTable(columns, rows, context.terminal.width)
}

/** `├──●──┤` on a line from −3 to 3 logits; `◆` is the true proficiency. */
function rangeBar(theta: number, reach: number, trueTheta: number): string {
  const place = (value: number) =>
    Math.round(((Math.min(highest, Math.max(lowest, value)) - lowest) / (highest - lowest)) * (barWidth - 1))
  const cells = Array.from({ length: barWidth }, () => ' ')
  for (let column = place(theta - reach); column <= place(theta + reach); column++) cells[column] = '─'
  cells[place(theta - reach)] = '├'
  cells[place(theta + reach)] = '┤'
  cells[place(trueTheta)] = '◆'
  cells[place(theta)] = '●'
  return cells.join('').trimEnd()
}
