import { expect, test } from 'vitest'
import { migrateBank } from '../../src/bank/migrate-bank.js'

test('migrations are applied one after another until the format has none', () => {
  const steps = {
    'melek-bank/0': (document: Readonly<Record<string, unknown>>) => ({ ...document, format: 'melek-bank/0.5', first: true }),
    'melek-bank/0.5': (document: Readonly<Record<string, unknown>>) => ({ ...document, format: 'melek-bank/1', second: true }),
  }
  expect(migrateBank({ format: 'melek-bank/0', id: 'x' }, steps)).toEqual({
    format: 'melek-bank/1',
    id: 'x',
    first: true,
    second: true,
  })
})

test.each([null, 5, 'x', {}, { format: 'toString' }, { format: 'melek-bank/1' }])('%j passes unchanged', (value) => {
  expect(migrateBank(value)).toBe(value)
})
