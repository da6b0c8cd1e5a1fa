import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureOfText } from '../../../src/population/scores/figure-cells.js'
import { createScoreRows, type ScoreRowOptions } from '../../../src/population/scores/read-score-rows.js'
import type { ScoreRefusal } from '../../../src/population/scores/score-rows.js'

interface Read {
  readonly rows: { line: number; figures: number[]; texts: string[] }[]
  readonly refused: ScoreRefusal[]
}

/** Reads a text in pieces of a size. */
function read(text: string, options: ScoreRowOptions, size = text.length + 1): Read {
  const reader = createScoreRows(options)
  const bytes = new TextEncoder().encode(text)
  const rows: { line: number; figures: number[]; places: number[] }[] = []
  const refused: ScoreRefusal[] = []
  const sink = {
    row: ({ line, figures, texts }: { line: number; figures: Float64Array; texts: Int32Array }) =>
      void rows.push({ line, figures: [...figures], places: [...texts] }),
    refuse: (refusal: ScoreRefusal) => void refused.push(refusal),
  }
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size), sink)
  reader.end(sink)
  return {
    rows: rows.map(({ line, figures, places }) => ({
      line,
      figures,
      texts: places.map((place, t) => reader.texts[t]?.[place] as string),
    })),
    refused,
  }
}

const figure = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String),
  fc.integer({ min: -999999, max: 999999 }).map((n) => (n / 1000).toFixed(4)),
  fc.constantFrom('', 'NA', '0', '-0.5', '.5', '7.', '1e-3', '12345678901234567890', ' 2 '),
)
const line = fc.record({
  group: fc.constantFrom('Dinas A', 'Dinas Ä', '', 'x y'),
  figures: fc.array(figure, { minLength: 3, maxLength: 3 }),
})

test('figures and texts from bytes are those of splitting lines, whatever the pieces, line ends and decimal marks', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 20 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 90 }),
      (lines, end, spreadsheet, size) => {
        const mark = spreadsheet ? ';' : ','
        const cell = (text: string) => (spreadsheet ? text.replace('.', ',') : text)
        const text = [
          ['pv1', 'agency', 'pv2', 'w'].join(mark),
          ...lines.map(({ group, figures: [a, b, c] }) => [cell(a ?? ''), group, cell(b ?? ''), cell(c ?? '')].join(mark)),
          '',
        ].join(end)
        const { rows, refused } = read(text, { weight: 'w', texts: ['agency'] }, size)
        expect(refused).toEqual([])
        const expected = lines.flatMap(({ group, figures }, k) => {
          const [a, b, c] = figures.map((each) => figureOfText(each) as number)
          return [{ line: k + 2, figures: [c, a, b], texts: [group.trim()] }]
        })
        expect(rows).toEqual(expected)
      },
    ),
  )
})

test('a byte-order mark, quoted cells and blank lines change nothing', () => {
  const text = '\uFEFFagency,pv1,pv2\r\n"Dinas ""A"", pusat",1.5,"2"\r\n\r\nB,-1,0\r\n'
  expect(read(text, { texts: ['agency'] }).rows).toEqual([
    { line: 2, figures: [1, 1.5, 2], texts: ['Dinas "A", pusat'] },
    { line: 4, figures: [1, -1, 0], texts: ['B'] },
  ])
})

test('rows that cannot be used are refused with line and reason, the others stand', () => {
  const text = 'person,pv1,pv2\na,1,2\nb,1\nc,x,1\na,0,0\n,0,0\nd,1,2,3\n"e,1,2\nf,3,4\n'
  const { rows, refused } = read(text, {})
  expect(rows.map(({ line }) => line)).toEqual([2, 9])
  expect(refused.map(({ code, line: at }) => [code, at])).toEqual([
    ['row-length', 3],
    ['figure-invalid', 4],
    ['person-duplicate', 5],
    ['person-missing', 6],
    ['row-length', 7],
    ['quote-unclosed', 8],
  ])
})

test('figures that were carried into a spreadsheet as text keep the decimal mark of their own file', () => {
  const wrapped = (weight: string) => `"=""${weight}"""`
  const text = `pv1;w\n-0,5;${wrapped('1.896')}\n0,25;${wrapped('2')}\n1,5;${wrapped('1,5')}\n`
  const { rows, refused } = read(text, { weight: 'w' })
  expect(rows.map(({ figures }) => figures)).toEqual([
    [1.896, -0.5],
    [2, 0.25],
  ])
  expect(refused).toMatchObject([{ code: 'figure-invalid', line: 4 }])
})

test('in a file with decimal commas a point is another mark, not thousands', () => {
  const { rows, refused } = read('pv1;pv2\n1,5;2\n1.234;0\n', {})
  expect(rows).toHaveLength(1)
  expect(refused[0]?.reason).toContain('another decimal mark')
})

test('columns that are missing, twice there or numbered with a gap are named all at once', () => {
  const attempt = () => read('pv1,pv3,w,w\n', { weight: 'w', texts: ['unit'], replicateWeights: 'r*' })
  expect(attempt).toThrow(
    expect.objectContaining({
      code: 'scores-columns',
      issues: [
        expect.objectContaining({ code: 'column-missing', column: 'r*' }),
        expect.objectContaining({ code: 'column-numbering', column: 'pv3' }),
        expect.objectContaining({ code: 'column-duplicate', column: 'w' }),
        expect.objectContaining({ code: 'column-missing', column: 'unit' }),
      ],
    }),
  )
})

test('bytes that are not UTF-8 in a name are refused with the likely encoding', () => {
  const reader = createScoreRows({ texts: ['agency'] })
  const sink = { row: () => {}, refuse: () => {} }
  reader.push(new TextEncoder().encode('agency,pv1,pv2\n'), sink)
  const attempt = () => reader.push(Uint8Array.of(0x44, 0xe4, 0x2c, 0x31, 0x2c, 0x31, 0x0a), sink)
  expect(attempt).toThrow(expect.objectContaining({ code: 'encoding-wrong' }))
})
