import { expect, test } from 'vitest'
import { exitCodeOf } from '../../src/cli/exit-code.js'
import { MelekError } from '../../src/issues/melek-error.js'

test.each([
  ['options-invalid', 1],
  ['output-is-input', 1],
  ['scale-mismatch', 1],
  ['bank-invalid', 2],
  ['standard-invalid', 2],
  ['layout-invalid', 2],
  ['keys-invalid', 2],
  ['documents-unusable', 2],
  ['hash-key-short', 2],
  ['person-duplicate', 2],
  ['scores-format', 1],
  ['json-malformed', 2],
  ['responses-unknown-item', 2],
  ['responses-empty', 2],
  ['encoding-wrong', 2],
  ['table-malformed', 2],
  ['not-converged', 3],
  ['read-failed', 4],
  ['write-failed', 4],
  ['interrupted', 130],
])('%s ends a command with %i', (code, expected) => {
  expect(exitCodeOf(new MelekError(code, ''))).toBe(expected)
})

test('a bank that has nothing to do with the file is misuse', () => {
  expect(exitCodeOf(new MelekError('responses-header', '', [{ code: 'items-none', message: '' }]))).toBe(1)
})

test('an error of the system is one of reading or writing, any other a defect', () => {
  expect(exitCodeOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe(4)
  expect(exitCodeOf(new TypeError('x'))).toBe(70)
  expect(exitCodeOf('text')).toBe(70)
})
