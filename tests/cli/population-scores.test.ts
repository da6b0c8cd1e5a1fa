import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { bank } from '../../item-banks/asn-digital-literacy/index.js'
import { createRandom } from '../../src/math/random-source.js'
import type { PopulationReport } from '../../src/population/population-report.js'
import type { PopulationResult } from '../../src/population/population-result.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const random = createRandom('population from scores')
const rows = Array.from({ length: 300 }, (_, p) => {
  const agency = ['Dinas A', 'Dinas B', 'Dinas C'][p % 3] as string
  const theta = -0.2 + 0.3 * (p % 3) + 0.9 * random.normal()
  const pv = Array.from({ length: 5 }, () => (theta + 0.4 * random.normal()).toFixed(6))
  return [`p${p}`, theta.toFixed(6), '0.4', agency, ...pv].join(',')
})
const text = ['person,theta,standard_error,agency,pv1,pv2,pv3,pv4,pv5', ...rows, ''].join('\n')
const scaleId = 'asn-digital-literacy/provisional-1'
const passport = {
  format: 'melek-scores/1',
  method: 'eap',
  prior: { kind: 'normal', mean: 0, sd: 1, from: 'scale' },
  conditioning: ['agency'],
  bank: { id: 'asn-digital-literacy', version: '0.1.0', fingerprint: 'x', security: 'public' },
  scale: { id: scaleId, scalingConstant: 1, status: 'provisional' },
  provisional: true,
  standard: null,
}

