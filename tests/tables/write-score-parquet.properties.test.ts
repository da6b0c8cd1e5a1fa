import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import type { ScoreLine } from '../../src/tables/scores.js'
import { createScoreParquetWriter } from '../../src/tables/write-score-parquet.js'
import { blockOf, type Columns, type Line, levels, lineOf, options, scoreLines } from './score-block-arbitraries.js'

/** Far more items than a test has; the column is of 32 bits. */
const MOST_ITEMS = 2 ** 31

// A mark at the beginning of a text is a character of the text.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const stringFromBytes = (bytes: Uint8Array | undefined) => bytes && decoder.decode(bytes)

const withoutSignOfZero = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === 0 ? 0 : value]))

function fileOf(blocks: readonly (readonly Line[])[], columns: Columns, groupRows: number): Uint8Array {
  const writer = createScoreParquetWriter({ ...columns, levels, groupRows })
  const pieces = blocks.map((all) => {
    const leftOut = new Set([...all.keys()].filter((p) => all[p]?.leftOut === true))
    return writer.rows(blockOf(all, columns), leftOut)
  })
  return new Uint8Array(Buffer.concat([...pieces, writer.end()]))
}

function rowOf(line: ScoreLine, { standard, plausibleValues, figures, kept }: Columns): Record<string, unknown> {
  const named = (names: readonly string[], values: ArrayLike<unknown>) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]))
  const pvNames = Array.from({ length: plausibleValues }, (_, m) => `pv${m + 1}`)
  return {
    person: line.person,
    theta: line.theta ?? null,
    standard_error: line.standardError ?? null,
    answered: line.answered,
    status: line.status,
    ...(standard ? { level: line.level ?? null, p_target: line.targetProbability ?? null } : {}),
    ...named(pvNames, line.plausibleValues ?? []),
    ...named(figures, line.figures ?? []),
    ...named(kept, line.kept ?? []),
  }
}

test('a Parquet file holds the persons of its blocks with every digit, and is the same whatever the blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(scoreLines, { maxLength: 3 }),
      options,
      fc.constantFrom(1, 4, 65_536),
      async (drawn, columns, groupRows) => {
        const blocks = drawn.map((all) => all.map((line) => ({ ...line, answered: line.answered % MOST_ITEMS })))
        const file = fileOf(blocks, columns, groupRows)
        const expected = blocks
          .flat()
          .filter(({ leftOut }) => !leftOut)
          .map((line) => rowOf(lineOf(line), columns))
        expect(await parquetReadObjects({ file: file.buffer as ArrayBuffer, parsers: { stringFromBytes } })).toEqual(
          expected.map(withoutSignOfZero),
        )
        expect(fileOf([blocks.flat()], columns, groupRows)).toEqual(file)
      },
    ),
    { numRuns: 60 },
  )
})

test('two columns of one name are refused', () => {
  expect(() => createScoreParquetWriter({ kept: ['theta'] })).toThrow('cannot be written')
})
