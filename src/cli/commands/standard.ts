import type { Command } from 'commander'
import type { CommandContext } from '../command-context.js'
import { standardWords } from '../words/standard-words.js'
import { addAngoffCommand } from './standard-angoff.js'
import { addBookmarkCommand } from './standard-bookmark.js'
import { addGroupsCommand } from './standard-groups.js'
import { addHofsteeCommand } from './standard-hofstee.js'

/** `standard angoff|bookmark|groups|hofstee`: cuts with their errors from what judges say. */
export function addStandardCommand(program: Command, context: CommandContext): void {
  const command = program.command('standard').description(standardWords[context.language].standard)
  addAngoffCommand(command, context)
  addBookmarkCommand(command, context)
  addGroupsCommand(command, context)
  addHofsteeCommand(command, context)
}
