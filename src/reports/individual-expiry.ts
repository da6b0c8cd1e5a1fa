/** Whether a text is a day of the calendar as 2026-11-22. */
export function isCalendarDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (found === null) return false
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/**
 * The same day of the month so many months later; the last day of that month where it has no such day.
 * @param date as 2026-11-22, see {@link isCalendarDate}
 * @param months whole, 0 or more
 */
export function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const count = year * 12 + (month - 1) + months
  const [thatYear, thatMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const thatDay = Math.min(day, daysIn(thatYear, thatMonth))
  return [String(thatYear).padStart(4, '0'), String(thatMonth).padStart(2, '0'), String(thatDay).padStart(2, '0')].join('-')
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
