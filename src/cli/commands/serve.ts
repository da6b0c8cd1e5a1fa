import type { Command } from 'commander'
import { everyRule } from '../../adaptive/session/every-rule.js'
import { parseBank } from '../../bank/parse-bank-schema.js'
import { MelekError } from '../../issues/melek-error.js'
import { createPlacementTest } from '../../placement/placement-test.js'
import { systemCode } from '../../runtime/system-error.js'
import { createPlacementApp } from '../../server/placement-app.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { type Listener, listen } from '../http-listener.js'
import { optionParsers } from '../option-values.js'
import { type DocumentPaths, readPlacementDocuments } from '../placement-documents.js'
import { spoken } from '../spoken.js'
import { serveWords } from '../words/serve-words.js'

interface ServeOptions extends DocumentPaths {
  readonly port: number
  readonly host: string
}

/** `serve`: a page with a placement test, its sessions in memory, until interrupted. */
export function addServeCommand(program: Command, context: CommandContext): void {
  const words = serveWords[context.language]
  const command = program
    .command('serve')
    .description(words.description)
    .option('--bank <folder>', words.bank)
    .option('--design <file>', words.design)
    .option('--standard <file>', words.standard)
    .option('--port <n>', words.port, optionParsers(context.language).port, 8080)
    .option('--host <address>', words.host, '127.0.0.1')
    .action((options: ServeOptions) => serveCommand(options, context))
  addHelpNotes(command, context.language, { example: 'melek serve --port 8080', terms: { session: words.termSession } })
}

async function serveCommand(options: ServeOptions, context: CommandContext): Promise<void> {
  const words = serveWords[context.language]
  const documents = await readPlacementDocuments(options)
  const test = createPlacementTest({ ...documents, rules: everyRule })
  const handler = createPlacementApp({ test, provisional: parseBank(documents.bank).scale.status === 'provisional' })
  const listener = await listenOrSay(handler, options, words.portTaken(String(options.port)))
  context.terminal.say(
    words.listening(`http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${listener.port}/`),
  )
  context.terminal.say(words.memory)
  await interrupted(context.signal)
  await listener.close()
}

async function listenOrSay(
  handler: (request: Request) => Promise<Response>,
  options: ServeOptions,
  portTaken: string,
): Promise<Listener> {
  try {
    return await listen(handler, options)
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') throw spoken(new MelekError('port-in-use', portTaken))
    throw error
  }
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
