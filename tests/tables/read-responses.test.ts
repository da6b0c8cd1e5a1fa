import { expect, test } from 'vitest'
import { bytesOf, optionsFor, readAll } from './reading.js'

test('a plain file gives a row a person in the order of the options, with physical lines', () => {
  const { rows, rejects, header } = readAll(bytesOf('person,X2,X1\nP1,1,0\nP2,0,1\n'), optionsFor(2))
  expect(rejects).toEqual([])
  expect(rows).toEqual([
    { line: 2, person: 'P1', responses: [0, 1], kept: [] },
    { line: 3, person: 'P2', responses: [1, 0], kept: [] },
  ])
  expect(header).toEqual({
    columns: ['person', 'X2', 'X1'],
    idColumn: 'person',
    itemColumns: ['X2', 'X1'],
    missingItems: [],
    ignoredColumns: [],
    keptColumns: [],
  })
})
