import { createHmac } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { readIdHash } from '../../src/bulk/hashed-ids.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { scoreFilter } from '../../src/bulk/score-filter.js'
import { plausibleValues } from '../../src/scoring/plausible-values.js'
import { temporaryFolder } from '../cli/folder.js'
import { longCsv, ndjson, nineModelBank, responsesOf, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

const persons = 300
const key = 'a key of twenty-four byte'
const hashOf = (id: string, by = key) => createHmac('sha256', by).update(id).digest('hex')
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

function prepared(): (name: string) => string {
  const path = temporaryFolder()
  writeFileSync(path('key'), `${key}\r\n`)
  writeFileSync(path('r.csv'), wideCsv(persons))
  return path
}

test('a hash is that of RFC 4231, test case 1', async () => {
  const { hash } = await readIdHash(new Uint8Array(20).fill(0x0b))
  expect(textOf(hash(Buffer.from('Hi There')))).toBe('b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7')
})

describe('ids are replaced by their hashes and nothing else changes', () => {
  const forms = [
    ['wide', 'w.csv', wideCsv(persons)],
    ['long', 'l.csv', longCsv(persons)],
    ['ndjson', 'n.ndjson', ndjson(persons)],
  ] as const

  test.each(forms)('%s', async (shape, name, content) => {
    const path = prepared()
    writeFileSync(path(name), content)
    const options = { responses: path(name), bank: nineModelBank, shape, keep: shape === 'wide' ? ['unit'] : [] }
    await scoreFile({ ...options, out: path('plain.csv'), blockPersons: 64 })
    await scoreFile({ ...options, out: path('hashed.csv'), blockPersons: 64, hashId: path('key') })
    const plain = scoresIn(path('plain.csv'))
    expect(plain).toHaveLength(persons)
    expect(scoresIn(path('hashed.csv'))).toEqual(plain.map((row) => ({ ...row, person: hashOf(row.person!) })))
  })

  test('whatever the blocks', async () => {
    const path = prepared()
    const options = { responses: path('r.csv'), bank: nineModelBank, ignore: ['unit'], hashId: path('key') }
    await scoreFile({ ...options, out: path('a.csv') })
    await scoreFile({ ...options, out: path('b.csv'), blockPersons: 7 })
    expect(readFileSync(path('b.csv'), 'utf8')).toBe(readFileSync(path('a.csv'), 'utf8'))
  })

  test('in a filter too, whose errors name lines only', async () => {
    let text = ''
    const standardOutput = new Writable({
      write(chunk, _, done) {
        text += String(chunk)
        done()
      },
    })
    const lines = ndjson(2)
    const standardInput = Readable.from([Buffer.from(`${lines}${lines}`)])
    await scoreFilter({ bank: nineModelBank, standardInput, standardOutput, hashId: Buffer.from(key) })
    expect(text.match(/"person":"\w*"/g)).toEqual([
      `"person":"${hashOf('P1')}"`,
      `"person":"${hashOf('P2')}"`,
      '"person":""',
      '"person":""',
    ])
    expect(text).not.toMatch(/"P\d/)
  })
})

test('persons who come twice are found, and rejects say the line and no id', async () => {
  const path = prepared()
  writeFileSync(path('r.csv'), 'person,I01,I02\nAni,1,0\nBudi,x,1\nAni,0,0\n')
  const options = { responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), rejects: path('rejects.csv') }
  const { firstRejects, rejectsByCode } = await scoreFile({ ...options, hashId: path('key') })
  expect(firstRejects.map(({ line, person }) => [line, person])).toEqual([
    [3, ''],
    [4, ''],
  ])
  expect(rejectsByCode).toEqual({ 'cell-invalid': 1, 'person-duplicate': 1 })
  for (const name of ['s.csv', 's.csv.meta.json', 'rejects.csv']) expect(readFileSync(path(name), 'utf8')).not.toMatch(/Ani|Budi/)
})

test('the passport says that ids are hashed and by which key, which it does not contain', async () => {
  const path = prepared()
  const options = { responses: path('r.csv'), bank: nineModelBank, ignore: ['unit'], out: path('s.csv') }
  const { passport: plain } = await scoreFile(options)
  expect(plain.personIds).toEqual({ kind: 'as-read' })
  const { passport: one } = await scoreFile({ ...options, hashId: path('key') })
  const { passport: same } = await scoreFile({ ...options, hashId: Buffer.from(key) })
  const { passport: other } = await scoreFile({ ...options, hashId: Buffer.from(`${key}2`) })
  expect(one.personIds).toEqual({ kind: 'hmac-sha256', keyFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(same.personIds).toEqual(one.personIds)
  expect(other.personIds).not.toEqual(one.personIds)
  expect(readFileSync(path('s.csv.meta.json'), 'utf8')).not.toContain(key)
})

test('plausible values belong to the hash, so that nobody who knows the seed can try out ids on them', async () => {
  const path = prepared()
  const drawn = { plausibleValues: 2, seed: 'x', hashId: path('key'), ignore: ['unit'] }
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), ...drawn })
  const bank = compileBank(nineModelBank)
  for (const [p, row] of scoresIn(path('s.csv')).slice(0, 20).entries()) {
    const responses = responsesOf(p).map((response) => response ?? -1)
    const expected = plausibleValues(bank, responses, hashOf(`P${p + 1}`), { count: 2, seed: 'x' })
    expect(Number(row.pv1)).toBeCloseTo(expected[0]!, 8)
  }
})

test('a key of fewer than 16 bytes is refused', async () => {
  await expect(readIdHash(Buffer.from('fifteen bytes..\n'))).rejects.toMatchObject({ code: 'hash-key-short' })
  await expect(readIdHash(Buffer.from('sixteen bytes...'))).resolves.toBeDefined()
})

test.each(['wide', 'ndjson'] as const)('ids that are hidden cannot be kept beside their hashes (%s)', async (shape) => {
  const path = prepared()
  if (shape === 'ndjson') writeFileSync(path('r.csv'), ndjson(3))
  const options = { responses: path('r.csv'), bank: nineModelBank, shape, out: path('s.csv'), ignore: ['unit'] }
  const refused = scoreFile({ ...options, keep: ['person'], hashId: path('key') })
  await expect(refused).rejects.toMatchObject({ code: 'responses-header', issues: [{ code: 'person-kept' }] })
})
