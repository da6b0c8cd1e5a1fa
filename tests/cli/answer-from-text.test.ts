import { expect, test } from 'vitest'
import { answerFromText } from '../../src/cli/answer-from-text.js'
import type { PresentedItem } from '../../src/placement/placement-test.js'

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id.toUpperCase() }))
const item = (type: PresentedItem['type']): PresentedItem => ({
  id: 'X',
  type,
  stem: 'S',
  options,
  ...(type === 'match' ? { targets: ['p', 'q', 'r'].map((id) => ({ id, text: id })) } : {}),
})

test.each([
  ['choice', 'B', { choice: 'b' }],
  ['judgement', ' c ', { choice: 'c' }],
  ['choices', 'a,c', { choices: ['a', 'c'] }],
  ['choices', 'ac', { choices: ['a', 'c'] }],
  ['order', 'c a d b', { order: ['c', 'a', 'd', 'b'] }],
  ['order', 'cadb', { order: ['c', 'a', 'd', 'b'] }],
  ['match', 'a=q, b=p', { pairs: { a: 'q', b: 'p' } }],
  ['match', '-', { omitted: true }],
] as const)('%s: "%s" is an answer', (type, text, answer) => {
  expect(answerFromText(item(type), text)).toEqual({ kind: 'answer', answer })
})

test.each([
  ['choice', 'x', ['x']],
  ['choice', '', []],
  ['choice', 'a b', []],
  ['order', 'a b c', []],
  ['match', 'a=z', ['z']],
  ['match', 'a=p a=q', []],
] as const)('%s: "%s" is unclear', (type, text, unknown) => {
  expect(answerFromText(item(type), text)).toEqual({ kind: 'unclear', unknown })
})

test('q pauses', () => {
  expect(answerFromText(item('choice'), 'Q')).toEqual({ kind: 'pause' })
})
