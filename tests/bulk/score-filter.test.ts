import { readFileSync, writeFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { scoreFile } from '../../src/bulk/score-file.js'
import { type ScoreFilterOptions, scoreFilter } from '../../src/bulk/score-filter.js'
import { temporaryFolder } from '../cli/folder.js'
import { encode } from '../tables/writing.js'
import { ndjson, nineModelBank } from './nine-models.js'

const persons = 400
const lines = ndjson(persons).trimEnd().split('\n')

/** What comes out when pieces of text go in one by one. */
async function filtered(pieces: readonly (string | Uint8Array)[], more: Partial<ScoreFilterOptions> = {}) {
  const out: string[] = []
  const standardOutput = new Writable({
    write(chunk, _, done) {
      out.push(String(chunk))
      done()
    },
  })
  const standardInput = Readable.from(pieces.map((piece) => Buffer.from(piece)))
  const result = await scoreFilter({ bank: nineModelBank, standardInput, standardOutput, ...more })
  return { ...result, text: out.join(''), chunks: out }
}

async function inOneFile(): Promise<string> {
  const path = temporaryFolder()
  writeFileSync(path('r.ndjson'), `${lines.join('\n')}\n`)
  await scoreFile({ responses: path('r.ndjson'), bank: nineModelBank, out: path('s.ndjson') })
  return readFileSync(path('s.ndjson'), 'utf8')
}

test('eight shards side by side, joined, are the file that one run writes', async () => {
  const size = Math.ceil(lines.length / 8)
  const shards = Array.from({ length: 8 }, (_, s) => lines.slice(s * size, (s + 1) * size))
  const answers = await Promise.all(shards.map((shard) => filtered([`${shard.join('\n')}\n`])))
  expect(answers.map(({ text }) => text).join('')).toBe(await inOneFile())
})

describe('every line is answered by one line in its place', () => {
  const bad = ['{"person":"X","responses":{"I01":9}}', 'no json', '{"responses":{"I01":1}}']
  const mixed = [lines[0], bad[0], lines[1], bad[1], bad[2], lines[2]]

  test('a bad one by the person, the code, the line and the reason', async () => {
    const { text, scored, refused } = await filtered([mixed.join('\n')])
    const answers = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ person }) => person)).toEqual(['P1', 'X', 'P2', '', '', 'P3'])
    expect(answers.map(({ error }) => error && [error.code, error.line])).toEqual([
      undefined,
      ['cell-out-of-range', 2],
      undefined,
      ['json-invalid', 4],
      ['person-missing', 5],
      undefined,
    ])
    expect({ scored, refused }).toEqual({ scored: 3, refused: 3 })
  })

  test('also one that is not UTF-8, or longer than 1 MiB, among thousands of good ones', async () => {
    const many = Array.from({ length: 3000 }, (_, p) => Buffer.from(`${lines[p % persons]?.replace('"P', `"R${p}-`)}\n`))
    const long = Buffer.from(`{"person":"${'x'.repeat(1 << 20)}","responses":{}}\n`)
    const bytes = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      ...many,
      Buffer.from([0x22, 0xe9, 10]),
      long,
      ...many.slice(0, 5),
    ])
    for (const size of [1 << 16, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
      const { text, scored, refused } = await filtered(pieces, { noDuplicateCheck: true })
      expect({ scored, refused }).toEqual({ scored: 3005, refused: 2 })
      const answers = text.trimEnd().split('\n')
      expect(answers).toHaveLength(3007)
      expect(answers.slice(3000, 3002).map((line) => JSON.parse(line))).toMatchObject([
        { person: '', error: { code: 'encoding-wrong', line: 3001 } },
        { person: '', error: { code: 'record-too-long', line: 3002 } },
      ])
    }
  })

  test.each(['utf-16le', 'utf-16be'] as const)(
    'in %s, also behind a byte that is missing, added or no letter',
    async (encoding) => {
      const bytesOf = (text: string) => Buffer.from(encode(text, encoding)).subarray(2)
      const good = lines.slice(0, 8).map((line) => bytesOf(`${line}\n`))
      const without = Buffer.concat([(good[1] as Buffer).subarray(0, 21), (good[1] as Buffer).subarray(22)])
      const added = Buffer.concat([(good[3] as Buffer).subarray(0, 30), Buffer.from([0x41]), (good[3] as Buffer).subarray(30)])
      const surrogate = bytesOf('{"person":"\ud800","responses":{"I01":1}}\n')
      const long = bytesOf(`{"person":"${'x'.repeat(1 << 20)}","responses":{}}\n`)
      const mark = Buffer.from(encode('', encoding))
      const bytes = Buffer.concat([
        mark,
        good[0],
        without,
        good[2],
        added,
        surrogate,
        good[4],
        long,
        good[5],
        good[6],
      ] as Buffer[])
      for (const size of [7, 4099, bytes.length]) {
        const text = bytes.subarray(0, size < 100 ? bytes.length - good[6]!.length - good[5]!.length - long.length : bytes.length)
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.subarray(i * size, (i + 1) * size))
        const answers = (await filtered(pieces, { encoding })).text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line))
        const codes = answers.map(({ person, error }) => (error === undefined ? person : `${error.line} ${error.code}`))
        const head = ['P1', '2 encoding-wrong', 'P3', '4 encoding-wrong', '5 encoding-wrong', 'P5']
        expect(codes).toEqual(size < 100 ? head : [...head, '7 record-too-long', 'P6', 'P7'])
      }
    },
  )

  test('in UTF-16 that nobody has named, by what is wrong with it', async () => {
    const { text } = await filtered([encode(`${lines[0]}\n`, 'utf-16le')])
    expect(JSON.parse(text.split('\n')[0] ?? '').error).toMatchObject({ code: 'encoding-wrong', line: 1 })
    expect(text).toContain('--encoding')
  })

  test('in UTF-16 as soon as it has been read', async () => {
    const { chunks } = await filtered(
      [`${lines[0]}\n`, `${lines[1]}\n`].map((line) => encode(line, 'utf-16le').subarray(2)),
      { encoding: 'utf-16le' },
    )
    expect(chunks.map((chunk) => JSON.parse(chunk).person)).toEqual(['P1', 'P2'])
  })

  test('in Windows-1252 as it was said', async () => {
    const line = Buffer.from('{"person":"Jos\xe9 \x80","responses":{"I01":1}}\n', 'latin1')
    const { text } = await filtered([line], { encoding: 'windows-1252' })
    expect(JSON.parse(text).person).toBe('José €')
  })

  test('whatever the pieces in which they come', async () => {
    const whole = (await filtered([mixed.join('\n')])).text
    for (const size of [1, 7, 60]) {
      const text = mixed.join('\n')
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))
      expect((await filtered(pieces)).text).toBe(whole)
    }
  })

  test('as soon as it has been read, so that a pipe that waits for an answer gets it', async () => {
    const { chunks } = await filtered([`${lines[0]}\n`, `${lines[1]}\n`])
    expect(chunks.map((chunk) => JSON.parse(chunk).person)).toEqual(['P1', 'P2'])
  })

  test('an error where a person comes twice among the lines, unless nobody is to look', async () => {
    const twice = [`${lines[0]}\n`, `${lines[1]}\n${lines[0]}\n`]
    const { text, ...counts } = await filtered(twice)
    expect(counts).toMatchObject({ scored: 2, refused: 1 })
    expect(JSON.parse(text.split('\n')[2] ?? '')).toMatchObject({ person: 'P1', error: { code: 'person-duplicate', line: 3 } })
    expect(await filtered(twice, { noDuplicateCheck: true })).toMatchObject({ scored: 3, refused: 0 })
  })

  test('a layout that refuses a file for it refuses the line here, and one that wants the last line is misplaced', async () => {
    const layout = { format: 'melek-layout/1', person: 'person', items: [{ column: 'I01', item: 'I01' }] }
    const twice = [`${lines[0]}\n${lines[0]}\n`]
    expect(await filtered(twice, { layout: { ...layout, duplicates: 'refuse' } })).toMatchObject({ scored: 1, refused: 1 })
    const last = filtered(twice, { layout: { ...layout, duplicates: 'last' } })
    await expect(last).rejects.toMatchObject({ code: 'duplicates-last-stream' })
  })
})

test('no lines give no lines', async () => {
  expect(await filtered([])).toMatchObject({ text: '', scored: 0, refused: 0 })
})

test('a run that is stopped says so', async () => {
  const signal = AbortSignal.abort()
  await expect(filtered([`${lines[0]}\n`], { signal })).rejects.toMatchObject({ code: 'interrupted' })
})
