import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/program.js'
import { nineModelTable, wideCsv } from '../bulk/nine-models.js'
import { scoresIn, scoresOf } from '../bulk/read-scores-of.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const items = 'item,model,a,b\nA1,2pl,1,0\nA2,2pl,1.2,0.5\nA3,2pl,0.8,-0.5\n'
const standard = JSON.stringify({
  format: 'melek-standard/1',
  id: 's',
  version: '1',
  scaleId: null,
  levels: [
    { id: '1', from: null, name: { id: 'Rendah', en: 'Low' } },
    { id: '2', from: 0, name: { id: 'Tinggi', en: 'High' } },
  ],
  targetLevel: '2',
})

/** A folder with an item table of three items and a response file. */
function withResponses(responses: string | Uint8Array): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), items)
  writeFileSync(path('r.csv'), responses)
  return path
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')

test('scores go to standard output and what people are told goes aside', async () => {
  const path = withResponses('person,A1,A2,A3\np1,1,0,1\np2,0,0,1\n')
  const { code, stdout, stderr } = await runCommand(['score', path('r.csv'), '--bank', path('items.csv')])
  expect(code).toBe(0)
  expect(scoresOf(stdout).map(({ person }) => person)).toEqual(['p1', 'p2'])
  expect(stderr).toContain('2 persons scored')
})

test('with --out the report begins with people and ends with files', async () => {
  const path = withResponses('person,A1,A2,A3\np1,1,0,1\np2,0,0,1\n')
  writeFileSync(path('standard.json'), standard)
  const { stdout, stderr } = await runCommand([
    'score',
    path('r.csv'),
    '--bank',
    path('items.csv'),
    '--standard',
    path('standard.json'),
    '--out',
    path('s.csv'),
  ])
  expect(stderr).toBe('')
  const lines = stdout.split('\n')
  expect(lines[0]).toContain('2 persons scored')
  expect(flat(stdout)).toMatch(/Mean proficiency .* each person ± /)
  expect(flat(stdout)).toMatch(/1 Low \d+ .* 2 High \d+ /)
  expect(flat(stdout)).toContain('scale is unnamed')
  expect(flat(stdout)).toContain('melek population')
  expect(flat(stdout)).toContain(`Scores: ${path('s.csv')}, passport: ${path('s.csv.meta.json')}.`)
  expect(scoresIn(path('s.csv'))[0]).toHaveProperty('p_target')
})

test('a provisional, public bank says so', async () => {
  const path = withResponses('person,S1-001,S1-002\np1,1,0\n')
  const bank = new URL('../../item-banks/asn-digital-literacy/bank.json', import.meta.url).pathname
  const { stdout } = await runCommand(['score', path('r.csv'), '--bank', bank, '--out', path('s.csv')])
  expect(flat(stdout)).toContain('parameters are provisional')
  expect(flat(stdout)).toContain('bank is public')
})

test('a terminal gets a table of the first persons instead of a flood', async () => {
  const path = withResponses(`person,A1,A2,A3\n${Array.from({ length: 50 }, (_, p) => `person ${p},1,0,1\n`).join('')}`)
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  const code = await run(['score', path('r.csv'), '--bank', path('items.csv')], {
    stdin: Readable.from([]),
    stdout,
    stderr: new PassThrough(),
    environment: { MELEK_LANG: 'en', NO_COLOR: '1' },
    now: () => 0,
    signal: new AbortController().signal,
  })
  const text = String(stdout.read())
  expect(code).toBe(0)
  expect(text).toContain('The first 10 persons')
  expect(text).toContain('person 9 ')
  expect(text).not.toContain('person 10 ')
})

test('standard input may be compressed, and NDJSON comes out on request', async () => {
  const path = temporaryFolder()
  writeFileSync(path('nine.csv'), nineModelTable)
  const args = ['score', '-', '--bank', path('nine.csv'), '--ignore', 'unit', '--format', 'ndjson', '--out', '-']
  const { code, stdout } = await runCommand(args, { input: gzipSync(wideCsv(3)) })
  expect(code).toBe(0)
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).person),
  ).toEqual(['P1', 'P2', 'P3'])
})

