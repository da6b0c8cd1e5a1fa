import { expect, test } from 'vitest'
import { reportDifferences } from '../../src/population/report-differences.js'

test('equal reports have no differences, nor have figures that differ in their last digits', () => {
  const report = { total: { share: 0.7, interval: [0.6, 0.8] }, groups: [{ name: 'a', share: null }] }
  expect(reportDifferences(report, structuredClone(report))).toEqual([])
  expect(reportDifferences(report, { ...report, total: { share: 0.7 + 1e-13, interval: [0.6, 0.8] } })).toEqual([])
})

test('every place that differs is named with what stands there and what was found', () => {
  const stated = { total: { share: 0.9 }, groups: [{ name: 'a' }, { name: 'b' }], curve: [1] }
  const found = { total: { share: 0.87 }, groups: [{ name: 'a' }], trend: null, curve: { 0: 1 } }
  expect(reportDifferences(stated, found)).toEqual([
    { path: 'total.share', stated: 0.9, found: 0.87 },
    { path: 'groups[1]', stated: { name: 'b' }, found: undefined },
    { path: 'curve', stated: [1], found: { 0: 1 } },
    { path: 'trend', stated: undefined, found: null },
  ])
})
