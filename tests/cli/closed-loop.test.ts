import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawResponse } from '../../src/adaptive/session/draw-response.js'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { createRandom } from '../../src/math/random-source.js'
import { categoryCurve } from '../../src/models/category-curve.js'
import { bankOf, engineOf } from '../adaptive/banks.js'
import { play } from '../adaptive/play-session.js'
import { lastingFolder, temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const operational = 24
const persons = 600
const random = createRandom('closed-loop')

/** What the items are; the last three are on trial. */
const truth = Array.from({ length: operational + 3 }, (_, i) => ({
  discrimination: 1 + 0.2 * (i % 4),
  difficulty: i < operational ? -1.4 + (2.8 * ((i * 7) % operational)) / (operational - 1) : (i - operational - 1) * 0.8,
}))
/** Item of the bank that has become harder since it was calibrated, by a logit. */
const drifted = 5
const idOf = (i: number) => `b${String(i + 1).padStart(2, '0')}`

/** What the bank says of them: the truth before the drift; of items on trial a guess. */
const bank: ItemBank = {
  ...bankOf(
    truth.map((parameters, i) => ({
      model: '2pl',
      id: idOf(i),
      parameters: i < operational ? parameters : { discrimination: 1, difficulty: 0 },
      status: i < operational ? 'operational' : 'pretest',
    })),
  ),
  id: 'national',
  version: '2026',
  scale: {
    id: 'national/2026',
    metric: 'logit',
    scalingConstant: 1,
    status: 'calibrated',
    population: { name: 'first sitting', mean: 0, sd: 1 },
  },
}

/** Adaptive tests with three items on trial each, taken by persons who are abler than those of the first sitting. */
function sessionLogs(count = persons): string {
  const engine = engineOf(bank, {
    stop: [{ rule: 'length', items: 12 }],
    exposure: { method: 'randomesque', size: 8 },
    administration: { pretest: { items: 3 } },
  })
  const curves = truth.map(({ discrimination, difficulty }, i) =>
    categoryCurve({ model: '2pl', parameters: { discrimination, difficulty: difficulty + (i === drifted ? 1 : 0) } }),
  )
  const places = new Map(truth.map((_, i) => [idOf(i), i]))
  return Array.from({ length: count }, (_, p) => {
    const theta = 0.3 + 0.9 * random.normal()
    const session = play(engine, { seed: `loop-${p}`, id: `p${p}` }, (item) =>
      drawResponse(curves[places.get(item) as number] as (typeof curves)[number], theta, { seed: 'loop', person: `p${p}`, item }),
    )
    return `${JSON.stringify(session)}\n`
  }).join('')
}

describe('from adaptive sittings to the next version of the bank', () => {
  const path = lastingFolder()
  const bankAt = (name: string): ItemBank => parseBank(JSON.parse(readFileSync(path(name), 'utf8')))
  const outputs: Record<string, string> = {}
  const melek = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCommand(args)
    outputs[args[0] as string] = (stdout + stderr).replaceAll(/\s+/g, ' ')
    return code
  }

  beforeAll(async () => {
    writeFileSync(path('logs.ndjson'), sessionLogs())
    writeFileSync(path('bank.json'), JSON.stringify(bank))
    expect(await melek('sessions', 'export', path('logs.ndjson'), '--out', path('responses.csv'))).toBe(0)
    expect(await melek('calibrate', path('responses.csv'), '--out', path('anew.json'))).toBe(0)
    expect(await melek('drift', path('bank.json'), path('anew.json'), '--json', path('drift.json'))).toBe(0)
  }, 60_000)

  test('the sittings become a response file with the items on trial', () => {
    expect(outputs.sessions).toContain('600 tests exported with 27 items, 3 of them on trial')
    const [header, ...rows] = readFileSync(path('responses.csv'), 'utf8').trim().split('\n')
    expect(header).toBe(['person', ...truth.map((_, i) => idOf(i))].join(','))
    expect(rows).toHaveLength(persons)
    for (const row of rows) expect(row.split(',').filter((cell) => cell === '0' || cell === '1')).toHaveLength(15)
  })

  interface Moved {
    readonly item: string
    readonly flagged: boolean
    readonly line: { readonly locationShift: number }
  }
  const driftOf = () => (JSON.parse(readFileSync(path('drift.json'), 'utf8')) as { readonly anchors: readonly Moved[] }).anchors

  test('the item that has changed is flagged, and has moved farthest', () => {
    const shift = ({ line }: Moved) => Math.abs(line.locationShift)
    const farthest = driftOf().reduce((one, other) => (shift(other) > shift(one) ? other : one))
    expect(farthest).toMatchObject({ item: idOf(drifted), flagged: true })
  })

  test('at the others held, the items on trial and those flagged come out as they are, as a new version of the bank', async () => {
    const flagged = new Set(driftOf().flatMap((each) => (each.flagged ? [each.item] : [])))
    const anchor = { ...bank, items: bank.items.map((item) => (flagged.has(item.id) ? { ...item, status: 'pretest' } : item)) }
    writeFileSync(path('anchor.json'), JSON.stringify(anchor))
    const run = ['calibrate', path('responses.csv'), '--anchor', path('anchor.json'), '--bank-version', '2027']
    expect(await melek(...run, '--scale-id', 'national/2027', '--out', path('next.json'))).toBe(0)
    const next = bankAt('next.json')
    expect(next).toMatchObject({ id: 'national', version: '2027', scale: { id: 'national/2027', status: 'calibrated' } })
    expect(next.provenance).toMatchObject({
      calibratedFrom: 'responses.csv',
      persons,
      anchor: { bank: 'national', version: '2026', scaleId: 'national/2026' },
    })
    for (const [i, item] of next.items.entries()) {
      if (i < operational && !flagged.has(item.id)) {
        expect(item).toEqual(anchor.items[i])
        continue
      }
      expect(item.status).toBe('operational')
      const { discrimination, difficulty } = item.parameters as { discrimination: number; difficulty: number }
      const errors = (item.uncertainty as unknown as { standardErrors: { discrimination: number; difficulty: number } })
        .standardErrors
      const expected = { ...(truth[i] as (typeof truth)[number]) }
      if (i === drifted) expected.difficulty += 1
      expect(Math.abs(discrimination - expected.discrimination)).toBeLessThan(3 * errors.discrimination)
      expect(Math.abs(difficulty - expected.difficulty)).toBeLessThan(3 * errors.difficulty)
    }
  })

  test('a standard of the old scale is refused on the new one', async () => {
    const standard = JSON.parse(
      readFileSync(new URL('../../item-banks/asn-digital-literacy/standard.json', import.meta.url), 'utf8'),
    )
    writeFileSync(path('standard.json'), JSON.stringify({ ...standard, scaleId: 'national/2026' }))
    const score = (bankPath: string) =>
      runCommand([
        'score',
        path('responses.csv'),
        '--bank',
        bankPath,
        '--standard',
        path('standard.json'),
        '--out',
        path('s.csv'),
      ])
    expect((await score(path('bank.json'))).code).toBe(0)
    const refused = await score(path('next.json'))
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain('national/2027')
  })
})

