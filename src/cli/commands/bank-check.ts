import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { ItemBank } from '../../bank/item-bank.js'
import { checkBankFile } from '../../bulk/read-bank.js'
import { readJson } from '../../bulk/read-document.js'
import { type Issue, issueText } from '../../issues/issue.js'
import { type TextsAndKeys, textAndKeyIssues } from '../../placement/text-and-key-issues.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { optionParsers } from '../option-values.js'
import { issueInIndonesian } from '../problem-text.js'
import { bulletList } from '../terminal/wrap.js'
import { bankWords } from '../words/bank-words.js'

/** `bank check BANK`: every problem with item id or line and its repair, of a folder also those of its texts and keys; exit code 2 where there is any. */
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
  const beside = await documentsBeside(path)
  const textOf = context.language === 'id' ? issueInIndonesian : issueText
  const problems = [
    ...(check.kind === 'valid' ? [] : check.issues.map(textOf)),
    ...(check.kind === 'valid' ? textAndKeyIssues(check.bank, beside).map((issue) => besideText(issue, textOf(issue))) : []),
  ]
  if (check.kind === 'valid' && problems.length === 0) {
    terminal.say(words.checkGood(check.bank.id, count(check.bank.items.length), modelCounts(check.bank)))
    const languages = Object.keys(beside.content)
    if (languages.length > 0 || beside.keys !== undefined)
      terminal.say(words.checkTexts(languages.join(', '), beside.keys !== undefined))
    for (const remark of bankRemarks(check.bank, context)) terminal.say(remark)
    return
  }
  terminal.say(terminal.style.red(words.checkBad(check.path, count(problems.length))))
  terminal.print(bulletList(problems, terminal.width))
  terminal.say(words.checkNothing)
  context.finish(exitCodes.rejected)
}

/** Texts and keys of a folder; a bank in a file of its own is checked by itself. */
async function documentsBeside(path: string): Promise<TextsAndKeys> {
  if (path === '-' || !(await stat(path)).isDirectory()) return { content: {} }
  const names = (await readdir(path)).sort()
  const content: Record<string, unknown> = {}
  for (const name of names) {
    const language = /^content\.(.+)\.json$/.exec(name)?.[1]
    if (language !== undefined) content[language] = await readJson(join(path, name))
  }
  return names.includes('keys.json') ? { content, keys: await readJson(join(path, 'keys.json')) } : { content }
}

/** The document first: an item has a text in every language. */
function besideText(issue: Issue, text: string): string {
  const document = /^content\.[^.]+|^keys/.exec(issue.path ?? '')?.[0]
  return document === undefined || text.startsWith(document) ? text : `${document}.json, ${text}`
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