test('--excel id writes what an Indonesian spreadsheet reads', async () => {
  const path = withResponses('person,A1,A2,A3\n198503142010121001,1,0,1\n')
  await runCommand(['score', path('r.csv'), '--bank', path('items.csv'), '--excel', 'id', '--out', path('s.csv')])
  expect(readFileSync(path('s.csv'), 'utf8')).toMatch(/^\uFEFFperson;theta;[^\r]*\r\n"=""198503142010121001""";0,2276724844;/)
})

test('--key scores raw answers, and an undeclared letter is refused, not wrong', async () => {
  const path = withResponses('person,A1,A2,A3\np1,C,a,B\np2,C,X,B\n')
  writeFileSync(path('key.csv'), 'item,key\nA1,C\nA2,A\nA3,D\n')
  const args = ['score', path('r.csv'), '--bank', path('items.csv'), '--key', path('key.csv'), '--out', path('s.csv')]
  const { code, stdout } = await runCommand(args)
  expect(code).toBe(2)
  expect(stdout).toMatch(/line 3: item "A2": .*"X"/)
  const plain = await runCommand(['score', '-', '--bank', path('items.csv')], { input: 'person,A1,A2,A3\np1,1,1,0\n' })
  expect(scoresIn(path('s.csv'))).toEqual(scoresOf(plain.stdout))
})

test('--plausible-values, --condition and --person-fit add their columns, and the report says what was drawn', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, p) => `p${p},${p % 2 === 0 ? 'A' : 'B'},x,${p % 2},${p % 3 === 0 ? 1 : 0},${p % 5 === 0 ? 1 : 0}\n`,
  )
  const path = withResponses(`person,agency,grade,A1,A2,A3\n${rows.join('')}`)
  const drawn = ['--plausible-values', '2', '--seed', 'sitting 1', '--condition', 'agency, grade', '--person-fit']
  const { code, stdout } = await runCommand([
    'score',
    path('r.csv'),
    '--bank',
    path('items.csv'),
    ...drawn,
    '--out',
    path('s.csv'),
  ])
  expect(code).toBe(0)
  expect(flat(stdout)).toContain('2 plausible values a person, seed "sitting 1".')
  expect(flat(stdout)).toContain('drawn under 2 groups of agency, grade.')
  expect(flat(stdout)).toContain('lz_star holds for fixed forms; of an adaptive test it has another distribution')
  expect(Object.keys(scoresIn(path('s.csv'))[0]!).slice(5)).toEqual(['pv1', 'pv2', 'lz_star', 'agency', 'grade'])
  const without = await runCommand(['score', path('r.csv'), '--bank', path('items.csv'), '--plausible-values', '2'])
  expect([without.code, flat(without.stderr)]).toEqual([1, expect.stringContaining('seed')])
})

test('--table writes raw score to theta, and needs no responses', async () => {
  const path = withResponses('')
  const { code, stdout } = await runCommand(['score', '--bank', path('items.csv'), '--table'])
  expect(code).toBe(0)
  expect(stdout.split('\n').map((line) => line.split(',')[0])).toEqual(['raw_score', '0', '1', '2', '3', ''])
})

test('--table refuses by name whatever does nothing beside it', async () => {
  const path = withResponses('')
  const { code, stdout, stderr } = await runCommand([
    ...['score', '--bank', path('items.csv'), '--table', '--method', 'mle', '--interval', '0.9', '--no-duplicate-check'],
  ])
  expect([code, stdout]).toEqual([1, ''])
  for (const option of ['--method', '--interval', '--no-duplicate-check'])
    expect(flat(stderr)).toContain(`${option} does nothing with --table`)
  expect((await runCommand(['score', '--bank', path('items.csv'), '--table', '--method', 'eapsum'])).code).toBe(0)
})

test('without a response file and without --table the command says what it needs', async () => {
  const path = withResponses('')
  const { code, stderr } = await runCommand(['score', '--bank', path('items.csv')])
  expect(code).toBe(1)
  expect(flat(stderr)).toContain('name a response file')
})