describe('logs that cannot be exported', () => {
  test('are named with file and line, all at once', async () => {
    const path = temporaryFolder()
    writeFileSync(path('logs.ndjson'), '{"format":"melek-session/1"}\n{"format":"x"}\n')
    const { code, stderr } = await runCommand(['sessions', 'export', path('logs.ndjson'), '--out', path('r.csv')])
    expect(code).toBe(2)
    expect(stderr).toContain('2 session(s) could not be read')
    expect(stderr).toContain('line 2')
  })

  test('are named file by file, also where a file is missing or cut off', async () => {
    const path = temporaryFolder()
    writeFileSync(path('cut.json'), '{"format":')
    writeFileSync(path('other.json'), '{"format":"x"}')
    const files = ['cut.json', 'other.json', 'none.json'].map(path)
    const { code, stderr } = await runCommand(['sessions', 'export', ...files, '--out', path('r.csv')])
    expect(code).toBe(2)
    for (const file of files) expect(stderr).toContain(file)
  })

  test('are refused by the name of their file where somebody edited an answer', async () => {
    const path = temporaryFolder()
    const [first, second] = sessionLogs(2).split('\n') as [string, string]
    const session = JSON.parse(second) as { events: { type: string; category?: number }[] }
    const counted = session.events.find(({ type }) => type === 'answered') as { category: number }
    counted.category = 1 - counted.category
    writeFileSync(path('whole.json'), first)
    writeFileSync(path('edited.json'), JSON.stringify(session))
    const { code, stderr } = await runCommand([
      'sessions',
      'export',
      path('whole.json'),
      path('edited.json'),
      '--out',
      path('r.csv'),
    ])
    expect(code).toBe(2)
    expect(stderr).toContain(`"${path('edited.json')}" holds a session that was edited`)
    expect(stderr).not.toContain('whole.json')
  })
})
