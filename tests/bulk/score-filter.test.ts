import { readFileSync, writeFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { scoreFile } from '../../src/bulk/score-file.js'
import { type ScoreFilterOptions, scoreFilter } from '../../src/bulk/score-filter.js'
import { temporaryFolder } from '../cli/folder.js'
import { ndjson, nineModelBank } from './nine-models.js'

const persons = 400
const lines = ndjson(persons).trimEnd().split('\n')

/** What comes out when pieces of text go in one by one. */
async function filtered(pieces: readonly string[], more: Partial<ScoreFilterOptions> = {}) {
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

  test('twice where a person comes twice: shards cannot know', async () => {
    expect(await filtered([`${lines[0]}\n${lines[0]}\n`])).toMatchObject({ scored: 2, refused: 0 })
  })
})

test('no lines give no lines', async () => {
  expect(await filtered([])).toMatchObject({ text: '', scored: 0, refused: 0 })
})

test('a run that is stopped says so', async () => {
  const signal = AbortSignal.abort()
  await expect(filtered([`${lines[0]}\n`], { signal })).rejects.toMatchObject({ code: 'interrupted' })
})
