import { mkdir, readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { readBank } from '../../bulk/read-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { systemCode, writeFailed } from '../../runtime/system-error.js'
import { bankScaffold } from '../bank-scaffold.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { spoken } from '../spoken.js'
import { bankWords } from '../words/bank-words.js'
import { writeText } from '../write-text.js'

interface NewOptions {
  readonly id?: string
  readonly from?: string
}

/** `bank new FOLDER`: every document of a private bank, valid from the first day. */
export function addBankNewCommand(bank: Command, context: CommandContext): void {
  const words = bankWords[context.language]
  const command = bank
    .command('new')
    .description(words.create)
    .argument('<folder>', words.folder)
    .option('--id <name>', words.bankId)
    .option('--from <bank>', words.from)
    .action((folder: string, options: NewOptions) => newBank(folder, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek bank new bank-kota --from items.csv',
    terms: { scale: words.termScale },
  })
}

async function newBank(folder: string, { id, from }: NewOptions, context: CommandContext): Promise<void> {
  const words = bankWords[context.language]
  const { terminal } = context
  const items = from === undefined ? undefined : (await readBank(from)).items
  await refuseTaken(folder, words.folderTaken(folder))
  const files = bankScaffold(id ?? basename(resolve(folder)), items, context.language)
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw writeFailed(folder, error)
  }
  for (const { name, text } of files) await writeText(join(folder, name), text, context)
  terminal.say(words.created(folder, files.map(({ name }) => name).join(', ')))
  terminal.say(words.createdNext)
  terminal.print(`  melek bank check ${folder}`)
  terminal.say(terminal.style.yellow(words.createdPrivate))
}

async function refuseTaken(folder: string, message: string): Promise<void> {
  const entries = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return []
    if (systemCode(error) === 'ENOTDIR') return [folder]
    throw writeFailed(folder, error)
  })
  if (entries.length > 0) throw spoken(new MelekError('folder-taken', message))
}
