import { describe, expect, test } from 'vitest'
import { detectLayout } from '../../src/tables/detect-layout.js'
import { draftLayout } from '../../src/tables/draft-layout.js'
import { categoriesOfPoints, pointsName } from '../../src/tables/points-columns.js'
import { bytesOf } from './reading.js'

const detect = (lines: readonly string[], itemIds: readonly string[] = []) =>
  detectLayout(bytesOf(lines.join('\n')), { complete: true, itemIds })

describe('names of columns', () => {
  test.each([
    ['Q. 1 /1.00', { question: undefined, most: 1 }],
    ['S. 12 /2,50', { question: undefined, most: 2.5 }],
    ['1. Apa itu phishing? [Score]', { question: '1. Apa itu phishing?', most: undefined }],
    ['Dua\nbaris? [Skor]', { question: 'Dua\nbaris?', most: undefined }],
  ])('%j is one of points', (name, said) => expect(pointsName(name)).toEqual(said))
  test.each(['Grade/20.00', 'Q. 1', 'Tanggal 1/2 hari', 'Total score', 'Question [Feedback]', '1/2'])('%j is none', (name) =>
    expect(pointsName(name)).toBeUndefined(),
  )
})

describe('categories of points', () => {
  const quiz = (most: number) => ({ question: undefined, most })
  test.each([
    ['right or wrong', quiz(1), ['1.00', '0.00', '-'], { '0.00': 0, '1.00': 1 }],
    ['right or wrong, worth five', quiz(5), ['5,00', '0,00'], { '0,00': 0, '5,00': 1 }],
    ['nobody wrong', quiz(1), ['1.00'], { '0.00': 0, '1.00': 1 }],
    ['whole points', quiz(3), ['1.00', '3.00'], { '0.00': 0, '1.00': 1, '2.00': 2, '3.00': 3 }],
    ['halves', quiz(1), ['0.50', '1.00'], { '0.00': 0, '0.50': 1, '1.00': 2 }],
    ['thirds, rounded', quiz(1), ['0.33', '0.67'], { '0.00': 0, '0.33': 1, '0.67': 2, '1.00': 3 }],
    [
      'points of so many',
      { question: 'x', most: undefined },
      ['1.00 / 2', '2.00 / 2'],
      { '0.00 / 2': 0, '1.00 / 2': 1, '2.00 / 2': 2 },
    ],
  ])('%s', (_, name, cells, map) => expect(categoriesOfPoints(name, cells)).toEqual(map))
  test.each([
    ['no points at all', quiz(1), ['Requires grading', '']],
    ['more points than there are', quiz(1), ['1.50']],
    ['no steps of equal size', quiz(1), ['0.31', '0.50', '0.87']],
  ])('%s give none', (_, name, cells) => expect(categoriesOfPoints(name, cells)).toBeUndefined())
})

test('a quiz of Moodle has its questions as items, with a map each, whatever its row of averages says', () => {
  const found = detect(
    [
      'Last name,First name,ID number,State,Grade/30.00,Q. 1 /10.00,Q. 2 /20.00',
      'Sari,Dewi,198503122010011001,Finished,30.00,10.00,20.00',
      'Budi,Adi,198503122010011002,Finished,10.00,10.00,-',
      'Tono,Edi,198503122010011003,Finished,10.00,0.00,10.00',
      'Overall average,,,,16.67,6.67,15.00',
    ],
    ['A', 'B'],
  )
  expect(found).toMatchObject({
    person: 'ID number',
    itemColumns: ['Q. 1 /10.00', 'Q. 2 /20.00'],
    cells: 'points',
    omitted: ['-'],
  })
  expect(found.unsure.map(({ code }) => code)).toEqual(['items-by-order', 'points-mapped', 'signs-guessed'])
  expect(draftLayout(found, ['A', 'B']).items).toEqual([
    { column: 'Q. 1 /10.00', item: 'A', map: { '0.00': 0, '10.00': 1 } },
    { column: 'Q. 2 /20.00', item: 'B', map: { '0.00': 0, '10.00': 1, '20.00': 2 } },
  ])
})

test('a quiz of Google Forms has the scores as items, not the answers and the feedback beside them', () => {
  const question = (k: number) => `"${k}. Apa\nitu?","${k}. Apa\nitu? [Score]","${k}. Apa\nitu? [Feedback]"`
  const found = detect([
    `Timestamp,Username,Total score,NIP,${question(1)},${question(2)}`,
    ...[1, 2, 3, 4].map((k) => `2026/11/12 9:0${k}:00 AM GMT+7,u${k}@go.id,1.00 / 2,${k},Ya,1.00 / 1,--,Tidak,0.00 / 1,--`),
  ])
  expect(found).toMatchObject({ person: 'NIP', groupColumns: [], itemColumns: ['1. Apa\nitu? [Score]', '2. Apa\nitu? [Score]'] })
  expect(draftLayout(found).items[0]?.map).toEqual({ '0.00 / 1': 0, '1.00 / 1': 1 })
})

test('a name that stands twice is drafted once, so that the layout is one', () => {
  const found = detect(['person,X1,X2,X1', 'a,0,1,1', 'b,1,0,0'], ['X1', 'X2'])
  expect(found.unsure.map(({ code }) => code)).toContain('header-duplicate')
  expect(draftLayout(found, ['X1', 'X2']).items.map(({ column }) => column)).toEqual(['X1', 'X2'])
})
