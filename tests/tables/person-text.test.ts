import { expect, test } from 'vitest'
import { isNationalNumber, roundedIdProblem, shownCell, shownPerson, unwrapText } from '../../src/tables/person-text.js'

test.each([
  '198503122010011003',
  '19850312 201001 1 003',
  '3374011204900002',
  '1,98503E+17',
  '198503122010011003.0',
  ' 198503122010011003 ',
])('%s is like a national number and never shown', (text) => {
  expect(isNationalNumber(text)).toBe(true)
  expect(shownPerson(text)).toBe('')
  expect(shownCell(text)).toBe('a long number')
})

test.each(['P0000001', '2025-001', '081234567890', '1E5', '12 000', 'UJI-2025-11-22-0001'])('%s may be shown', (text) => {
  expect(shownPerson(text)).toBe(text)
})

test('a long cell is cut, and line breaks become spaces', () => {
  expect(shownCell(`a\n b${'x'.repeat(60)}`)).toBe(`"a b${'x'.repeat(36)}…"`)
})

test('a number inside a longer text is hidden with it', () => {
  expect(shownCell('NIP 198503122010011003')).toBe('a long number')
})

test.each([
  ['="007"', '007'],
  ["'007", '007'],
  ["'198503122010011001", '198503122010011001'],
  ["'Ain", "'Ain"],
  ["'", "'"],
  ['="say ""x"""', 'say "x"'],
  ['=1+1', '=1+1'],
  ['"007"', '"007"'],
  ['=""', ''],
])('%s is unwrapped to %s', (cell, text) => {
  expect(unwrapText(cell)).toBe(text)
})

test.each(['198503122010011003', '1000', '3374011204900000', '2E3', '12E+3x'])('%s is not taken for rounded', (id) => {
  expect(roundedIdProblem(id)).toBeUndefined()
})
