import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { fingerprint } from '../../src/bank/fingerprint.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { probabilityAtTarget } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { posterior } from '../../src/scoring/posterior.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { scoringMethods } from '../../src/scoring/scoring-options.js'
import { formatFigure } from '../../src/tables/format-number.js'
import { temporaryFolder } from '../cli/folder.js'
import { longCsv, ndjson, nineModelBank, nineModelTable, responsesOf, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

const persons = 40
const withoutNominal = { ...nineModelBank, items: nineModelBank.items.filter(({ model }) => model !== 'nrm') }

function prepared(): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), wideCsv(persons))
  writeFileSync(path('items.csv'), nineModelTable)
  return path
}

test.each(scoringMethods)('%s: the file says what estimateProficiency says, to its ten digits', async (method) => {
  const path = prepared()
  const bank = method === 'eapsum' ? withoutNominal : nineModelBank
  await scoreFile({ responses: path('r.csv'), bank, out: path('s.csv'), method, ignore: ['unit', 'I09', 'I18'] })
  const compiled = compileBank(bank)
  const rows = scoresIn(path('s.csv'))
  expect(rows).toHaveLength(persons)
  for (const [p, row] of rows.entries()) {
    const all = new Map(nineModelBank.items.map(({ id }, i) => [id, responsesOf(p)[i] ?? 255]))
    const responses = bank.items.map(({ id }) => (id === 'I09' || id === 'I18' ? 255 : all.get(id)!))
    const estimate = estimateProficiency(compiled, responses, { method })
    const finite = estimate.kind === 'finite' ? estimate : undefined
    expect(row.status).toBe(
      finite === undefined ? `unbounded_${estimate.kind === 'unbounded' ? estimate.direction : ''}` : 'scored',
    )
    for (const [text, value] of [
      [row.theta, finite?.theta],
      [row.standard_error, finite?.standardError ?? undefined],
    ] as const) {
      if (value === undefined) expect(text).toBe('')
      else expect(Math.abs(Number(text) - value)).toBeLessThan(2e-9 * Math.max(1, Math.abs(value)))
    }
    expect(row.answered).toBe(String(responses.filter((x) => x !== 255).length))
  }
})

test('wide, long, NDJSON and compressed files of the same persons give the same scores', async () => {
  const path = prepared()
  writeFileSync(path('long.csv'), longCsv(persons))
  writeFileSync(path('r.ndjson'), ndjson(persons))
  writeFileSync(path('r.csv.gz'), gzipSync(wideCsv(persons)))
  const scores: string[] = []
  for (const [responses, shape] of [
    ['r.csv', undefined],
    ['long.csv', 'long'],
    ['r.ndjson', undefined],
    ['r.csv.gz', undefined],
  ] as const) {
    await scoreFile({ responses: path(responses), bank: path('items.csv'), out: path('s.csv'), shape, ignore: ['unit'] })
    scores.push(readFileSync(path('s.csv'), 'utf8'))
  }
  expect(new Set(scores).size).toBe(1)
})

test('a score file whose name ends in .gz is compressed, in the form that the rest of its name says', async () => {
  const path = prepared()
  for (const name of ['s.csv', 's.ndjson']) {
    await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path(name), ignore: ['unit'] })
    await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path(`${name}.gz`), ignore: ['unit'] })
    expect(gunzipSync(readFileSync(path(`${name}.gz`))).equals(readFileSync(path(name)))).toBe(true)
    expect(existsSync(path(`${name}.gz.meta.json`))).toBe(true)
  }
})

test('level is the band of theta, p_target the posterior probability at the cut', async () => {
  const path = prepared()
  const standard = parseStandard({
    format: 'melek-standard/1',
    id: 's',
    version: '1',
    scaleId: null,
    levels: [
      { id: 'low', from: null, name: 'low' },
      { id: 'high', from: 0.2, name: 'high' },
    ],
    targetLevel: 'high',
  })
  const { summary } = await scoreFile({
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    standard,
    ignore: ['unit'],
  })
  const compiled = compileBank(nineModelBank)
  const rows = scoresIn(path('s.csv'))
  for (const [p, row] of rows.entries()) {
    expect(row.level).toBe(Number(row.theta) >= 0.2 ? 'high' : 'low')
    const curve = posterior(
      compiled,
      responsesOf(p).map((x) => x ?? 255),
    )
    expect(Math.abs(Number(row.p_target) - probabilityAtTarget(standard, curve))).toBeLessThan(1e-6)
  }
  expect(summary.levels).toEqual([
    { level: 'low', persons: rows.filter(({ level }) => level === 'low').length },
    { level: 'high', persons: rows.filter(({ level }) => level === 'high').length },
  ])
})

