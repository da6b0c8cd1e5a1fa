// To add a command: write commands/<name>.ts with `add<Name>Command(program, context)`, its words in words/<name>-words.ts,
// and one line in `commands` below, in alphabetical order. The action is async; it throws MelekError for what the user
// must mend, calls `context.finish(code)` for an exit code other than 0, and writes through `context.terminal` only.
import { Command, CommanderError, Option } from 'commander'
import { issueText } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import type { Language } from '../reports/bilingual.js'
import { packageVersion } from '../runtime/package-version.js'
import { argumentErrorText, invalidValueTexts } from './argument-errors.js'
import { chooseLanguage } from './choose-language.js'
import type { CommandContext, Surroundings } from './command-context.js'
import { translateHelp } from './command-help.js'
import { type ExitCode, exitCodeOf, exitCodes } from './exit-code.js'
import { withHelpRequest } from './help-request.js'
import { createTerminal } from './terminal/terminal.js'
import { bulletList, wrapText } from './terminal/wrap.js'
import { coreWords } from './words/core-words.js'

/** The commands in the order of the help. Each is loaded when it is wanted: together they take longer to load than a small file to score. */
const commands: Readonly<Record<string, () => Promise<(program: Command, context: CommandContext) => void>>> = {
  anchor: async () => (await import('./commands/anchor.js')).addAnchorCommand,
  bank: async () => (await import('./commands/bank.js')).addBankCommand,
  calibrate: async () => (await import('./commands/calibrate.js')).addCalibrateCommand,
  demo: async () => (await import('./commands/demo.js')).addDemoCommand,
  dif: async () => (await import('./commands/dif.js')).addDifCommand,
  drift: async () => (await import('./commands/drift.js')).addDriftCommand,
  fit: async () => (await import('./commands/fit.js')).addFitCommand,
  gain: async () => (await import('./commands/gain.js')).addGainCommand,
  inspect: async () => (await import('./commands/inspect.js')).addInspectCommand,
  items: async () => (await import('./commands/items.js')).addItemsCommand,
  link: async () => (await import('./commands/link.js')).addLinkCommand,
  plan: async () => (await import('./commands/plan.js')).addPlanCommand,
  population: async () => (await import('./commands/population.js')).addPopulationCommand,
  score: async () => (await import('./commands/score.js')).addScoreCommand,
  serve: async () => (await import('./commands/serve.js')).addServeCommand,
  sessions: async () => (await import('./commands/sessions.js')).addSessionsCommand,
  simulate: async () => (await import('./commands/simulate.js')).addSimulateCommand,
  standard: async () => (await import('./commands/standard.js')).addStandardCommand,
  take: async () => (await import('./commands/take.js')).addTakeCommand,
  verify: async () => (await import('./commands/verify.js')).addVerifyCommand,
}

/**
 * Runs one command line to its end and tells its exit code; never throws and never exits.
 * @param args the words after `melek`
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, environment } = surroundings
  let code: ExitCode = exitCodes.done
  let isComplete = false
  const context: CommandContext = {
    ...surroundings,
    language: chooseLanguage(args, environment),
    terminal: createTerminal(stdout, stderr, environment),
    commandLine: ['melek', ...args].map(quoted).join(' '),
    finish: (next) => {
      code = Math.max(code, next) as ExitCode
    },
    complete: () => {
      isComplete = true
    },
  }
  try {
    const program = await createProgram(context, args)
    await program.parseAsync(withHelpRequest(program, args, context.language), { from: 'user' })
    if (surroundings.signal.aborted && !isComplete) throw new MelekError('interrupted', 'interrupted')
    return code
  } catch (error) {
    return reportFailure(error, context, args)
  }
}

/**
 * The whole command line as commander holds it: also what lists commands and options for documentation.
 * @param args words that may name a command, the only one that is wanted then
 */
export async function createProgram(context: CommandContext, args: readonly string[] = []): Promise<Command> {
  const words = coreWords[context.language]
  const { style } = context.terminal
  const program = new Command('melek')
  program
    .description(words.description)
    .version(packageVersion, '-V, --version', words.versionOption)
    .addOption(new Option('--lang <language>', words.langOption).choices(['id', 'en']))
    .addHelpText('after', `\n${words.moreHelp('melek help')}\n\n${wrapText(words.exitCodes, 80)}`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
      // Refusals are reported in the language of the run by reportFailure.
      outputError: () => undefined,
    })
  translateHelp(program, context.language, style.bold)
  const named = args.find((arg) => Object.hasOwn(commands, arg))
  const wanted = named === undefined ? Object.values(commands) : [commands[named]!]
  for (const add of await Promise.all(wanted.map((load) => load()))) add(program, context)
  return program
}

async function reportFailure(error: unknown, context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  if (error instanceof CommanderError) return reportRefusal(error, context, args)
  const words = coreWords[context.language]
  const { aside } = context.terminal
  const code = exitCodeOf(error)
  if (code === exitCodes.interrupted) aside.say(words.interrupted)
  else if (code === exitCodes.defect) {
    aside.say(aside.style.red(words.defect(error instanceof Error ? error.message : String(error))))
    if (context.environment.MELEK_DEBUG !== undefined && error instanceof Error) aside.print(error.stack)
  } else {
    const { head, issues } = await problemTexts(error, context.language)
    aside.say(`${aside.style.red(`${words.error}:`)} ${head}`)
    if (issues.length > 0) aside.print(bulletList(issues, context.terminal.width))
  }
  return code
}

/** What is wrong, in the language of the run: the error, and each of its issues. */
async function problemTexts(
  error: unknown,
  language: Language,
): Promise<{ readonly head: string; readonly issues: readonly string[] }> {
  if (!(error instanceof Error)) return { head: String(error), issues: [] }
  const found = isMelekError(error) ? error.issues : []
  if (language === 'id') {
    const { errorInIndonesian, issueInIndonesian } = await import('./problem-text.js')
    return { head: errorInIndonesian(error), issues: found.map(issueInIndonesian) }
  }
  // The message of an error with issues lists them below its first line.
  const [head = ''] = found.length > 0 ? error.message.split('\n') : [error.message]
  return { head, issues: found.map(issueText) }
}

/** `--help` and `--version` also arrive here, with exit code 0. */
async function reportRefusal(error: CommanderError, context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  if (error.exitCode === 0) return exitCodes.done
  // Without any command commander prints the help to standard error and calls it an error of its own.
  if (error.code === 'commander.help') return exitCodes.misuse
  const words = coreWords[context.language]
  const { aside } = context.terminal
  const { command, path } = commandNamed(await createProgram(context), args)
  const values = error.code === 'commander.invalidArgument' ? invalidValueTexts(command, args, context.language) : []
  const texts = values.length > 1 ? values : [argumentErrorText(error, context.language)]
  for (const text of texts) aside.say(`${aside.style.red(`${words.error}:`)} ${text}`)
  aside.say(words.seeHelp(path))
  return exitCodes.misuse
}

/** The command that the words name, as deep as they do: "melek bank check". */
function commandNamed(program: Command, args: readonly string[]): { readonly command: Command; readonly path: string } {
  let command = program
  const names = [program.name()]
  for (const arg of args.filter((each) => !each.startsWith('-'))) {
    const next = command.commands.find((each) => each.name() === arg)
    if (next === undefined) continue
    names.push(next.name())
    command = next
  }
  return { command, path: names.join(' ') }
}

/** An argument as a shell would need it. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`
}
