import { expect, test } from 'vitest'
import { readSources } from './sources.js'

/** Names that say nothing about what a file holds (CONTRIBUTING.md, "Names"). */
const empty = /(^|[/-])(utils?|helpers?|common|misc|types|old|new|v\d+)([-./]|$)/

const emptyNames = (paths: Iterable<string>): string[] => [...paths].filter((path) => empty.test(path))

test('every file and folder of src/ is named by the idea it holds', () => {
  expect(emptyNames(readSources().keys())).toEqual([])
})

test('every file of src/ has a lower-case name with hyphens', () => {
  expect([...readSources().keys()].filter((path) => !/^[a-z0-9/-]+(\.d)?\.ts$/.test(path))).toEqual([])
})

test.each(['math/utils.ts', 'bank/bank-types.ts', 'scoring/helpers/x.ts', 'cli/old-reader.ts', 'math/newton-v2.ts'])(
  '%s is an empty name',
  (path) => {
    expect(emptyNames([path])).toEqual([path])
  },
)

test.each(['math/newton.ts', 'bank/item-table.ts', 'calibration/dif/threshold.ts', 'reports/news.ts'])(
  '%s is a telling name',
  (path) => {
    expect(emptyNames([path])).toEqual([])
  },
)