test('a standard of another scale is refused before anything is written', async () => {
  const path = prepared()
  const standard = {
    format: 'melek-standard/1',
    id: 's',
    version: '1',
    scaleId: 'elsewhere/1',
    levels: [{ id: 'a', from: null, name: 'a' }],
    targetLevel: 'a',
  }
  await expect(scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), standard })).rejects.toMatchObject({
    code: 'scale-mismatch',
  })
  expect(existsSync(path('s.csv'))).toBe(false)
})

test('bounds lie the normal quantile times the standard error around theta', async () => {
  const path = prepared()
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), interval: 0.9, ignore: ['unit'] })
  for (const row of scoresIn(path('s.csv'))) {
    // 95th percentile of the standard normal
    const reach = 1.6448536269514722 * Number(row.standard_error)
    expect(Number(row.lower)).toBeCloseTo(Number(row.theta) - reach, 8)
    expect(Number(row.upper)).toBeCloseTo(Number(row.theta) + reach, 8)
  }
})

test('kept columns follow the figures, in the order of the file', async () => {
  const path = prepared()
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), keep: ['un*'] })
  expect(readFileSync(path('s.csv'), 'utf8').split('\n')[0]).toBe('person,theta,standard_error,answered,status,unit')
  expect(scoresIn(path('s.csv'))[4]?.unit).toBe('Unit 1')
})

test('NDJSON scores hold the same figures as numbers, none as null', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01,I02\np1,1,0\np2,NA,NA\n')
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.ndjson') })
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv') })
  const lines = readFileSync(path('s.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const [first] = scoresIn(path('s.csv'))
  expect(formatFigure(lines[0].theta)).toBe(first?.theta)
  expect(lines[1]).toMatchObject({ person: 'p2', theta: null, standard_error: null, answered: 0, status: 'no_responses' })
})

test('refused rows stand in the rejects with line, person and reason, and the good ones are scored', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01,I02\np1,1,0\np2,1\np3,0,7\n\n"p,4",1,1\np1,0,0\n')
  const result = await scoreFile({
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    rejects: path('rejects.csv'),
  })
  expect(result).toMatchObject({ rows: 5, scored: 2, rejected: 3 })
  expect(result.rejectsByCode).toEqual({ 'row-length': 1, 'cell-out-of-range': 1, 'person-duplicate': 1 })
  const [header, ...lines] = readFileSync(path('rejects.csv'), 'utf8').trimEnd().split('\n')
  expect(header).toBe('line,person,reason')
  expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual([
    ['3', 'p2'],
    ['4', 'p3'],
    ['7', 'p1'],
  ])
  expect(readFileSync(path('s.csv'), 'utf8')).toContain('\n"p,4",')
})

test('without a rejects file the result lists the first refused rows and counts all', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), `person,I01\nok,1\n${Array.from({ length: 30 }, (_, p) => `p${p},x\n`).join('')}`)
  const { rejected, firstRejects } = await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv') })
  expect(rejected).toBe(30)
  expect(firstRejects.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, k) => k + 3))
})

test('the passport tells how the scores came about', async () => {
  const path = prepared()
  const { passport } = await scoreFile({
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    method: 'map',
    prior: { mean: 0.5, sd: 1.2 },
    blank: 'omitted',
    ignore: ['unit'],
    command: 'melek score r.csv',
  })
  expect(JSON.parse(readFileSync(path('s.csv.meta.json'), 'utf8'))).toEqual(passport)
  expect(passport).toMatchObject({
    format: 'melek-scores/1',
    method: 'map',
    prior: { kind: 'normal', mean: 0.5, sd: 1.2, from: 'option' },
    nodes: [61, -6, 6],
    standardError: 'expected-information',
    polished: false,
    missingItems: [],
    parameterUncertainty: 'known',
    omissionRules: { base: 0, blank: 'omitted', omitted: 'wrong', notReached: 'ignore', timedOut: 'ignore' },
    bank: { id: 'nine', fingerprint: fingerprint(nineModelBank) },
    scale: { id: null },
    provisional: false,
    standard: null,
    seed: null,
    input: { name: 'r.csv', sha256: createHash('sha256').update(wideCsv(persons)).digest('hex') },
    rows: { read: persons, scored: persons, refused: 0 },
    command: 'melek score r.csv',
  })
})

