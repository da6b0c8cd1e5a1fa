import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { createResponseBlocks } from '../../../src/tables/read-response-blocks.js'
import { bytesOf, optionsFor, readAll, readAllInBlocks } from '../reading.js'

const ids = fc.oneof(
  { weight: 6, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((id) => `${id}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(10 ** 9 - 1), fc.integer({ min: 1, max: 22 }))
      .map(([id, length]) => `${id}`.padStart(length, '0')),
  },
  { weight: 1, arbitrary: fc.nat(5).map((id) => `19850312201001100${id}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...[
        'P1',
        'P0000001',
        'peserta-ujian-0000000010',
        '',
        ' 7',
        '7 ',
        '=1',
        '1+1',
        '"7"',
        'é7',
        '1.98503E+17',
        '1985031220100110.0',
      ],
      ...['198503122010011000', '198503122010010.000', '1985031220100110', '19850312201001100', '0', '00', '000'],
    ),
  },
)
const usual = fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: fc.constant('') })
const odd = fc.constantFrom('NA', '.', 'O', '"1"', '""', ' 1', '9', '12', ';')
const cells = fc.oneof({ weight: 80, arbitrary: usual }, { weight: 1, arbitrary: odd })
const units = fc.constantFrom('Dinas A', '', 'unit+1', '=1', 'é', '"a, b"', 'a\tb', 'Badan Kepegawaian dan Pengembangan')
const rowBreaks = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\n\n')

/** Files that begin with texts and end with items. */
const files = fc.integer({ min: 1, max: 70 }).chain((columns) => {
  const numbers = { minLength: columns, maxLength: columns }
  return fc.record({
    categories: fc.array(fc.integer({ min: 2, max: 10 }), numbers),
    rows: fc.array(fc.record({ id: ids, unit: units, cells: fc.array(cells, numbers), lineBreak: rowBreaks }), { maxLength: 30 }),
    keep: fc.boolean(),
    delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
    base: fc.constantFrom(0 as const, 1 as const),
    blank: fc.constantFrom('not-presented' as const, 'omitted' as const, 'not-reached' as const),
    /** Items that the file has no column for, and whether it has the others in another order. */
    further: fc.nat(2),
    reversed: fc.boolean(),
    step: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constant(1 << 20)),
    persons: fc.constantFrom(1, 7, 4096),
  })
})
type File = typeof files extends fc.Arbitrary<infer T> ? T : never

function fileOf({ categories, rows, keep, delimiter, base, blank, further, reversed }: File) {
  const items = categories.map((count, i) => ({ id: `B${i}`, categories: count }))
  const cell = (value: number | string, i: number) =>
    typeof value === 'string' ? value : String((value % categories[i]!) + base)
  const header = ['person', 'unit', ...items.map(({ id }) => id)].join(delimiter)
  const lines = rows.map((row) => [row.id, row.unit, ...row.cells.map(cell)].join(delimiter) + row.lineBreak)
  const wanted = [...items, ...Array.from({ length: further }, (_, i) => ({ id: `C${i}`, categories: 2 }))]
  return {
    bytes: bytesOf(`${header}\n${lines.join('')}`),
    options: {
      ...optionsFor(1, { base, blank, ...(keep ? { keep: ['unit'] } : { ignore: ['unit'] }) }),
      items: reversed ? wanted.reverse() : wanted,
    },
  }
}

test('files of texts and then items are read as the row reader reads them', () => {
  fc.assert(
    fc.property(files, (file) => {
      const { bytes, options } = fileOf(file)
      const { answered, sizes, ...blocks } = readAllInBlocks(bytes, options, file.step, { persons: file.persons })
      expect(blocks).toEqual(readAll(bytes, options, file.step))
    }),
    { numRuns: 400 },
  )
})

afterEach(() => vi.unstubAllGlobals())

test('blocks are the same without WebAssembly', async () => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', undefined)
  const twin = await import('../../../src/tables/read-response-blocks.js')
  expect(twin.createResponseBlocks).not.toBe(createResponseBlocks)
  const id = (row: number) => `${198503122010011001n + BigInt(row % 2990)}`
  const cellOf = (row: number, column: number) => ((row * 31 + column * 17) % 23 === 0 ? '' : (row * column) % 2)
  const lines = Array.from({ length: 3000 }, (_, row) =>
    [id(row), ...Array.from({ length: 40 }, (_, k) => cellOf(row, k))].join(','),
  )
  const header = ['person', ...Array.from({ length: 40 }, (_, k) => `X${k + 1}`)].join(',')
  const bytes = bytesOf(`${header}\n${lines.join('\n')}\n`)
  const read = (create: typeof createResponseBlocks) => {
    const found: unknown[] = []
    const reader = create(optionsFor(40), { persons: 1500 })
    const sink = {
      block: ({
        count,
        responses,
        lines,
        states,
        answered,
        texts,
      }: Parameters<Parameters<typeof reader.push>[1]['block']>[0]) => {
        const ends = texts.ends.slice(0, count)
        const columns = [
          responses.slice(0, 40 * count),
          lines.slice(0, count),
          states.slice(0, 5 * count),
          answered.slice(0, count),
        ]
        found.push(columns, ends, texts.bytes.slice(0, ends[count - 1]))
      },
      reject: (reject: unknown) => void found.push(reject),
    }
    reader.push(bytes, sink)
    reader.end(sink)
    return { found, blanks: reader.blanks, warnings: reader.warnings }
  }
  expect(read(createResponseBlocks)).toEqual(read(twin.createResponseBlocks))
})
