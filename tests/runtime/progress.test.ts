import { expect, test } from 'vitest'
import { createProgressMeter, type Progress } from '../../src/runtime/progress.js'

function meterAt(times: readonly number[], total?: number) {
  const reports: Progress[] = []
  const clock = [...times]
  const meter = createProgressMeter({ now: () => clock.shift() ?? 0, total, report: (progress) => void reports.push(progress) })
  return { meter, reports }
}

test('rows a second and the time left follow from the share done', () => {
  const { meter, reports } = meterAt([0, 2000], 100)
  meter.advance(500, 25)
  expect(reports).toEqual([{ rows: 500, rowsPerSecond: 250, share: 0.25, secondsLeft: 6 }])
})

test('work of unknown size has no share and no time left', () => {
  const { meter, reports } = meterAt([0, 1000])
  meter.advance(10, 0)
  expect(reports[0]).toMatchObject({ share: undefined, secondsLeft: undefined })
})

test('reports keep their distance in time', () => {
  const { meter, reports } = meterAt([0, 50, 120, 180], 10)
  for (const done of [1, 2, 3]) meter.advance(done, done)
  expect(reports.map(({ rows }) => rows)).toEqual([2])
})

test('the last report says that all is done', () => {
  const { meter, reports } = meterAt([0, 1000], 10)
  meter.finish(7)
  expect(reports).toEqual([{ rows: 7, rowsPerSecond: 7, share: 1, secondsLeft: 0 }])
})
