import fc from 'fast-check'
import { expect, test } from 'vitest'
import { embeddedReport, reportInPage } from '../../src/reports/embedded-report.js'

test('any JSON comes back out of the page it was put into, and never leaves its comment', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('-->', '--!>', '<script>', '---', '</main>'))
  fc.assert(
    fc.property(fc.jsonValue(), text, (value, name) => {
      const report = { value, name }
      const comment = embeddedReport(report)
      expect(comment.indexOf('-->')).toBe(comment.length - 3)
      expect(JSON.parse(reportInPage(`<p>${'x'}</p>${comment}</main>`) as string)).toEqual(JSON.parse(JSON.stringify(report)))
    }),
  )
})

test('a page without a report has none', () => {
  expect(reportInPage('<!doctype html><p>x</p>')).toBeUndefined()
})
