import { expect, test } from 'vitest'
import { content } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import { answerOfCategory } from '../../src/bank/answer-of-category.js'
import { highestCategory, scoreAnswer } from '../../src/bank/score-answer.js'

test.each(keys.items.map((key) => [key.id, key] as const))('every category of %s has an answer that scores as it', (id, key) => {
  const item = content.id.items.find((candidate) => candidate.id === id)
  const options = item?.options.map((option) => option.id) ?? []
  for (let category = 0; category <= highestCategory(key.scoring); category++) {
    const answer = answerOfCategory(key.scoring, category, options)
    if (answer === undefined) return expect.unreachable(`no answer for category ${category}`)
    expect(
      scoreAnswer(
        key,
        answer,
        options,
        item?.targets?.map((target) => target.id),
      ),
    ).toEqual({ kind: 'category', category })
  }
})

test('a category that no answer has is undefined', () => {
  expect(answerOfCategory({ kind: 'choice', correct: 'a' }, 2, ['a', 'b'])).toBeUndefined()
  expect(answerOfCategory({ kind: 'order', order: ['a', 'b'], rule: 'adjacent-pairs' }, 1, ['a', 'b'])).toBeUndefined()
  expect(answerOfCategory({ kind: 'choices', correct: ['a'], rule: 'partial' }, 1, ['a', 'b'])).toBeUndefined()
})