test('the passport tells the default nodes, which go on for whom they cut off, from the same ones that were given', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'] }
  const given = { nodes: { count: 61, low: -6, high: 6 } }
  expect((await scoreFile(options)).passport).toMatchObject({ nodes: [61, -6, 6], nodesContinued: true })
  expect((await scoreFile({ ...options, ...given })).passport).toMatchObject({ nodes: [61, -6, 6], nodesContinued: false })
})

test('polished scores are those of the readable form in every digit, and the passport says so', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'], method: 'mle' as const }
  const { passport } = await scoreFile({ ...options, polish: true })
  expect(passport.polished).toBe(true)
  const compiled = compileBank(nineModelBank)
  for (const [p, { theta }] of scoresIn(path('s.csv')).entries()) {
    const estimate = estimateProficiency(
      compiled,
      responsesOf(p).map((x) => x ?? 255),
      { method: 'mle' },
    )
    expect(theta).toBe(estimate.kind === 'finite' ? formatFigure(estimate.theta) : '')
  }
  for (const method of [undefined, 'eapsum' as const]) {
    const refused = await scoreFile({ ...options, method, polish: true }).catch((problem: unknown) => problem)
    expect(refused).toMatchObject({ code: 'options-invalid', issues: [{ path: 'polish' }] })
  }
})

test('the prior of the scale is the default and is named as such', async () => {
  const path = prepared()
  const population = { name: 'pilot', mean: 0.3, sd: 0.8 }
  const bank = { ...nineModelBank, scale: { ...nineModelBank.scale, population } }
  const { passport } = await scoreFile({ responses: path('r.csv'), bank, out: path('s.csv'), ignore: ['unit'] })
  expect(passport.prior).toEqual({ kind: 'normal', mean: 0.3, sd: 0.8, from: 'scale' })
})

test('the same input gives the same bytes, passport included', async () => {
  const path = prepared()
  const bytes: string[] = []
  for (const blockPersons of [undefined, 3]) {
    await scoreFile({ responses: path('r.csv'), bank: path('items.csv'), out: path('s.csv'), ignore: ['unit'], blockPersons })
    bytes.push(readFileSync(path('s.csv'), 'utf8') + readFileSync(path('s.csv.meta.json'), 'utf8'))
  }
  expect(bytes[0]).toBe(bytes[1])
})

test('a run that fails in the middle leaves the old output and nothing else', async () => {
  const path = prepared()
  writeFileSync(path('s.csv'), 'old scores')
  writeFileSync(path('s.csv.meta.json'), 'old passport')
  writeFileSync(path('r.csv'), Buffer.concat([Buffer.from(wideCsv(persons)), Buffer.from([0xff, 0xfe, 0x41, 0x0a])]))
  const before = readdirSync(path('.')).sort()
  await expect(
    scoreFile({
      responses: path('r.csv'),
      bank: nineModelBank,
      out: path('s.csv'),
      rejects: path('rejects.csv'),
      ignore: ['unit'],
    }),
  ).rejects.toMatchObject({ code: 'encoding-wrong' })
  expect(readFileSync(path('s.csv'), 'utf8')).toBe('old scores')
  expect(readFileSync(path('s.csv.meta.json'), 'utf8')).toBe('old passport')
  expect(readdirSync(path('.')).sort()).toEqual(before)
})

test('an interrupted run writes nothing', async () => {
  const path = prepared()
  const controller = new AbortController()
  controller.abort()
  await expect(
    scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'], signal: controller.signal }),
  ).rejects.toMatchObject({ code: 'interrupted' })
  expect(readdirSync(path('.')).sort()).toEqual(['items.csv', 'r.csv'])
})

test('threads whose program is nowhere are refused, not waited for', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'], workers: 2 }
  await expect(scoreFile({ ...options, workerEntry: new URL('file:///nowhere.js') })).rejects.toMatchObject({
    code: 'workers-missing',
  })
  expect(existsSync(path('s.csv'))).toBe(false)
})

test('nobody to score is said, not written', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01\n')
  await expect(scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv') })).rejects.toMatchObject({
    code: 'responses-no-rows',
  })
  expect(existsSync(path('s.csv'))).toBe(false)
})

test('an output that is an input is refused and the input stays', async () => {
  const path = prepared()
  await expect(scoreFile({ responses: path('r.csv'), bank: path('items.csv'), out: path('items.csv') })).rejects.toMatchObject({
    code: 'output-is-input',
  })
  expect(readFileSync(path('items.csv'), 'utf8')).toBe(nineModelTable)
})

test('options that cannot hold are refused together', async () => {
  const path = prepared()
  const options = {
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    prior: { mean: 0, sd: 0 },
    nodes: { count: 1, low: 0, high: 0 },
    interval: 1,
  }
  const error = await scoreFile(options).catch((problem: unknown) => problem)
  expect(error).toMatchObject({ code: 'options-invalid', issues: [{ path: 'prior' }, { path: 'nodes' }, { path: 'interval' }] })
})

