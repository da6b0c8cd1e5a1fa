import { expect, test } from 'vitest'
import { isMelekError } from '../../src/issues/melek-error.js'
import { compileCheckedScorer } from '../../src/scoring/checked-scorer.js'
import { createScoreColumns } from '../../src/scoring/score-columns.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'

const bank = bankOf([-1, 0, 1].map((difficulty) => logisticItem([1.1, difficulty])))

function refusal(method: 'eap' | 'mle' | 'eapsum', responses: Uint8Array): Error & { code: string; issues: readonly unknown[] } {
  try {
    const persons = responses.length / 3
    compileCheckedScorer(bank, { method }).scoreInto(createScoreColumns(persons), responses, persons)
  } catch (error) {
    if (isMelekError(error)) return error
  }
  throw new Error('nothing was refused')
}

test.each(['eap', 'mle', 'eapsum'] as const)(
  '%s: all responses that are no categories are named, with person and item',
  (method) => {
    const error = refusal(method, Uint8Array.of(0, 1, 1, 1, 9, 0, 255, 0, 1, 7, 1, 8))
    expect(error.code).toBe('responses-invalid')
    expect(error.issues).toHaveLength(3)
    expect(error.message).toContain('responses of 2 person(s)')
    expect(error.message).toContain('person 1, the first being 0')
    expect(error.message).toContain('person 3, the first being 0')
    expect(error.message).toContain('got 8')
  },
)

test('of very many persons the first twenty are named', () => {
  const error = refusal('eap', new Uint8Array(300).fill(5))
  expect(error.message).toContain('responses of 100 person(s) are not categories of their items, the first 20 of whom are named')
  expect(error.issues).toHaveLength(60)
})
