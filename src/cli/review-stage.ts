import type { RawAnswer } from '../bank/answer-keys.js'
import type { PresentedItem } from '../placement/placement-test.js'
import type { CommandContext } from './command-context.js'
import { wrapText } from './terminal/wrap.js'
import { takeWords } from './words/take-words.js'

/** An item of a stage that is open for review. */
export interface ReviewEntry {
  readonly item: PresentedItem
  /** Number of the item in the test, as it was shown. */
  readonly step: string
  readonly answer: RawAnswer | undefined
}

/** Shows the answers of a stage and asks which one to change. @returns the item to ask again; `pause` also where the input ends */
export async function reviewStage(
  entries: readonly ReviewEntry[],
  lines: AsyncIterator<string>,
  { terminal, stdout, language }: CommandContext,
): Promise<PresentedItem | 'go-on' | 'pause'> {
  const words = takeWords[language]
  terminal.print()
  terminal.print(terminal.style.bold(words.review))
  for (const { item, step, answer } of entries) {
    terminal.print(wrapText(`${step}. ${item.stem}`, terminal.width, '   '))
    terminal.print(wrapText(`   → ${answerText(answer) ?? words.skipped}`, terminal.width, '     '))
  }
  for (;;) {
    stdout.write(`${words.promptReview}: `)
    const line = await lines.next()
    const typed = line.done === true ? 'q' : line.value.trim().toLowerCase()
    if (typed === '') return 'go-on'
    if (typed === 'q') return 'pause'
    const chosen = entries.find(({ step }) => step === typed)
    if (chosen !== undefined) return chosen.item
    terminal.say(words.unclearReview(entries.map(({ step }) => step).join(', ')))
  }
}

/** An answer as it would be typed; undefined where there is none. */
function answerText(answer: RawAnswer | undefined): string | undefined {
  if (answer === undefined || 'omitted' in answer || 'timedOut' in answer) return undefined
  if ('choice' in answer) return answer.choice
  if ('choices' in answer) return answer.choices.join(' ')
  if ('order' in answer) return answer.order.join(' ')
  return Object.entries(answer.pairs)
    .map(([left, right]) => `${left}=${right}`)
    .join(' ')
}
