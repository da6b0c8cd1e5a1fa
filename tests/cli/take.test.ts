import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Session } from '../../src/adaptive/session/session.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

test('a simulated test with the same seed writes the same bytes', async () => {
  const path = temporaryFolder()
  for (const name of ['a.json', 'b.json']) {
    const { code } = await runCommand(['take', '--simulate', '0.5', '--seed', 'x', '--save', path(name)])
    expect(code).toBe(0)
  }
  expect(readFileSync(path('a.json'), 'utf8')).toBe(readFileSync(path('b.json'), 'utf8'))
})

test('another seed gives another test', async () => {
  const path = temporaryFolder()
  for (const seed of ['x', 'y']) await runCommand(['take', '--simulate', '0.5', '--seed', seed, '--save', path(seed)])
  expect(readFileSync(path('x'), 'utf8')).not.toBe(readFileSync(path('y'), 'utf8'))
})

test('the result speaks of level, uncertainty and what limits its use', async () => {
  const { stdout } = await runCommand(['take', '--simulate', '-1', '--seed', 'words'])
  expect(stdout).toMatch(/Your level: .+,\s\d+\s±\s\d+\spoints\s\(95%\)/)
  expect(stdout).toContain('provisional')
  expect(stdout).toContain('public')
  expect(stdout).toMatch(/Stopped because: /)
})

test('a person answers by keyboard, pauses, and goes on from the file as if nothing had happened', async () => {
  const path = temporaryFolder()
  const paused = await runCommand(['take', '--seed', 'pause', '--save', path('s.json')], { input: '-\n-\n-\nq\n' })
  expect(paused.stdout).toContain(`melek take --resume ${path('s.json')}`)
  const session = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
  expect(session.events.filter((event) => event.type === 'omitted')).toHaveLength(3)
  expect(session.status).toBe('running')
  const resumed = await runCommand(['take', '--resume', path('s.json')], { input: '-\n'.repeat(40) })
  expect(resumed.code).toBe(0)
  const straight = await runCommand(['take', '--seed', 'pause', '--save', path('t.json')], { input: '-\n'.repeat(40) })
  expect(straight.code).toBe(0)
  const finished = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
  expect(finished.status).toBe('finished')
  expect(finished).toEqual(JSON.parse(readFileSync(path('t.json'), 'utf8')))
})

test('a new test is not written over one that a person has not finished', async () => {
  const path = temporaryFolder()
  await runCommand(['take', '--seed', 'first', '--save', path('s.json')], { input: '-\nq\n' })
  const before = readFileSync(path('s.json'), 'utf8')
  const other = await runCommand(['take', '--seed', 'second', '--save', path('s.json')], { input: '-\nq\n' })
  expect(other.code).toBe(1)
  expect(other.stderr).toContain('--resume')
  expect(readFileSync(path('s.json'), 'utf8')).toBe(before)
  const finished = await runCommand(['take', '--resume', path('s.json'), '--simulate', '0'])
  expect(finished.code).toBe(0)
  expect((await runCommand(['take', '--seed', 'second', '--save', path('s.json')], { input: 'q\n' })).code).toBe(0)
})

test('the command that goes on names the documents that the test was begun with', async () => {
  const path = temporaryFolder()
  writeFileSync(path('my design.json'), JSON.stringify({ stop: [{ rule: 'length', items: 12 }] }))
  const options = ['--save', path('s.json'), '--design', path('my design.json')]
  const { stdout } = await runCommand(['take', ...options], { input: 'q\n' })
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`melek take --resume ${path('s.json')} --design '${path('my design.json')}'`)
})

test('an answer that cannot be read is asked for again and nothing is lost', async () => {
  const path = temporaryFolder()
  const { stdout } = await runCommand(['take', '--seed', 'typo', '--save', path('s.json')], { input: 'zz\n?\n-\nq\n' })
  expect(stdout).toMatch(/There is no option z/)
  const session = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
  expect(session.events.filter((event) => event.type === 'omitted')).toHaveLength(1)
})

test('a damaged session file is refused with its problems and left as it was', async () => {
  const path = temporaryFolder()
  writeFileSync(path('s.json'), '{"format":"melek-session/1","id":"x"}')
  const { code, stderr } = await runCommand(['take', '--resume', path('s.json')])
  expect(code).toBe(2)
  expect(stderr).toContain('seed')
  expect(readFileSync(path('s.json'), 'utf8')).toBe('{"format":"melek-session/1","id":"x"}')
})

test('the terminal speaks Indonesian on request', async () => {
  const { stdout } = await runCommand(['--lang', 'id', 'take', '--simulate', '0', '--seed', 'bahasa'])
  expect(stdout).toContain('Tingkat Anda')
})

