import { expect, test } from 'vitest'
import type { AnswerScoring, RawAnswer } from '../../src/bank/answer-keys.js'
import { highestCategory, scoreAnswer } from '../../src/bank/score-answer.js'

const options = ['a', 'b', 'c', 'd', 'e']
const score = (scoring: AnswerScoring, answer: RawAnswer) =>
  scoreAnswer({ id: 'X', scoring }, answer, options, ['p', 'q', 'r', 's', 't'])

const choice: AnswerScoring = { kind: 'choice', correct: 'b' }
const graded: AnswerScoring = { kind: 'choice', correct: 'b', categories: { a: 0, b: 2, c: 1, d: 0 } }
const choices: AnswerScoring = { kind: 'choices', correct: ['a', 'd'], rule: 'partial' }
const order: AnswerScoring = { kind: 'order', order: ['c', 'a', 'd', 'b'], rule: 'adjacent-pairs' }
const match: AnswerScoring = { kind: 'match', pairs: { a: 'q', b: 'p', c: 't', d: 'r' }, rule: 'partial' }

test.each<[string, AnswerScoring, RawAnswer, number]>([
  ['the right choice', choice, { choice: 'b' }, 1],
  ['a wrong choice', choice, { choice: 'a' }, 0],
  ['the best judgement', graded, { choice: 'b' }, 2],
  ['an acceptable judgement', graded, { choice: 'c' }, 1],
  ['a harmful judgement', graded, { choice: 'd' }, 0],
  ['all keys and nothing else', choices, { choices: ['d', 'a'] }, 2],
  ['one key of two', choices, { choices: ['a'] }, 1],
  ['both keys and one false option', choices, { choices: ['a', 'd', 'c'] }, 1],
  ['one key and one false option', choices, { choices: ['a', 'c'] }, 0],
  ['no option at all', choices, { choices: [] }, 0],
  ['the whole order', order, { order: ['c', 'a', 'd', 'b'] }, 2],
  ['two adjacent pairs of three', order, { order: ['b', 'c', 'a', 'd'] }, 1],
  ['the order backwards', order, { order: ['b', 'd', 'a', 'c'] }, 0],
  ['all pairs', match, { pairs: { a: 'q', b: 'p', c: 't', d: 'r' } }, 2],
  ['half the pairs', match, { pairs: { a: 'q', b: 'p', c: 'r', d: 't' } }, 1],
  ['one pair', match, { pairs: { a: 'q' } }, 0],
  ['all keys under all-or-nothing', { kind: 'choices', correct: ['a', 'd'], rule: 'all-or-nothing' }, { choices: ['a', 'd'] }, 1],
  ['one key under all-or-nothing', { kind: 'choices', correct: ['a', 'd'], rule: 'all-or-nothing' }, { choices: ['a'] }, 0],
])('%s gives its category', (_, scoring, answer, category) => {
  expect(score(scoring, answer)).toEqual({ kind: 'category', category })
})

test('omitted and timed out are states, not categories', () => {
  expect(score(choice, { omitted: true })).toEqual({ kind: 'omitted' })
  expect(score(choice, { timedOut: true, seconds: 90 })).toEqual({ kind: 'timed-out' })
})

test.each<[string, AnswerScoring, RawAnswer, string]>([
  ['an option that does not exist', choice, { choice: 'z' }, '"z", which is not one of a, b, c, d, e'],
  ['an answer of another shape', choice, { choices: ['a'] }, 'expected { choice: optionId }'],
  ['an option named twice', choices, { choices: ['a', 'a'] }, 'twice'],
  ['an order with a gap', order, { order: ['c', 'a', 'd'] }, 'must name each of c, a, d, b once'],
  ['a target that does not exist', match, { pairs: { a: 'z' } }, '"z"'],
])('%s is invalid, never a 0', (_, scoring, answer, reason) => {
  const scored = score(scoring, answer)
  expect(scored.kind).toBe('invalid')
  expect(scored.kind === 'invalid' && scored.reason).toContain(reason)
})

test('the highest category follows from the key', () => {
  expect([choice, graded, choices, order, match].map(highestCategory)).toEqual([1, 2, 2, 2, 2])
})
