import { PassThrough, Readable } from 'node:stream'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import type { CommandContext } from '../../src/cli/command-context.js'
import { createProgram } from '../../src/cli/program.js'
import { createTerminal, type Terminal } from '../../src/cli/terminal/terminal.js'
import { packageVersion } from '../../src/runtime/package-version.js'
import { runCommand } from './run-command.js'

function contextIn(language: 'id' | 'en'): CommandContext {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const terminal: Terminal = createTerminal(stdout, stderr, {})
  const rest = { stdin: Readable.from([]), stdout, stderr, environment: {}, now: () => 0, signal: new AbortController().signal }
  return { ...rest, terminal, language, commandLine: 'melek', finish: () => undefined, complete: () => undefined }
}

/** The words that lead to every command that does something. */
function pathsOf(command: Command): string[][] {
  if (command.commands.length === 0) return [[]]
  return command.commands.flatMap((each) => pathsOf(each).map((path) => [each.name(), ...path]))
}

const programs = { id: await createProgram(contextIn('id')), en: await createProgram(contextIn('en')) }
const paths = pathsOf(programs.en)

function commandAt(language: 'id' | 'en', path: readonly string[]): Command {
  return path.reduce((command, name) => command.commands.find((each) => each.name() === name) as Command, programs[language])
}

test.each(paths.map((path) => [path.join(' '), path] as const))(
  '%s explains itself in both languages, in 80 columns, with an example',
  async (name, path) => {
    const texts = await Promise.all(
      (['id', 'en'] as const).map(async (language) => (await runCommand([...path, '--help', '--lang', language])).stdout),
    )
    expect(texts[0]).not.toBe(texts[1])
    expect(texts[0]).toContain('Contoh:')
    expect(texts[1]).toContain('Example:')
    for (const text of texts) {
      // A usage line or an example may be longer: it is there to be copied.
      const lines = text.split('\n').filter((line) => !/melek /.test(line))
      expect(lines.filter((line) => [...line].length > 80)).toEqual([])
      expect(text).toContain(`melek ${name}`)
    }
  },
)

test.each(paths.map((path) => [path.join(' '), path] as const))(
  'every option and input of %s is described in both languages',
  (_, path) => {
    const described = (language: 'id' | 'en') => {
      const command = commandAt(language, path)
      return [
        command.description(),
        ...command.options.filter(({ hidden }) => !hidden).map(({ description }) => description),
        ...command.registeredArguments.map(({ description }) => description),
      ]
    }
    expect(described('en').filter((text) => text.trim() === '')).toEqual([])
    expect(described('id').filter((text, k) => text === described('en')[k])).toEqual([])
  },
)

test('commands stand in alphabetical order', () => {
  const names = programs.en.commands.map((command) => command.name())
  expect(names).toEqual([...names].sort())
})

test('a command goes by the name it is loaded under, and is loaded alone', async () => {
  for (const { name } of programs.en.commands.map((command) => ({ name: command.name() }))) {
    const { commands } = await createProgram(contextIn('en'), ['--lang', 'en', name, 'a file'])
    expect(commands.map((command) => command.name())).toEqual([name])
  }
})

test('the version is that of the package', async () => {
  expect(await runCommand(['--version'])).toMatchObject({ code: 0, stdout: `${packageVersion}\n` })
})

test('no command at all shows the help and is misuse', async () => {
  const { code, stdout, stderr } = await runCommand([])
  expect(code).toBe(1)
  expect(stdout + stderr).toContain('Commands:')
})

test.each([
  [['scroe'], 'unknown command "scroe"', 'Did you mean score?', 'See: melek --help'],
  [
    ['score', 'r.csv', '--bank', 'b.csv', '--methd', 'eap'],
    'unknown option --methd',
    'Did you mean --method?',
    'See: melek score --help',
  ],
  [['bank', 'check'], 'the input <bank> is missing', 'See: melek bank check --help'],
  [['score', 'r.csv'], 'the option --bank <file> is required'],
  [['score', 'r.csv', '--bank'], 'the option --bank <file> needs a value'],
  [['bank', 'check', 'a', 'b'], '1 input(s) expected, got 2'],
  [['score', 'r.csv', '--bank', 'b', '--prior', '0'], 'write MEAN,SD with commas'],
  [['score', 'r.csv', '--bank', 'b', '--prior', '0,-1'], 'standard deviation must be greater than 0'],
  [['score', 'r.csv', '--bank', 'b', '--nodes', '61,6,-6'], 'LOW below HIGH'],
  [['score', 'r.csv', '--bank', 'b', '--method', 'x'], 'does not take "x"', 'wle'],
  [['score', 'r.csv', '--bank', 'b', '--interval', '95'], 'between 0 and 1'],
  [['score', 'r.csv', '--bank', 'b', '--scaling-constant', '1,7'], 'decimal point'],
] as const)('%j is refused with the repair and exit code 1', async (args, ...texts) => {
  const { code, stderr, stdout } = await runCommand(args)
  expect(code).toBe(1)
  expect(stdout).toBe('')
  for (const text of texts) expect(stderr.replaceAll(/\s+/g, ' ')).toContain(text)
})

test('refusals speak the language of the run', async () => {
  const { stderr } = await runCommand(['score', 'r.csv', '--lang', 'id'])
  expect(stderr).toContain('Galat: pilihan --bank <file> wajib disebut')
})

test('help of a command inside another is that of the inner one', async () => {
  const help = await runCommand(['help', 'bank', 'convert'])
  expect(help).toEqual(await runCommand(['bank', 'convert', '--help']))
  expect(await runCommand(['help', 'score', '--lang', 'id'])).toEqual(await runCommand(['score', '--help', '--lang', 'id']))
  expect(await runCommand(['help'])).toEqual(await runCommand(['--help']))
})

test.each([
  [['help', 'scor'], '"scor"', 'score'],
  [['help', 'bank', 'covert'], '"covert"', 'convert'],
  [['help', 'nope'], '"nope"', 'anchor, bank, calibrate'],
])('%j is an error with the names that may have been meant', async (args, named, near) => {
  const { code, stdout, stderr } = await runCommand(args)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(named)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`Did you mean ${near}`)
})

test('help shows what holds where an option is not given', async () => {
  const flat = async (name: string) => (await runCommand([name, '--help'])).stdout.replaceAll(/\s+/g, ' ')
  expect(await flat('dif')).toMatch(/--method <method>[^-]*choices: [^)]*; default: mh\)/)
  expect(await flat('drift')).toMatch(/--robust-z <z>[^-]*\(default: 1?\.?\d/)
  expect(await flat('plan')).toContain('(default: 10,15,20,30,40)')
  expect(await flat('score')).toContain('Parquet')
  expect(await flat('fit')).toMatch(/--bank <bank>[^-]*\(required\)/)
})

test('values of several options that are refused are all named at once', async () => {
  const { code, stderr } = await runCommand([
    'score',
    'r.csv',
    '--bank',
    'b.csv',
    '--prior',
    '0',
    '--nodes',
    '3',
    '--interval=95',
    '--method',
    'zz',
  ])
  expect(code).toBe(1)
  for (const option of ['--prior', '--nodes', '--interval', '--method']) expect(stderr).toContain(option)
})