test('--report writes the page for the person, and the session kept gives the same verification code again', async () => {
  const path = temporaryFolder()
  const simulated = ['take', '--simulate', '0.5']
  const first = await runCommand([...simulated, '--seed', 'report', '--save', path('s.json'), '--report', path('a.html')])
  expect(first.code).toBe(0)
  const again = await runCommand(['--lang', 'id', ...simulated, '--resume', path('s.json'), '--report', path('b.html')])
  expect(again.code).toBe(0)
  const codeOf = (name: string) => /class="code">([0-9A-Z-]{19})</.exec(readFileSync(path(name), 'utf8'))?.[1]
  expect(codeOf('a.html')).toBeDefined()
  expect(codeOf('b.html')).toBe(codeOf('a.html'))
  expect(readFileSync(path('a.html'), 'utf8')).toContain('SYNTHETIC DATA')
  expect(readFileSync(path('b.html'), 'utf8')).toContain('<html lang="id">')
})

test('a report never replaces the session, and a paused test has none', async () => {
  const path = temporaryFolder()
  const twice = await runCommand(['take', '--simulate', '0', '--save', path('s.json'), '--report', path('s.json')])
  expect(twice.code).toBe(1)
  expect(existsSync(path('s.json'))).toBe(false)
  const paused = await runCommand(['take', '--seed', 'p', '--report', path('r.html')], { input: '-\nq\n' })
  expect(paused.code).toBe(0)
  expect(existsSync(path('r.html'))).toBe(false)
})

const reviewDesign = { stop: [{ rule: 'length', items: 10 }], administration: { stage: { items: 5, review: true } } }

test('a stage is reviewed before it is handed in: an answer is changed by its number, a typing error is asked again', async () => {
  const path = temporaryFolder()
  writeFileSync(path('d.json'), JSON.stringify(reviewDesign))
  const take = ['take', '--design', path('d.json'), '--seed', 'review', '--save', path('s.json')]
  const { code, stdout } = await runCommand(take, { input: `${'-\n'.repeat(5)}9\n2\n-\n\n${'-\n'.repeat(5)}\n` })
  expect(code).toBe(0)
  expect(stdout).toContain('Type one of 1, 2, 3, 4, 5')
  expect(stdout.match(/Check your answers/g)).toHaveLength(3)
  expect(stdout.match(/^Item \d+$/gm)).toEqual([1, 2, 3, 4, 5, 2, 6, 7, 8, 9, 10].map((step) => `Item ${step}`))
  const session = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
  const answers = session.events.flatMap((event) => (event.type === 'omitted' ? [[event.step, event.revised ?? false]] : []))
  expect(answers).toEqual([1, 2, 3, 4, 5, 2, 6, 7, 8, 9, 10].map((step, at) => [step, at === 5]))
  expect(session.result).toMatchObject({ itemsGiven: 10, stop: { rule: 'length' } })
})

test('a review goes on where it was left, and a simulated person hands in every stage', async () => {
  const path = temporaryFolder()
  writeFileSync(path('d.json'), JSON.stringify(reviewDesign))
  const take = ['take', '--design', path('d.json'), '--save', path('s.json')]
  await runCommand([...take, '--seed', 'review'], { input: `${'-\n'.repeat(5)}q\n` })
  const resumed = ['take', '--design', path('d.json'), '--resume', path('s.json')]
  const { stdout } = await runCommand(resumed, { input: `\n${'-\n'.repeat(5)}\n` })
  expect(stdout).toContain('Stopped because: ')
  expect((await runCommand([...take, '--seed', 'other', '--simulate', '0'])).code).toBe(0)
  const simulated = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
  expect(simulated.result).toMatchObject({ itemsGiven: 10, stop: { rule: 'length' } })
})

const pillarReport = (addsValue: boolean, version = '0.1.0') => ({
  bank: { id: 'asn-digital-literacy', version },
  pillars: { persons: 600, pillars: [{ pillar: 'safety', items: 8, value: { own: 0.7, total: 0.6, both: 0.72, addsValue } }] },
})

test('the page takes a name, the day of the test with its expiry, and levels of pillars that add value', async () => {
  const path = temporaryFolder()
  const standard = JSON.parse(readFileSync('item-banks/asn-digital-literacy/standard.json', 'utf8')) as object
  writeFileSync(path('standard.json'), JSON.stringify({ ...standard, certificate: { probability: 0.8, validMonths: 24 } }))
  writeFileSync(path('adds.json'), JSON.stringify(pillarReport(true)))
  writeFileSync(path('not.json'), JSON.stringify(pillarReport(false)))
  const take = ['take', '--simulate', '0.3', '--seed', 'page', '--standard', path('standard.json'), '--report', path('r.html')]
  const more = ['--name', 'Siti Aminah', '--tested-on', '2026-11-22']
  expect((await runCommand([...take, ...more, '--pillar-values', path('adds.json')])).code).toBe(0)
  const html = readFileSync(path('r.html'), 'utf8')
  expect(html).toContain('Result of a digital-literacy test: Siti Aminah')
  expect(html).toContain('Valid until</dt><dd>2028-11-22')
  expect(html).toMatch(/Digital safety: level \d \([A-Z][a-z]+\), (between levels|not outside level)/)
  expect((await runCommand([...take, '--pillar-values', path('not.json')])).code).toBe(0)
  const plain = readFileSync(path('r.html'), 'utf8')
  expect(plain).not.toContain('Digital safety: level')
  expect(plain).not.toContain('Siti')
  expect(plain).toContain('24 months after the date of the test')
})

