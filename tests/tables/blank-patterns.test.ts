import { expect, test } from 'vitest'
import { createBlankPatterns } from '../../src/tables/blank-patterns.js'
import { bytesOf, optionsFor, readAll, readAllInBlocks } from './reading.js'

/** Numbers in [0, 1) that are the same in every run. */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function blankBits(row: readonly number[]): Uint32Array {
  const bits = new Uint32Array(Math.ceil(row.length / 32))
  for (const [i, blank] of row.entries()) if (blank === 1) bits[i >> 5]! |= 1 << (i & 31)
  return bits
}

function statisticsOf(rows: readonly (readonly number[])[]) {
  const patterns = createBlankPatterns()
  for (const row of rows) patterns.count(blankBits(row), row.length)
  return patterns.statistics
}

test('a file without blanks has none', () => {
  expect(statisticsOf(Array.from({ length: 10 }, () => [0, 0, 0]))).toEqual({
    rows: 10,
    rowsWithBlanks: 0,
    scatteredRows: 0,
    trailingRows: 0,
    blankCells: 0,
    cells: 30,
    looksScattered: false,
  })
})

test('three forms with blocks of items are a design, not omissions', () => {
  const forms = [0, 1, 2].map((form) => Array.from({ length: 30 }, (_, i) => Number(Math.floor(i / 10) === form)))
  const found = statisticsOf(Array.from({ length: 300 }, (_, p) => forms[p % 3]!))
  expect(found).toMatchObject({ rowsWithBlanks: 300, scatteredRows: 0, looksScattered: false })
})

test.each([5, 10, 40])('blanks drawn at random in a test of %d items look scattered', (items) => {
  const next = drawn(7)
  const found = statisticsOf(Array.from({ length: 500 }, () => Array.from({ length: items }, () => Number(next() < 0.05))))
  expect(found.looksScattered).toBe(true)
  expect(found.scatteredRows).toBeGreaterThan(0.5 * found.rowsWithBlanks)
})

test('omissions inside forms are told from the design', () => {
  const next = drawn(11)
  const rows = Array.from({ length: 400 }, (_, p) =>
    Array.from({ length: 40 }, (_, i) => Number(Math.floor(i / 20) === p % 2 || next() < 0.01)),
  )
  const { scatteredRows } = statisticsOf(rows)
  const truly = rows.filter((row, p) => row.some((blank, i) => blank === 1 && Math.floor(i / 20) !== p % 2)).length
  // An omission that three persons share looks like a form of its own: the count errs on the side of design.
  expect(scatteredRows).toBeLessThanOrEqual(truly)
  expect(scatteredRows).toBeGreaterThan(0.5 * truly)
})

test('blanks at the end of the file order are counted apart, whatever the order of the bank', () => {
  const { blanks } = readAll(bytesOf('person,X2,X3,X1\nP1,1,0,\nP2,1,,\nP3,,1,1\n'), optionsFor(3))
  expect(blanks).toMatchObject({ rows: 3, rowsWithBlanks: 3, trailingRows: 2, blankCells: 4, cells: 9 })
})

test('a file with scattered blanks is warned about, with the options that settle it; NA is not a blank', () => {
  const rows = Array.from({ length: 30 }, (_, p) => `P${p},${p % 7 === 0 ? '' : 1},0,${p % 5 === 0 ? 'NA' : 1}\n`)
  const { warnings, blanks } = readAll(bytesOf(`person,X1,X2,X3\n${rows.join('')}`), optionsFor(3))
  expect(blanks.blankCells).toBe(5)
  expect(warnings).toEqual([{ code: 'blanks-scattered', message: expect.stringMatching(/5 of 30 rows.*--blank omitted/) }])
})

test('whoever has said what blanks mean gets the same rows and no word about them', () => {
  const file = bytesOf('person,X1,X2,X3\nP1,1,,0\nP2,,1,\nP3,0,,\n')
  for (const read of [readAll, readAllInBlocks]) {
    const { rows, warnings, blanks } = read(file, optionsFor(3, { noBlankCheck: true }))
    expect(rows).toEqual(read(file, optionsFor(3)).rows)
    expect(warnings).toEqual([])
    expect(blanks).toMatchObject({ rows: 0, rowsWithBlanks: 0, blankCells: 0, looksScattered: false })
  }
})

test('more patterns than are followed at once are all scattered', () => {
  const next = drawn(3)
  const found = statisticsOf(Array.from({ length: 5000 }, () => Array.from({ length: 60 }, () => Number(next() < 0.3))))
  expect(found.scatteredRows).toBe(found.rowsWithBlanks)
})