function scores(withPassport = true) {
  const path = temporaryFolder()
  writeFileSync(path('scores.csv'), text)
  if (withPassport) writeFileSync(path('scores.csv.meta.json'), JSON.stringify(passport))
  return path
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as PopulationResult

describe('melek population on a score file', () => {
  test('reads the passport beside it and gives shares, a page, JSON and CSV', async () => {
    const path = scores()
    const args = ['population', path('scores.csv'), '--group', 'agency', '--year', '2026']
    const outputs = ['--json', path('r.json'), '--report', path('r.html'), '--csv', path('r.csv')]
    const { code, stdout } = await runCommand([...args, ...outputs])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Of 300 persons tested, [\d.]+% are digitally literate/)
    expect(stdout).not.toContain('do not contain the error of the item parameters')
    const result = read(path('r.json'))
    expect(result).toMatchObject({ method: 'plausible-values', estimand: 'realised-share-of-those-tested' })
    expect(result.groups.map(({ n }) => n)).toEqual([100, 100, 100])
    expect(result.total).toMatchObject({ variances: { itemParameters: { kind: 'estimated' } } })
    const csv = readFileSync(path('r.csv'), 'utf8').trimEnd().split('\n')
    expect(csv).toHaveLength(5)
    expect(Number(csv[1]?.split(',')[3])).toBe(result.total.share)
    expect(readFileSync(path('r.html'), 'utf8')).toContain('plausible values')
  })

  test('refuses every option that would do nothing or that the passport contradicts, all at once', async () => {
    const path = scores()
    const messagesOf = async (...options: string[]) => {
      const { code, stderr } = await runCommand(['population', path('scores.csv'), ...options])
      expect(code).toBe(1)
      return stderr
    }
    const unused = await messagesOf('--keep', 'agency', '--link-error', '0.1', '--turnover', '0.1,0.5')
    for (const option of ['--keep', '--link-error', '--turnover']) expect(unused).toContain(option)
    const contradicted = await messagesOf('--scale', 'other/1', '--method', 'wle', '--prior', '1,2', '--conditioned-on', 'rank')
    for (const option of ['--scale', '--method', '--prior', '--conditioned-on']) expect(contradicted).toContain(option)
    expect(await messagesOf('--population-size', '100')).toContain('300 persons were tested')
    const agreeing = ['--scale', scaleId, '--prior', '0,1', '--conditioned-on', 'agency', '--group', 'agency']
    expect((await runCommand(['population', path('scores.csv'), ...agreeing])).code).toBe(0)
  })

  test('of a form of half the bank, as its passport says, has the item-parameter part of that form', async () => {
    const path = scores()
    const partOf = async (missingItems: readonly string[]) => {
      writeFileSync(path('scores.csv.meta.json'), JSON.stringify({ ...passport, missingItems }))
      expect((await runCommand(['population', path('scores.csv'), '--json', path('r.json')])).code).toBe(0)
      const { total } = read(path('r.json'))
      if (total.share === null || total.variances.itemParameters.kind !== 'estimated') throw new Error('there must be a part')
      return total.variances.itemParameters.variance
    }
    const half = bank.items.flatMap(({ id }, i) => (i % 2 === 1 ? [id] : []))
    // Items differ in what they tell, so that twice the variance is a rough figure.
    expect((await partOf(half)) / (await partOf([]))).toBeGreaterThan(1.5)
  })

  test('of a population says by how much its intervals cover more than they claim, on the page too', async () => {
    const path = scores()
    const args = ['population', path('scores.csv'), '--json', path('r.json'), '--report', path('r.html')]
    const tested = await runCommand(args)
    expect(tested.stdout).not.toContain('wider than need be')
    const { stdout } = await runCommand([...args, '--population-size', '100000'])
    const { total } = read(path('r.json'))
    const covers = total.share === null ? null : total.imputation?.intervalCovers
    expect(covers).toBeGreaterThan(0.96)
    expect(covers).toBeLessThan(0.999)
    const sentence = `an interval of 95% covers the true share in ${(100 * (covers as number)).toFixed(1)}% of all samples`
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(sentence)
    expect(readFileSync(path('r.html'), 'utf8')).toContain(sentence)
  })

  test('of another program asks for each fact that no passport says, all at once', async () => {
    const path = scores(false)
    const { code, stderr } = await runCommand(['population', path('scores.csv'), '--group', 'agency'])
    expect(code).toBe(2)
    expect(stderr).toContain('--scale')
    expect(stderr).toContain('--conditioned-on')
  })

  test('from theta and its errors takes the prior out and conditions on the group', async () => {
    const path = scores(false)
    const origin = ['--scale', scaleId, '--method', 'eap', '--prior', '0,1', '--conditioned-on', 'none']
    const options = ['--from', 'estimates', '--group', 'agency', '--json', path('r.json')]
    const { code } = await runCommand(['population', path('scores.csv'), ...origin, ...options])
    expect(code).toBe(0)
    const result = read(path('r.json'))
    expect(result.method).toBe('estimates')
    for (const group of result.groups) if (group.share !== null) expect(group.conditioning.kind).toBe('own')
  })

  test('with a roster gives participation and bounds', async () => {
    const path = scores()
    writeFileSync(path('roster.csv'), 'agency,count\nDinas A,200\nDinas B,100\nDinas C,100\n')
    const options = ['--roster', path('roster.csv'), '--group', 'agency', '--json', path('r.json')]
    const { code } = await runCommand(['population', path('scores.csv'), ...options])
    expect(code).toBe(0)
    expect(read(path('r.json')).roster).toEqual({ size: 400, tested: 300, emptyStrata: [] })
    expect(read(path('r.json')).total).toMatchObject({ nonresponse: { participation: 0.75 } })
  })

  test('gives from a Parquet file what it gives from the CSV file', async () => {
    const path = scores(false)
    const [header = '', ...lines] = text.trimEnd().split('\n')
    const cells = lines.map((line) => line.split(','))
    const texts = new Set(['person', 'agency'])
    const columnData = header.split(',').map((name, c) => ({
      name,
      data: cells.map((row) => (texts.has(name) ? row[c] : Number(row[c]))),
      type: texts.has(name) ? ('STRING' as const) : ('DOUBLE' as const),
    }))
    writeFileSync(path('scores.parquet'), new Uint8Array(parquetWriteBuffer({ columnData })))
    const options = ['--scale', scaleId, '--conditioned-on', 'agency', '--group', 'agency']
    for (const file of ['scores.csv', 'scores.parquet'])
      await runCommand(['population', path(file), ...options, '--json', path(`${file}.json`)])
    const { provenance: _, ...fromParquet } = read(path('scores.parquet.json')) as PopulationReport
    const { provenance: __, ...fromCsv } = read(path('scores.csv.json')) as PopulationReport
    expect(fromParquet).toEqual(fromCsv)
  })

  test('lists rows that were refused and ends with 2; a broken design gives no output at all', async () => {
    const path = scores()
    writeFileSync(path('scores.csv'), `${text}p1,0,0.4,Dinas A,1,1,1,1,1\n`)
    const refused = await runCommand(['population', path('scores.csv')])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('302: the person occurs a second time')
    const broken = await runCommand([
      'population',
      path('scores.csv'),
      '--replicate-method',
      'bootstrap',
      '--json',
      path('r.json'),
    ])
    expect(broken.stderr).toContain('fay:K')
    expect(existsSync(path('r.json'))).toBe(false)
  })
})
