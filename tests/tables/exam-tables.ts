import fc from 'fast-check'
import { type Delimiter, delimiters } from '../../src/tables/guess-delimiter.js'
import type { AnswerReading, ResponseReaderOptions } from '../../src/tables/read-responses.js'
import { optionsFor } from './reading.js'

/** Mostly one of the usual, once in a while one of the odd. */
const mostly = <T>(usual: readonly T[], odd: readonly T[], share: number) =>
  fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: share }, { arbitrary: fc.constantFrom(...odd), weight: 1 })

const plainCells = ['NA', '.', 'O', 'R', 'T', '0', '3', 'b']
const notPlain = ['9', '10', '01', ' 1', '1 ', ' ', '\t', 'N', 'NAN', 'A', '*', '-', '1"', '"1', 'é', '\x01', '']
const itemCells = mostly(['1', '2', '1', '2', '1', ''], [...plainCells, ...plainCells, ...notPlain], 25)
const quotedCells = fc.constantFrom(
  ...['"1"', '"2"', '"1"', '"2"', '""', '"NA"', '" "', '"R"'],
  ...['"9"', '"1" ', '"1""', '"', '"""', '"1\n"', '","', '"12"'],
)

const plainIds = fc.oneof(
  fc.nat(300).map((n) => `P${n}`),
  fc.nat(20).map((n) => `peserta-ujian-${n}`),
  fc.nat(50).map((n) => `"K ${n}"`),
  fc.nat(99).map((n) => `1985031220100110${n}`),
)
const oddIds = fc.constantFrom(
  ...['', '""', ' ', '\t', '" "', '0', '00', '3201234567890120', '32012345678901200', '3201234567890123'],
  ...['"198503122010011001"', '198503122010011000', '"198503122010011000"', '198503122010010000', '1985031220100110000'],
  ...['1.98503E+17', '"1,98503E+17"', '1234567890123456.0', '1234567890123456.00', '1234567890123456.10', '123456789012345678.0'],
  ...[
    'a.b@c.id',
    'a+b',
    '="0123"',
    "'0123",
    "'Ain",
    '"=""0123"""',
    '=1',
    'P"1',
    '"P1',
    '"P1"x',
    '"P,1"',
    '"P\n1"',
    "O'Neil",
    'é',
    '𝒳',
    'P\x011',
    ' P1',
  ],
)
const ids = fc.oneof({ arbitrary: plainIds, weight: 12 }, { arbitrary: oddIds, weight: 1 })

const texts = mostly(
  ['', 'Dinas A', '"Dinas B"', '7', '"a, b; c|d"', 'a+b', '1.0', ' = ', '""'],
  [
    '="007"',
    "'007",
    "'x",
    '"=""007"""',
    '="a"b',
    'x"y',
    '19" layar',
    '"a""b"',
    '"a\nb"',
    '"a\r\nb"',
    '"',
    'é',
    '"é"',
    '\x01',
    '\t',
  ],
  25,
)

const damages = mostly<'short' | 'long' | 'blank' | 'delimiters' | 'quote' | 'break' | 'return' | undefined>(
  [undefined],
  ['short', 'long', 'blank', 'delimiters', 'quote', 'break', 'return'],
  30,
)

/** Columns of the tables; the bank holds X1 to X8. */
const columns = ['person', 'X1', 'X2', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X9', 'unit', 'note']
const all = columns.map((_, column) => column)

export const examTables = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  order: fc.oneof(
    fc.constant<number[]>([0, 1, 2, 3, 4, 5, 6, 7, 8]),
    fc.constant<number[]>([10, 1, 2, 3, 4, 5, 6, 7, 8, 0]),
    fc.constant<number[]>([0, 11, 1, 2, 3, 4, 5, 10, 6, 7, 8, 9]),
    fc.shuffledSubarray(all, { minLength: 12 }),
    fc.shuffledSubarray(all, { minLength: 3 }),
  ),
  quotedHeader: fc.boolean(),
  breaks: fc.constantFrom(['\n'], ['\r\n'], ['\r'], ['\n', '\n', '\r\n', '\r']),
  above: mostly([''], ['\n\n', 'Hasil\n'], 12),
  finalBreak: fc.boolean(),
  quotedItems: mostly([false], [true], 8),
  rows: fc.array(
    fc.record({
      id: ids,
      cells: fc.array(itemCells, { minLength: 9, maxLength: 9 }),
      quoted: fc.array(quotedCells, { minLength: 9, maxLength: 9 }),
      texts: fc.tuple(texts, texts),
      damage: damages,
      lineBreak: fc.nat(1000),
    }),
    { maxLength: 60, size: 'max' },
  ),
})

export type ExamTable = typeof examTables extends fc.Arbitrary<infer T> ? T : never

