import type { Command } from 'commander'
import { readBytes } from '../../bulk/read-document.js'
import { contrastingGroupsCut } from '../../literacy/setting/contrasting-groups.js'
import { readJudgedPersons } from '../../literacy/setting/judged-persons.js'
import { numberWords } from '../../reports/number-words.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { addStandardOptions, type StandardOptions, setStandard } from '../set-standard.js'
import { standardWords } from '../words/standard-words.js'

/** `standard groups PERSONS…`: one file of judged persons a cut. */
export function addGroupsCommand(standard: Command, context: CommandContext): void {
  const words = standardWords[context.language]
  const command = standard.command('groups').description(words.groups).argument('<persons...>', words.persons)
  addStandardOptions(command, context)
    .option('--population <report.json>', words.impact)
    .action((files: readonly string[], options: StandardOptions) => groupsCommand(files, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek standard groups judged.csv --out standard.json',
    terms: { proficient: words.termProficient },
  })
}

function groupsCommand(files: readonly string[], options: StandardOptions, context: CommandContext): Promise<void> {
  const words = standardWords[context.language]
  const { count, decimal } = numberWords(context.language)
  return setStandard({ method: 'groups', files, options }, context, async (file) => {
    const { persons, leftOut } = readJudgedPersons(await readBytes(file))
    if (leftOut.notJudged + leftOut.withoutTheta > 0)
      context.terminal.note(words.leftOut(count(leftOut.notJudged), count(leftOut.withoutTheta)))
    const found = contrastingGroupsCut(persons)
    const json = { ...found, persons: persons.length, leftOut }
    if (found.kind === 'separated')
      return { kind: 'none', json, text: words.separated(decimal(found.low, 2), decimal(found.high, 2)) }
    if (found.kind === 'unrelated') return { kind: 'none', json, text: words.unrelated }
    const proficient = persons.filter((person) => person.proficient).length
    return {
      kind: 'cut',
      cut: found.cut,
      standardError: found.standardError,
      about: { persons: persons.length, errorCovers: 'persons' },
      json,
      show: (speaker) => speaker.say(words.judged(count(persons.length), count(proficient))),
    }
  })
}
