import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCalendarDate, monthsAfter } from '../../src/reports/individual-expiry.js'

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('so many months later is a day of the calendar, the same of its month or the last', () => {
  fc.assert(
    fc.property(dates, fc.nat(240), (date, months) => {
      const later = monthsAfter(date, months)
      expect(isCalendarDate(later)).toBe(true)
      const [year, month, day] = date.split('-').map(Number) as [number, number, number]
      const last = new Date(Date.UTC(year, month + months, 0))
      const wanted = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())))
      expect(later).toBe(wanted.toISOString().slice(0, 10))
    }),
  )
})

test('days that no month has are no dates', () => {
  for (const text of ['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-01', '22-11-2026', ''])
    expect(isCalendarDate(text), text).toBe(false)
  for (const text of ['2028-02-29', '2000-02-29', '2026-12-31']) expect(isCalendarDate(text), text).toBe(true)
})