interface BadInput {
  readonly name: string
  readonly responses: string | Uint8Array
  readonly code: number
  readonly says: readonly string[]
  /** Persons scored all the same; none where the file is refused as a whole. */
  readonly scored?: readonly string[]
}

const good = 'ok,1,0,1\n'

const badInputs: readonly BadInput[] = [
  { name: 'an unknown item', responses: `person,A1,A2,A3,A4\nok,1,0,1,1\n`, code: 2, says: ['column "A4"', '--ignore "A4"'] },
  {
    name: 'a category beyond the range of its item',
    responses: `person,A1,A2,A3\np1,1,0,2\n${good}`,
    code: 2,
    says: ['line 2', 'item "A3"', '0…1'],
    scored: ['ok'],
  },
  {
    name: 'text in a cell',
    responses: `person,A1,A2,A3\np1,1,zero,1\n${good}`,
    code: 2,
    says: ['line 2', 'item "A2"', '"zero"'],
    scored: ['ok'],
  },
  {
    name: 'a duplicate person',
    responses: `person,A1,A2,A3\n${good}ok,0,0,0\n`,
    code: 2,
    says: ['line 3', 'second time'],
    scored: ['ok'],
  },
  {
    name: 'a short row and a long row',
    responses: `person,A1,A2,A3\np1,1,0\np2,1,0,1,1\n${good}`,
    code: 2,
    says: ['line 2', 'too short', 'line 3', 'too long'],
    scored: ['ok'],
  },
  {
    name: 'a byte-order mark and CRLF',
    responses: '\uFEFFperson,A1,A2,A3\r\nok,1,0,1\r\n',
    code: 0,
    says: ['1 person scored'],
    scored: ['ok'],
  },
  { name: 'an empty file', responses: '', code: 2, says: ['the file is empty'] },
  { name: 'a header only', responses: 'person,A1,A2,A3\n', code: 2, says: ['no rows'] },
  {
    name: 'ids that a spreadsheet has rounded',
    responses: `person,A1,A2,A3\n198503142010121000,1,0,1\n1.98503E+17,1,0,1\n${good}`,
    code: 2,
    says: ['line 2', 'line 3', 'spreadsheet'],
    scored: ['ok'],
  },
  {
    name: 'a stray quotation mark',
    responses: `person,A1,A2,A3\n"p1,1,0,1\n${good}`,
    code: 2,
    says: ['line 2', 'quotation mark'],
    scored: ['ok'],
  },
  {
    name: 'another encoding',
    responses: Buffer.from('person,A1,A2,A3\nAndré,1,0,1\n', 'latin1'),
    code: 2,
    says: ['windows-1252', '--encoding'],
  },
  {
    name: 'a spreadsheet instead of a table',
    responses: Buffer.from('504b0304000000000000', 'hex'),
    code: 2,
    says: ['CSV UTF-8'],
  },
  {
    name: 'a file that has nothing to do with the bank',
    responses: 'person,X1,X2\np1,1,0\n',
    code: 1,
    says: ['"A1"', 'inspect'],
  },
]

test.each(badInputs.map((input) => [input.name, input] as const))(
  '%s: exit code, place and repair',
  async (_, { responses, code, says, scored }) => {
    const path = withResponses(responses)
    const outcome = await runCommand(['score', path('r.csv'), '--bank', path('items.csv'), '--out', path('s.csv')])
    expect(outcome.code).toBe(code)
    for (const text of says) expect(flat(outcome.stdout + outcome.stderr)).toContain(text)
    if (scored === undefined) expect(existsSync(path('s.csv'))).toBe(false)
    else expect(scoresIn(path('s.csv')).map(({ person }) => person)).toEqual(scored)
    expect(existsSync(path('s.csv.part'))).toBe(false)
  },
)

