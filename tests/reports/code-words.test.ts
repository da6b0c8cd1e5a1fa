import { expect, test } from 'vitest'
import type { StopDesign } from '../../src/adaptive/session/design.js'
import { documentEntries, documentWords, roleText } from '../../src/reports/document-words.js'
import { stopRuleWords } from '../../src/reports/stop-rule-words.js'

test('every reason for which a test ends has words in both languages', () => {
  const rules: Readonly<Record<StopDesign['rule'] | 'no-item' | 'ended', true>> = {
    length: true,
    time: true,
    'standard-error': true,
    'theta-change': true,
    'standard-error-change': true,
    'information-left': true,
    classification: true,
    any: true,
    all: true,
    'no-item': true,
    ended: true,
  }
  for (const words of [stopRuleWords.id, stopRuleWords.en]) expect(Object.keys(words).sort()).toEqual(Object.keys(rules).sort())
})

test('codes of documents have words in both languages', () => {
  for (const kind of ['roles', 'keys', 'codes'] as const)
    expect(Object.keys(documentWords.en[kind]).sort()).toEqual(Object.keys(documentWords.id[kind]).sort())
  expect(roleText('compare', 'id')).toBe('hasil sebelumnya')
  expect(roleText('unheard-of', 'id')).toBe('unheard-of')
})

test('entries say keys and codes in words, quote texts, and leave out what is not there', () => {
  const entries = { status: 'cuts set by judges', cuts: { method: 'angoff', set: [{ level: '3', judges: 9 }] }, date: null }
  expect(documentEntries(entries, 'id')).toEqual([
    'status: batas ditetapkan juri',
    'batas: (cara: Angoff, ditetapkan: (tingkat: “3”, juri: 9))',
  ])
  expect(documentEntries({ note: 'seen by Ani', date: '2026-11-22', slope: 0.5 }, 'id')).toEqual([
    'catatan: “seen by Ani”',
    'tanggal: 2026-11-22',
    'A: 0,500',
  ])
})
