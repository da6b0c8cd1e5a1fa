import fc from 'fast-check'
import { type ScoreLine, scoreStatuses } from '../../src/tables/scores.js'
import { putTextInto, type TextCellsDraft } from '../../src/tables/text-cells.js'
import type { ScoreBlock } from '../../src/tables/write-score-blocks.js'

export const levels = ['Dasar', 'Menengah "B1"', 'Mahir; 3', '4']
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })
const figure = optional(
  fc.oneof(fc.double({ noNaN: true, min: -9, max: 9 }), fc.constantFrom(0, -0, 1, 0.5, 1e-9, 1e300, -12345.678)),
)
const text = fc.oneof(
  fc.nat(999).map((n) => `P${n}`),
  fc.constantFrom(
    '',
    '198503122010011001',
    '1.5',
    'Dinas A',
    'é',
    'Ürün',
    '=1+1',
    '"',
    'a"b',
    'a,b',
    'a;b',
    'a\nb',
    'a\r\nb',
    '\\',
    '\t',
    '\x7f',
    '\u2028',
    '\uFEFFx',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('x'.repeat(300), '9'.repeat(300), `=${'"'.repeat(300)}`, `"${';'.repeat(300)}`),
)
/** Persons of a block, some of whom get no row. */
export const scoreLines = fc.array(
  fc.record({
    person: text,
    theta: figure,
    standardError: figure,
    answered: fc.oneof(fc.nat(60), fc.constant(4_000_000_000)),
    status: fc.constantFrom(...scoreStatuses),
    level: optional(fc.nat(levels.length - 1)),
    targetProbability: figure,
    plausibleValues: fc.array(figure, { minLength: 3, maxLength: 3 }),
    figures: fc.array(figure, { minLength: 2, maxLength: 2 }),
    kept: fc.array(text, { minLength: 2, maxLength: 2 }),
    leftOut: fc.boolean(),
  }),
  { maxLength: 12 },
)

export type Line = typeof scoreLines extends fc.Arbitrary<readonly (infer T)[]> ? T : never

/** Columns and form of a score file. */
export const options = fc.record({
  form: fc.constantFrom(
    { format: 'csv' as const },
    { format: 'csv' as const, excel: 'id' as const },
    { format: 'ndjson' as const },
  ),
  standard: fc.boolean(),
  plausibleValues: fc.constantFrom(0, 3),
  figures: fc.constantFrom([], ['lower', 'upper "95 %"']),
  kept: fc.constantFrom([], ['unit'], ['unit', 'kode; b']),
})

export type Columns = typeof options extends fc.Arbitrary<infer T> ? T : never

const column = (values: readonly (number | undefined)[]) => Float64Array.from(values, (value) => value ?? Number.NaN)

export function blockOf(all: readonly Line[], columns: Columns): ScoreBlock {
  const count = all.length
  const textCount = 1 + columns.kept.length
  // Nothing of what lies behind the last person may be read.
  const texts: TextCellsDraft = { bytes: new Uint8Array(0), ends: new Uint32Array(textCount * (count + 1)).fill(999_999) }
  for (const [p, { person, kept }] of all.entries())
    for (const [k, cell] of [person, ...kept.slice(0, columns.kept.length)].entries()) putTextInto(texts, p * textCount + k, cell)
  return {
    count,
    texts,
    theta: column(all.map(({ theta }) => theta)),
    standardError: column(all.map(({ standardError }) => standardError)),
    answered: Uint32Array.from(all, ({ answered }) => answered),
    status: Uint8Array.from(all, ({ status }) => scoreStatuses.indexOf(status)),
    level: Int16Array.from(all, ({ level }) => level ?? -1),
    targetProbability: column(all.map(({ targetProbability }) => targetProbability)),
    plausibleValues: column(all.flatMap(({ plausibleValues }) => plausibleValues)),
    figures: column(all.flatMap(({ figures }) => figures)),
  }
}

export function lineOf({ level, plausibleValues, leftOut: _, ...line }: Line): ScoreLine {
  return {
    ...line,
    level: level === undefined ? undefined : levels[level],
    // A row has as many figures as columns, so that an absent one stands as undefined.
    plausibleValues: plausibleValues as readonly number[],
  }
}
