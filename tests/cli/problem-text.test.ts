import { describe, expect, test } from 'vitest'
import { errorInIndonesian, issueInIndonesian } from '../../src/cli/problem-text.js'
import { spoken } from '../../src/cli/spoken.js'
import { MelekError } from '../../src/issues/melek-error.js'

describe('an error in Indonesian', () => {
  test('is the sentence of its code, with the English message behind it', () => {
    expect(errorInIndonesian(new MelekError('bank-mismatch', 'the scores come from the bank "a" 2'))).toBe(
      'bank yang disebut bukan bank asal skor; sebut bank dalam paspornya\nRincian: the scores come from the bank "a" 2',
    )
  })

  test('leaves its issues to be told one by one', () => {
    const error = new MelekError('roster-invalid', 'the roster has 1 problem(s)', [
      { code: 'roster-count', message: 'no number' },
    ])
    expect(errorInIndonesian(error)).toMatch(/^daftar orang .*\nRincian: the roster has 1 problem\(s\)$/)
  })

  test('needs no English where the message of a list has neither name nor figure', () => {
    const error = new MelekError('scores-columns', 'the columns could not be understood', [
      { code: 'column-missing', message: 'x' },
    ])
    expect(errorInIndonesian(error)).not.toContain('Rincian')
  })

  test('stays as it is where it is Indonesian already, or of a code that nothing is known of', () => {
    expect(errorInIndonesian(spoken(new MelekError('file-empty', 'berkas kosong')))).toBe('berkas kosong')
    expect(errorInIndonesian(new MelekError('unheard-of', 'what is this'))).toBe('what is this')
  })

  test('is told of the system too', () => {
    expect(errorInIndonesian(new Error('ENOTSUP: not supported'))).toMatch(/^sistem menolak .*\nRincian: ENOTSUP: not supported$/)
  })
})

describe('an issue in Indonesian', () => {
  test('begins with line, column and item', () => {
    const issue = { code: 'cell-foreign', message: 'what', line: 3, column: 'c', item: 'A1' }
    expect(issueInIndonesian(issue)).toMatch(/^baris 3, kolom "c", butir "A1": .*\nRincian: what$/)
  })

  test('begins with the path where that is all', () => {
    expect(issueInIndonesian({ code: 'design-value', message: 'x', path: 'stop[0]' })).toMatch(/^stop\[0\]: .*\nRincian: x$/)
  })

  test('is the reason of a refused row, whole', () => {
    expect(issueInIndonesian({ code: 'row-refused', message: 'the row has no person id; fill it in', line: 2 })).toBe(
      'baris 2: baris ini tanpa nomor orang; isi dulu',
    )
  })

  test('stays as it is where it is Indonesian already', () => {
    expect(issueInIndonesian(spoken({ code: 'option-unused', message: '--a tidak berpengaruh' }))).toBe('--a tidak berpengaruh')
  })
})