test('values of pillars of another bank, a date that is none and options without a page are refused', async () => {
  const path = temporaryFolder()
  writeFileSync(path('old.json'), JSON.stringify(pillarReport(true, '9')))
  writeFileSync(path('scores.json'), JSON.stringify({ ...pillarReport(true), pillars: null }))
  const take = ['take', '--simulate', '0', '--seed', 'page']
  const page = [...take, '--report', path('r.html')]
  const refused = async (words: readonly string[]) => (await runCommand(words)).stderr
  expect(await refused([...page, '--pillar-values', path('old.json')])).toContain('take a report on that bank')
  expect(await refused([...page, '--pillar-values', path('scores.json')])).toContain('says nothing of pillars')
  expect(await refused([...page, '--tested-on', '2026-02-30'])).toContain('2026-11-22')
  expect(await refused([...take, '--name', 'Siti'])).toContain('--name only matters with --report')
  expect(existsSync(path('r.html'))).toBe(false)
})

describe('a session that was suspended', () => {
  const suspension = (otherBank: 'refuse' | 'frozen') => ({
    stop: [{ rule: 'length', items: 10 }],
    administration: { suspension: { most: 1 }, otherBank },
  })

  /** Two answers, then an interruption as a server logs it; and the bank in a later version. */
  async function suspended(otherBank: 'refuse' | 'frozen') {
    const path = temporaryFolder()
    writeFileSync(path('d.json'), JSON.stringify(suspension(otherBank)))
    const take = ['take', '--design', path('d.json')]
    await runCommand([...take, '--seed', 'off', '--save', path('s.json')], { input: '-\n-\nq\n' })
    const session = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
    const events = [...session.events, { type: 'suspended', detail: 'power cut' }]
    writeFileSync(path('s.json'), JSON.stringify({ ...session, events }))
    cpSync('item-banks/asn-digital-literacy', path('bank'), { recursive: true })
    const bank = JSON.parse(readFileSync(path('bank/bank.json'), 'utf8')) as object
    writeFileSync(path('bank/bank.json'), JSON.stringify({ ...bank, version: '9.9.9' }))
    return { path, take }
  }

  test('goes on with what waited, and says so in the log and on the screen', async () => {
    const { path, take } = await suspended('refuse')
    const { code, stdout } = await runCommand([...take, '--resume', path('s.json')], { input: '-\n'.repeat(12) })
    expect(code).toBe(0)
    expect(stdout).toContain('This session was suspended and goes on now.')
    const { events, status } = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
    expect(status).toBe('finished')
    expect(events.filter(({ type }) => type === 'resumed')).toEqual([{ type: 'resumed', detail: 'take --resume' }])
  })

  test('is refused by another version of its bank, or goes on with its own parameters, as the design says', async () => {
    const refused = await suspended('refuse')
    const before = readFileSync(refused.path('s.json'), 'utf8')
    const no = await runCommand([...refused.take, '--bank', refused.path('bank'), '--resume', refused.path('s.json')])
    expect(no.code).toBe(2)
    expect(no.stderr).toContain('the session was begun with bank')
    expect(readFileSync(refused.path('s.json'), 'utf8')).toBe(before)
    const { path, take } = await suspended('frozen')
    const yes = await runCommand([...take, '--bank', path('bank'), '--resume', path('s.json')], { input: '-\n'.repeat(12) })
    expect(yes.code).toBe(0)
    const { events, bank } = JSON.parse(readFileSync(path('s.json'), 'utf8')) as Session
    expect(bank.version).not.toBe('9.9.9')
    expect(events.find(({ type }) => type === 'resumed')).toMatchObject({ bank: { version: '9.9.9' } })
  })
})

test('a simulated session says that nobody sat it: in its file, in the result, in the export, and on the page after --resume', async () => {
  const path = temporaryFolder()
  const { stdout } = await runCommand(['take', '--simulate', '0', '--seed', 'x', '--save', path('s.json')])
  expect(stdout).toContain('SYNTHETIC DATA: this test was simulated')
  expect(JSON.parse(readFileSync(path('s.json'), 'utf8'))).toMatchObject({ simulated: 'drawn-answers' })
  await runCommand(['take', '--resume', path('s.json'), '--report', path('r.html')])
  expect(readFileSync(path('r.html'), 'utf8')).toContain('SYNTHETIC DATA')
  await runCommand(['take', '--seed', 'y', '--save', path('t.json')], { input: '-\n'.repeat(40) })
  const logs = [path('s.json'), path('t.json')]
  const exported = await runCommand(['sessions', 'export', ...logs, '--out', path('r.csv')])
  expect(exported.stdout).toMatch(/SYNTHETIC DATA: 1 of 2 tests/)
  const own = await runCommand(['sessions', 'export', path('t.json'), '--out', path('own.csv')])
  expect(own.stdout).not.toContain('SYNTHETIC')
})
