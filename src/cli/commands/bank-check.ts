import type { Command } from 'commander'
import type { ItemBank } from '../../bank/item-bank.js'
import { checkBankFile } from '../../bulk/read-bank.js'
import { issueText } from '../../issues/issue.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { bulletList } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'

/** `bank check BANK`: every problem with item id or line and its repair; exit code 2 where there is any. */
export function addBankCheckCommand(bank: Command, context: CommandContext): void {
  const words = bankWords[context.language]
  const command = bank
    .command('check')
    .description(words.check)
    .argument('<bank>', words.bankArgument)
    .option('--scaling-constant <D>', words.scalingConstant, optionParsers(context.language).positiveNumber)
    .action(async (path: string, options: { scalingConstant?: number }) =>
      checkBankCommand(path, options.scalingConstant, context),
    )
  addHelpNotes(command, context.language, { example: 'melek bank check items.csv', terms: { model: words.termModel } })
}

async function checkBankCommand(path: string, scalingConstant: number | undefined, context: CommandContext): Promise<void> {
  const words = bankWords[context.language]
  const { terminal } = context
  const check = await checkBankFile(path, { scalingConstant })
  const { count } = numberWords(context.language)
  if (check.kind === 'valid') {
    terminal.say(words.checkGood(check.bank.id, count(check.bank.items.length), modelCounts(check.bank)))
    for (const remark of bankRemarks(check.bank, context)) terminal.say(remark)
    return
  }
  terminal.say(terminal.style.red(words.checkBad(check.path, count(check.issues.length))))
  terminal.print(bulletList(check.issues.map(issueText), terminal.width))
  terminal.say(words.checkNothing)
  context.finish(exitCodes.rejected)
}

/** "12 3pl, 4 grm", the most frequent first. */
export function modelCounts(bank: ItemBank): string {
  const counts = new Map<string, number>()
  for (const { model } of bank.items) counts.set(model, (counts.get(model) ?? 0) + 1)
  return [...counts]
    .sort((left, right) => right[1] - left[1])
    .map(([model, count]) => `${count} ${model}`)
    .join(', ')
}

/** What every reader of this bank's results must know. */
export function bankRemarks(bank: ItemBank, context: CommandContext): string[] {
  const words = bankWords[context.language]
  return [
    ...(bank.scale.id === null ? [words.unnamedScale] : []),
    ...(bank.scale.status === 'provisional' ? [words.provisional] : []),
    ...(bank.security === 'public' ? [words.publicBank] : []),
  ]
}