/** A table as a text file. */
export function tableText(table: ExamTable): string {
  const { delimiter, order, quotedHeader, breaks, above, finalBreak, quotedItems, rows } = table
  let text = above + order.map((column) => (quotedHeader ? `"${columns[column]!}"` : columns[column]!)).join(delimiter)
  let lineBreak = breaks[0]!
  for (const row of rows) {
    const own = [row.id, ...(quotedItems ? row.quoted : row.cells), ...row.texts]
    const cells = order.map((column) => own[column]!)
    text += lineBreak + damagedLine(cells, delimiter, row.damage)
    lineBreak = breaks[row.lineBreak % breaks.length]!
  }
  return finalBreak ? text + lineBreak : text
}

function damagedLine(cells: readonly string[], delimiter: Delimiter, damage: ExamTable['rows'][number]['damage']): string {
  const line = cells.join(delimiter)
  switch (damage) {
    case 'short':
      return cells.slice(1).join(delimiter)
    case 'long':
      return line + delimiter
    case 'blank':
      return ''
    case 'delimiters':
      return cells.map(() => '').join(delimiter)
    case 'quote':
      return `"${line}`
    case 'break':
      return `${line.slice(0, 9)}\n${line.slice(9)}`
    case 'return':
      return `${line}\r`
    default:
      return line
  }
}

const keyed = (itemId: string, text: string): AnswerReading =>
  /^[b12]$/.test(text)
    ? { kind: 'category', category: itemId === 'X2' ? 2 : 1 }
    : /^[A-E0-4]$/.test(text)
      ? { kind: 'category', category: 0 }
      : text === '-'
        ? { kind: 'omitted' }
        : { kind: 'invalid', reason: `"${text}" is no option` }

const rules = fc.constantFrom('wrong' as const, 'ignore' as const)
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })
const choices = fc.record({
  base: fc.constantFrom(0 as const, 1 as const),
  blank: fc.constantFrom('not-presented' as const, 'omitted' as const, 'not-reached' as const),
  omitted: rules,
  notReached: rules,
  timedOut: rules,
  keep: rarely(fc.constantFrom(['unit'], ['unit', 'note'], ['n*', 'u*'], ['X3', 'unit'], ['person'])),
  ignored: mostly([['X9', 'unit', 'note']], [['X9', 'X2'], ['X9'], ['unit', 'note']], 4),
  idColumn: rarely(fc.constantFrom('person', 'unit', 'X1')),
  answerCategory: rarely(fc.constant(keyed)),
  noDuplicateCheck: fc.boolean(),
  layout: rarely(
    fc.record(
      {
        omitted: fc.constantFrom(['', '-'], ['-']),
        multipleMarks: fc.constantFrom(['*'], ['1', '*']),
        form: fc.constant('unit'),
        duplicates: fc.constantFrom('first' as const, 'last' as const, 'refuse' as const),
        headerRow: fc.constant(1),
        keep: fc.constantFrom({ group: 'unit' }, { again: 'unit', group: 'unit' }, { id: 'person' }),
        doubled: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  ),
})

const items = Array.from({ length: 8 }, (_, i) => ({ id: `X${i + 1}`, categories: i === 4 ? 2 : 3 }))

/** Ways of reading a table: for the most part such that it can be read. */
export function readingOptions({ order }: ExamTable): fc.Arbitrary<ResponseReaderOptions> {
  const present = (name: string) => name.includes('*') || order.some((column) => columns[column] === name)
  return choices.map(({ ignored, keep, idColumn, layout, ...plain }) =>
    optionsFor(items, {
      ...plain,
      ignore: ignored,
      keep: keep?.filter(present),
      ...(idColumn !== undefined && present(idColumn) ? { idColumn } : {}),
      ...(layout !== undefined && present('person')
        ? { layout: layoutOf(layout, present), lastLines: new Map([['P1', 5]]) }
        : {}),
    }),
  )
}

interface LayoutChoices {
  readonly form?: string
  readonly keep?: Readonly<Record<string, string>>
  readonly doubled?: boolean
}

function layoutOf({ doubled, form, keep, ...plain }: LayoutChoices, present: (name: string) => boolean) {
  const mapped = [1, 2, 3, 4, 5].filter((i) => present(`X${i}`)).map((i) => ({ column: `X${i}`, item: `X${6 - i}` }))
  if (doubled === true && mapped[0] !== undefined) mapped.push({ column: mapped[0].column, item: 'X8' })
  return {
    format: 'melek-layout/1' as const,
    person: 'person',
    items: mapped,
    ...plain,
    ...(form !== undefined && present(form) ? { form } : {}),
    ...(keep !== undefined && Object.values(keep).every(present) ? { keep } : {}),
  }
}
