import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bar } from '../../src/cli/terminal/bar.js'
import { createStyle, visibleWidth, wantsColour } from '../../src/cli/terminal/style.js'
import { textTable } from '../../src/cli/terminal/text-table.js'
import { bulletList, hangingText, wrapText } from '../../src/cli/terminal/wrap.js'

const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { maxLength: 40 })

test('wrapped text fits its width and loses no word', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 14, max: 80 }), (list, width) => {
      const text = wrapText(list.join(' '), width)
      for (const line of text.split('\n')) expect(visibleWidth(line)).toBeLessThanOrEqual(width)
      expect(text.split(/\s+/).filter((word) => word !== '')).toEqual(list)
    }),
  )
})

test('lists and labels fit too, their further lines indented', () => {
  fc.assert(
    fc.property(words, (list) => {
      const lines = [bulletList([list.join(' ')], 40), hangingText('label  ', list.join(' '), 40)].flatMap((text) =>
        text.split('\n'),
      )
      for (const line of lines) {
        expect(visibleWidth(line)).toBeLessThanOrEqual(40)
        expect(line === '' || /^(- |label {2}| {2})/.test(line)).toBe(true)
      }
    }),
  )
})

test('a table fits 80 columns however long its cells are', () => {
  const cell = fc.string({ unit: 'grapheme-ascii', maxLength: 120 }).map((text) => text.trim())
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 5 }),
      (count, rows) => {
        const columns = Array.from({ length: count }, (_, c) => ({
          title: `column ${c}`,
          align: c % 2 === 0 ? ('left' as const) : ('right' as const),
        }))
        const table = textTable(columns, rows, 80)
        for (const line of table.split('\n')) expect(visibleWidth(line)).toBeLessThanOrEqual(80)
        expect(table.split('\n')).toHaveLength(rows.length + 2)
      },
    ),
  )
})

test('a narrow table is not touched, and numbers stand right', () => {
  expect(
    textTable(
      [{ title: 'Level' }, { title: 'Persons', align: 'right' }],
      [
        ['high', '7'],
        ['low', '12'],
      ],
    ),
  ).toBe('Level  Persons\n-----  -------\nhigh         7\nlow         12')
})

test('words give way before numbers do', () => {
  const table = textTable([{ title: 'Name' }, { title: 'N', align: 'right' }], [['x'.repeat(100), '1234567890']], 40)
  expect(table.split('\n')[2]).toBe(`${'x'.repeat(27)}…  1234567890`)
})

test('colour is for terminals that want it', () => {
  expect(wantsColour(true, {})).toBe(true)
  expect(wantsColour(false, {})).toBe(false)
  expect(wantsColour(true, { NO_COLOR: '1' })).toBe(false)
  expect(wantsColour(true, { NO_COLOR: '', TERM: 'xterm' })).toBe(true)
  expect(wantsColour(true, { TERM: 'dumb' })).toBe(false)
  expect(wantsColour(false, { FORCE_COLOR: '1' })).toBe(true)
  expect(wantsColour(true, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false)
})

test('emphasis takes no columns, and is no text at all without colour', () => {
  expect(visibleWidth(createStyle(true).red('merah'))).toBe(5)
  expect(createStyle(true).red('merah')).not.toBe('merah')
  expect(createStyle(false).red('merah')).toBe('merah')
})

test('a bar grows with its share and never beyond its width', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const columns = bar(share, 20).length
      expect(Math.abs(columns - 20 * share)).toBeLessThanOrEqual(1)
      expect(columns).toBeLessThanOrEqual(20)
    }),
  )
  expect([bar(-1, 4), bar(2, 4), bar(0.5, 4)]).toEqual(['', '████', '██'])
})
