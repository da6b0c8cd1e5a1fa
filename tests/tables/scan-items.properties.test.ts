import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, optionsFor, readAll, readAllInBlocks } from './reading.js'

/** A category of whatever the item has, or an empty cell, or one of what files hold now and then. */
const usual = fc.oneof({ weight: 7, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: fc.constant('') })
const odd = fc.constantFrom('NA', '.', 'O', 'R', 'T', '"1"', '""', ' 1', '9', '12', 'x')
const cells = fc.oneof({ weight: 60, arbitrary: usual }, { weight: 1, arbitrary: odd })
const files = fc.integer({ min: 1, max: 75 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    categories: fc.array(fc.integer({ min: 2, max: 10 }), { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cells, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
    /** Columns too many or too few, now and then. */
    extra: fc.array(fc.constantFrom('', '', '', '', ',', ',1', ',,,'), { minLength: 12, maxLength: 12 }),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    /** The column before which the id stands. */
    person: fc.nat(columns),
    base: fc.constantFrom(0 as const, 1 as const),
    blank: fc.constantFrom('not-presented' as const, 'omitted' as const, 'not-reached' as const),
    reversed: fc.boolean(),
    step: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(1 << 20)),
  }),
)

test('rows of many cells are read as the row reader reads them, wherever cells are empty and whatever digits mean', () => {
  fc.assert(
    fc.property(files, ({ columns, categories, rows, extra, lineBreak, person, base, blank, reversed, step }) => {
      const items = categories.map((count, i) => ({ id: `B${i}`, categories: count }))
      const cell = (value: number | string, i: number) =>
        typeof value === 'string' ? value : String((value % categories[i]!) + base)
      const line = (cells: readonly string[], id: string) => [...cells.slice(0, person), id, ...cells.slice(person)].join(',')
      const header = line(
        items.map(({ id }) => id),
        'person',
      )
      const text = [header, ...rows.map((row, i) => line(row.map(cell), `P${i}`) + extra[i]!)]
        .map((each) => each + lineBreak)
        .join('')
      const options = { ...optionsFor(columns, { base, blank }), items: reversed ? [...items].reverse() : items }
      const { answered, sizes, ...blocks } = readAllInBlocks(bytesOf(text), options, step, { persons: 5 })
      expect(blocks).toEqual(readAll(bytesOf(text), options, step))
    }),
    { numRuns: 250 },
  )
})
