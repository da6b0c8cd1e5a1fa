import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScoreReader, type ScoreReject, type ScoreRow } from '../../src/tables/read-scores.js'
import { type ScoreLine, scoreStatuses } from '../../src/tables/scores.js'
import { createScoreWriter } from '../../src/tables/write-scores.js'
import { bytesOf } from './reading.js'
import { inPieces } from './writing.js'

const ten = (figure: number) => Number(figure.toPrecision(10))
const figure = fc.double({ noNaN: true, min: -14, max: 14 })
const positive = fc.double({ noNaN: true, min: 1e-3, max: 9 })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
/** No id or text that reading changes: not blank, not itself wrapped as `="…"`, not like a rounded number. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((value) => value.trim() !== '' && !/^="|E\+/i.test(value))
const lines = fc.uniqueArray(
  fc.record({
    person: text,
    theta: optional(figure),
    standardError: optional(positive),
    answered: fc.nat(400),
    status: fc.constantFrom(...scoreStatuses),
    level: optional(text),
    targetProbability: optional(fc.double({ noNaN: true, min: 0, max: 1 })),
    plausibleValues: fc.array(figure, { minLength: 2, maxLength: 2 }),
    kept: fc.tuple(text, fc.constantFrom('', 'Dinas A', '1.5', '12/3')),
  }),
  { selector: ({ person }) => person, maxLength: 8 },
)

const columns = { standard: true, plausibleValues: 2, kept: ['unit', 'kode'] }

test.each([
  ['plain CSV', { format: 'csv' }],
  ['a spreadsheet file', { format: 'csv', excel: 'id' }],
  ['NDJSON', { format: 'ndjson' }],
] as const)('what is written as %s is read back, for any cutting', (_, form) => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 50 }), (written, length) => {
      const writer = createScoreWriter({ ...form, ...columns })
      const file = bytesOf(writer.header() + written.map((line: ScoreLine) => writer.row(line)).join(''))
      const reader = createScoreReader({ format: form.format })
      const rows: Omit<ScoreRow, 'line'>[] = []
      const rejects: ScoreReject[] = []
      const sink = {
        row: ({ line: _line, ...row }: ScoreRow) => void rows.push(row),
        reject: (reject: ScoreReject) => void rejects.push(reject),
      }
      inPieces(file, [length], (piece) => reader.push(piece, sink))
      reader.end(sink)
      const expected = written.map((line) => ({
        ...line,
        theta: line.theta === undefined ? undefined : ten(line.theta) + 0,
        standardError: line.standardError === undefined ? undefined : ten(line.standardError),
        targetProbability: line.targetProbability === undefined ? undefined : ten(line.targetProbability),
        plausibleValues: line.plausibleValues.map((value) => ten(value) + 0),
      }))
      expect({ rows, rejects }).toEqual({ rows: expected, rejects: [] })
    }),
    { numRuns: 200 },
  )
})