test('an option that there is not, or a value it cannot have, is refused with all others, and the nearest name is proposed', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv') }
  const slips = { ...options, methd: 'map', blank: 'skip', standarderror: 'observed', xyz: 1, interval: 2, shape: 'broad' }
  const error = await scoreFile(slips as unknown as typeof options).catch((refused: unknown) => refused)
  expect(error).toMatchObject({ code: 'options-invalid' })
  const { issues } = error as { issues: readonly { path: string; code: string; message: string }[] }
  expect(issues.map(({ path, code }) => [path, code])).toEqual([
    ['methd', 'option-unknown'],
    ['standarderror', 'option-unknown'],
    ['xyz', 'option-unknown'],
    ['shape', 'option-invalid'],
    ['blank', 'option-invalid'],
    ['interval', 'option-invalid'],
  ])
  expect(issues[0]?.message).toContain('did you mean method?')
  expect(issues[1]?.message).toContain('did you mean standardError?')
  expect(issues[2]?.message).toContain('there are responses, bank')
  expect(existsSync(path('s.csv'))).toBe(false)
})

test('observed information is refused for sums over the posterior, which have none', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), standardError: 'observed' } as const
  for (const method of [undefined, 'eap', 'eapsum'] as const)
    await expect(scoreFile({ ...options, method })).rejects.toMatchObject({ issues: [{ path: 'standardError' }] })
})

test('scores on standard output come without a passport and without a trace on the disk', async () => {
  const path = prepared()
  const pieces: Buffer[] = []
  const { Writable } = await import('node:stream')
  const standardOutput = new Writable({
    write(chunk: Buffer, _, done) {
      pieces.push(chunk)
      done()
    },
  })
  const standardInput = Readable.from([Buffer.from(wideCsv(persons))])
  await scoreFile({ responses: '-', bank: nineModelBank, out: '-', ignore: ['unit'], standardInput, standardOutput })
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ignore: ['unit'] })
  expect(Buffer.concat(pieces).toString('utf8')).toBe(readFileSync(path('s.csv'), 'utf8'))
  expect(readdirSync(path('.')).sort()).toEqual(['items.csv', 'r.csv', 's.csv', 's.csv.meta.json'])
})

test('"duplicates": "last" lets the last row of a person count', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01,I02\np1,0,0\np2,1,0\np1,1,1\n')
  const layout = {
    format: 'melek-layout/1',
    person: 'person',
    items: [
      { column: 'I01', item: 'I01' },
      { column: 'I02', item: 'I02' },
    ],
    duplicates: 'last',
  }
  const result = await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), layout })
  expect(result.firstRejects.map(({ line }) => line)).toEqual([2])
  expect(scoresIn(path('s.csv')).map(({ person }) => person)).toEqual(['p2', 'p1'])
  await expect(scoreFile({ responses: '-', bank: nineModelBank, out: path('s.csv'), layout })).rejects.toMatchObject({
    code: 'duplicates-last-stream',
  })
})

test('scattered blanks, with nothing said about them, are shown both ways', async () => {
  const path = temporaryFolder()
  const rows = Array.from(
    { length: 30 },
    (_, p) => `p${p},${p % 3 === 0 ? '' : 1},${p % 3 === 1 ? '' : 0},${p % 3 === 2 ? '' : 1}\n`,
  )
  writeFileSync(path('r.csv'), `person,I01,I02,I03\n${rows.join('')}`)
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv') }
  const { blankContrast, warnings } = await scoreFile(options)
  expect(warnings.map(({ code }) => code)).toEqual(['blanks-scattered'])
  const { summary: omitted } = await scoreFile({ ...options, blank: 'omitted' })
  const { summary: notPresented, ...decided } = await scoreFile({ ...options, blank: 'not-presented' })
  expect(blankContrast).toEqual({ persons: 30, omitted, notPresented })
  expect([decided.warnings, decided.blankContrast]).toEqual([[], undefined])
})

test('progress ends with all rows done', async () => {
  const path = prepared()
  const reports: number[] = []
  let time = 0
  await scoreFile({
    responses: path('r.csv'),
    bank: nineModelBank,
    out: path('s.csv'),
    ignore: ['unit'],
    now: () => (time += 1000),
    onProgress: ({ rows, share }) => void reports.push(rows, share ?? -1),
  })
  expect(reports.slice(-2)).toEqual([persons, 1])
})
