import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { bankWords } from '../words/bank-words.js'
import { addBankCheckCommand } from './bank-check.js'
import { addBankConvertCommand } from './bank-convert.js'
import { addBankNewCommand } from './bank-create.js'
import { addBankDescribeCommand } from './bank-describe.js'

/** `bank` and its sub-commands, in alphabetical order. */
export function addBankCommand(program: Command, context: CommandContext): void {
  const bank = program.command('bank').description(bankWords[context.language].bank)
  addBankCheckCommand(bank, context)
  addBankConvertCommand(bank, context)
  addBankDescribeCommand(bank, context)
  addBankNewCommand(bank, context)
}
