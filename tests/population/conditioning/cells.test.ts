import { expect, test } from 'vitest'
import { groupPersons } from '../../../src/population/conditioning/cells.js'

const persons = Array.from({ length: 27 }, (_, p) => p)
const groups = persons.map((p) => (p < 12 ? 'big' : p < 21 ? 'nine' : 'six'))

test('groups of ten and more are cells of their own, smaller ones share one cell', () => {
  const { cells, groups: listed } = groupPersons(persons, groups, undefined)
  expect(cells.map(({ kind, members }) => [kind, members.length])).toEqual([
    ['group', 12],
    ['small-groups', 15],
  ])
  expect(listed.map(({ name, n, cell }) => [name, n, cell.kind])).toEqual([
    ['big', 12, 'group'],
    ['nine', 9, 'small-groups'],
    ['six', 6, 'small-groups'],
  ])
})

test('only persons who were tested are members, with their own weights', () => {
  const weights = persons.map((p) => p / 10)
  const { cells, groups: listed } = groupPersons([1, 3, 14], groups, weights)
  expect(cells).toHaveLength(1)
  expect([...(cells[0]?.members ?? [])]).toEqual([1, 3, 14])
  expect([...(cells[0]?.weights ?? [])]).toEqual([0.1, 0.3, 1.4])
  expect(listed.map(({ name, n }) => [name, n])).toEqual([
    ['big', 2],
    ['nine', 1],
  ])
})

test('names are ordered by code units, whatever the language of the machine', () => {
  const names = ['b', 'Z', 'ä', 'a']
  const { groups: listed } = groupPersons([0, 1, 2, 3], names, undefined)
  expect(listed.map(({ name }) => name)).toEqual(['Z', 'a', 'b', 'ä'])
})

test('without groups all are one cell', () => {
  expect(groupPersons(persons, undefined, undefined)).toMatchObject({ cells: [{ kind: 'all' }], groups: [] })
})
