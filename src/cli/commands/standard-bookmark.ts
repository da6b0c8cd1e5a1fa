import { type Command, Option } from 'commander'
import { readBytes } from '../../bulk/read-document.js'
import { MelekError } from '../../issues/melek-error.js'
import { type BookmarkPlace, bookmarkCuts, orderedBooklet } from '../../literacy/setting/bookmark.js'
import { readJudgeBookmarks } from '../../literacy/setting/judge-ratings.js'
import type { BookletPage, GuessingRule } from '../../literacy/setting/response-probability-location.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { optionParsers } from '../option-values.js'
import { chosenRound } from '../panel-round.js'
import { readPopulationDocuments } from '../population-input.js'
import { readAnchors } from '../read-anchors.js'
import { addStandardOptions, type StandardOptions, setStandard } from '../set-standard.js'
import { showRounds } from '../show-panel.js'
import { spoken } from '../spoken.js'
import { populationCommandWords } from '../words/population-command-words.js'
import { standardWords } from '../words/standard-words.js'
import { writeText } from '../write-text.js'

interface BookmarkCommand extends StandardOptions {
  readonly bank?: string
  readonly guessing: GuessingRule
  readonly responseProbability: number
  readonly place: BookmarkPlace
  readonly items?: string
  readonly booklet?: string
  readonly round?: number
}

/** `standard bookmark [BOOKMARKS…]`: the booklet for the judges, and one file of their bookmarks a cut. */
export function addBookmarkCommand(standard: Command, context: CommandContext): void {
  const words = standardWords[context.language]
  const parse = optionParsers(context.language)
  const command = standard.command('bookmark').description(words.bookmark).argument('[bookmarks...]', words.bookmarks)
  addStandardOptions(command, context)
    .option('--bank <bank>', words.bank)
    .addOption(new Option('--guessing <rule>', words.guessing).choices(['included', 'removed']).makeOptionMandatory())
    .option('--response-probability <p>', words.responseProbability, parse.probability, 0.67)
    .addOption(
      new Option('--place <place>', words.place)
        .choices(['last-mastered', 'between', 'first-not-mastered'])
        .default('last-mastered'),
    )
    .option('--items <file>', words.items)
    .option('--booklet <file>', words.booklet)
    .option('--round <n>', words.round, parse.positiveInteger)
    .option('--population <report.json>', words.impact)
    .action((files: readonly string[], options: BookmarkCommand) => bookmarkCommand(files, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek standard bookmark marks.csv --guessing removed --out standard.json',
    terms: { RP: words.termRp, booklet: words.termBooklet },
  })
}

async function bookmarkCommand(files: readonly string[], options: BookmarkCommand, context: CommandContext): Promise<void> {
  const words = standardWords[context.language]
  const { guessing, responseProbability: probability, place, round } = options
  if (files.length === 0 && options.booklet === undefined) throw spoken(new MelekError('bookmarks-missing', words.noBookmarks))
  const { bank } = await readPopulationDocuments(options, populationCommandWords[context.language].ownScale)
  const items = options.items === undefined ? undefined : (await readAnchors(options.items)).map(String)
  const booklet = orderedBooklet(bank, { probability, guessing, items })
  if (options.booklet !== undefined) {
    await writeText(options.booklet, bookletText(booklet), context)
    if (options.booklet !== '-') context.terminal.note(words.bookletWritten(options.booklet))
  }
  if (files.length === 0) return
  const choices = { guessing, responseProbability: probability, place }
  await setStandard({ method: 'bookmark', files, options, choices }, context, async (file, { shareAbove }) => {
    const rounds = bookmarkCuts(booklet, readJudgeBookmarks(await readBytes(file)), place)
    const told = rounds.map((each) => ({ ...each, impact: shareAbove?.(each.cut) }))
    const { found, json } = chosenRound(told, round)
    return { kind: 'cut', ...found, json, show: (speaker, language) => showRounds(told, speaker, language) }
  })
}

/** Easiest page first; ids are quoted where they need it. */
function bookletText(booklet: readonly BookletPage[]): string {
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = booklet.map(({ item, category, location }, k) => `${k + 1},${quoted(item)},${category},${location}`)
  return `${['page,item,category,location', ...rows].join('\n')}\n`
}
