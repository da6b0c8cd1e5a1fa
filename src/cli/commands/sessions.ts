import type { Command } from 'commander'
import type { Session } from '../../adaptive/session/session.js'
import { type SessionResponse, sessionResponses } from '../../adaptive/session/session-responses.js'
import { MelekError } from '../../issues/melek-error.js'
import { numberWords } from '../../reports/number-words.js'
import { assertDistinctFiles } from '../../runtime/same-file.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { readSessions } from '../read-sessions.js'
import { spoken } from '../spoken.js'
import { sessionsWords } from '../words/sessions-words.js'
import { writeText } from '../write-text.js'

interface ExportOptions {
  readonly out: string
  readonly unfinished: boolean
}

/** `sessions export LOGS…`: adaptive sittings as a response file. */
export function addSessionsCommand(program: Command, context: CommandContext): void {
  const words = sessionsWords[context.language]
  const sessions = program.command('sessions').description(words.sessions)
  const command = sessions
    .command('export')
    .description(words.export)
    .argument('<logs...>', words.logs)
    .requiredOption('--out <file>', words.out)
    .option('--unfinished', words.unfinished, false)
    .action((paths: readonly string[], options: ExportOptions) => exportCommand(paths, options, context))
  addHelpNotes(command, context.language, {
    example: 'melek sessions export logs/*.json --out responses.csv',
    terms: { NA: words.termNa },
  })
}

async function exportCommand(
  paths: readonly string[],
  { out, unfinished }: ExportOptions,
  context: CommandContext,
): Promise<void> {
  const words = sessionsWords[context.language]
  const { count } = numberWords(context.language)
  await assertDistinctFiles(
    paths.map((path) => ({ role: 'LOGS', path })),
    [{ role: '--out', path: out }],
  )
  const all = await readSessions(paths)
  const sessions = unfinished ? all : all.filter(({ status }) => status === 'finished')
  if (sessions.length === 0) throw spoken(new MelekError('session-logs-none', words.none))
  const rows = sessions.map((session) => ({ person: session.id, responses: sessionResponses(session) }))
  const items = [...new Set(rows.flatMap(({ responses }) => [...responses.keys()]))].sort(byCodeUnit)
  const lines = [
    ['person', ...items],
    ...rows.map(({ person, responses }) => [person, ...items.map((item) => cellOf(responses.get(item)))]),
  ]
  await writeText(out, lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join(''), context)
  const terminal = out === '-' ? context.terminal.aside : context.terminal
  terminal.say(words.exported(count(sessions.length), count(items.length), count(itemsOnTrial(sessions))))
  for (const remark of remarks(all, sessions, context)) terminal.say(remark)
  if (out !== '-') context.terminal.note(words.written(out))
}

/** A category, or the code of what happened instead. */
function cellOf(response: SessionResponse | undefined): string {
  if (response === undefined) return 'NA'
  if (response.kind === 'answered') return String(response.category)
  return { omitted: 'O', 'not-reached': 'R', 'timed-out': 'T' }[response.kind]
}

function itemsOnTrial(sessions: readonly Session[]): number {
  const items = sessions.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'presented' && event.onTrial === true ? [event.item] : [])),
  )
  return new Set(items).size
}

/** What a person should know before using the file. */
function remarks(all: readonly Session[], sessions: readonly Session[], context: CommandContext): string[] {
  const words = sessionsWords[context.language]
  const { count } = numberWords(context.language)
  const banks = new Set(sessions.map(({ bank }) => `${bank.id} (${bank.scale.id ?? '–'})`))
  const ids = sessions.map(({ id }) => id)
  const simulated = sessions.filter((session) => session.simulated !== undefined)
  const repeated = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
  return [
    ...(simulated.length > 0 ? [words.simulated(count(simulated.length), count(sessions.length))] : []),
    ...(sessions.length < all.length ? [words.leftOut(count(all.length - sessions.length))] : []),
    ...(banks.size > 1 ? [words.banks([...banks].join(', '))] : []),
    ...(repeated.length > 0 ? [words.duplicates(repeated.slice(0, 5).join(', '))] : []),
  ]
}

/** RFC 4180 quoting. */
function csvCell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