test('refused rows are said in Indonesian, and the ids of civil servants nowhere', async () => {
  const path = withResponses('person,A1,A2,A3\n198503142010121001,1,9,1\n198503142010121002,1,0,1\n198503142010121002,1,1,1\n')
  const { code, stdout } = await runCommand([
    'score',
    path('r.csv'),
    '--bank',
    path('items.csv'),
    '--out',
    path('s.csv'),
    '--lang',
    'id',
  ])
  expect(code).toBe(2)
  expect(flat(stdout)).toContain('2 dari 3 baris ditolak')
  expect(flat(stdout)).toContain('baris 2: butir "A2": kategori 9 di luar jangkauan: butir ini punya 0…')
  expect(flat(stdout)).toContain('baris 4: orang ini muncul untuk kedua kalinya')
  expect(stdout).not.toContain('198503142010121')
})

test('an absent file and an absent folder are failures to read and to write', async () => {
  const path = withResponses('person,A1,A2,A3\np1,1,0,1\n')
  const bank = path('items.csv')
  expect((await runCommand(['score', path('absent.csv'), '--bank', bank])).code).toBe(4)
  expect((await runCommand(['score', path('r.csv'), '--bank', path('absent.csv')])).code).toBe(4)
  expect((await runCommand(['score', path('r.csv'), '--bank', bank, '--out', path('absent/s.csv')])).code).toBe(4)
})

test('an interrupted run ends with 130 and leaves no half file', async () => {
  const path = withResponses('person,A1,A2,A3\np1,1,0,1\n')
  const controller = new AbortController()
  controller.abort()
  const { code, stderr } = await runCommand(['score', path('r.csv'), '--bank', path('items.csv'), '--out', path('s.csv')], {
    signal: controller.signal,
  })
  expect(code).toBe(130)
  expect(stderr).toContain('Interrupted')
  expect([existsSync(path('s.csv')), existsSync(path('s.csv.part'))]).toEqual([false, false])
})

test('a reader that has gone away ends the run with a failure to write', async () => {
  const path = withResponses('person,A1,A2,A3\np1,1,0,1\n')
  const stdout = new PassThrough()
  stdout.on('error', () => undefined)
  stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
  const stderr = new PassThrough()
  const code = await run(['score', path('r.csv'), '--bank', path('items.csv')], {
    stdin: Readable.from([]),
    stdout,
    stderr,
    environment: { MELEK_LANG: 'en' },
    now: () => 0,
    signal: new AbortController().signal,
  })
  expect(code).toBe(4)
  expect(flat(String(stderr.read()))).toContain('standard output')
})

test('persons without an answer that counts are not said to be scored', async () => {
  const path = withResponses('')
  writeFileSync(path('empty.csv'), 'person,A1,A2,A3\np1,NA,NA,NA\np2,NA,NA,NA\n')
  const { stdout } = await runCommand(['score', path('empty.csv'), '--bank', path('items.csv'), '--out', path('s.csv')])
  expect(flat(stdout)).toContain('0 persons scored')
  expect(flat(stdout)).toContain('2 persons without a response')
})

test('options that contradict each other are named as the command line has them, all at once', async () => {
  const path = withResponses('person,unit,A1\np1,u,1\n')
  const args = ['score', path('r.csv'), '--bank', path('items.csv'), '--polish', '--se', 'observed', '--seed', 'x']
  const { code, stderr } = await runCommand([...args, '--condition', 'unit'])
  expect(code).toBe(1)
  for (const flag of ['--polish', '--se', '--seed', '--condition']) expect(stderr).toContain(`${flag}: `)
  expect(stderr).not.toMatch(/scoreFile|plausibleValues|standardError/)
})

test('an interruption after everything was written comes too late: the run is done', async () => {
  const path = withResponses('person,A1\np1,1\n')
  const { signal } = new AbortController()
  Object.defineProperty(signal, 'aborted', { get: () => existsSync(path('s.csv.meta.json')) })
  const args = ['score', path('r.csv'), '--bank', path('items.csv'), '--out', path('s.csv')]
  const { code, stdout, stderr } = await runCommand(args, { signal })
  expect(signal.aborted).toBe(true)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('1 person scored')
})
