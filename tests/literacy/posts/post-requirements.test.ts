import { describe, expect, test } from 'vitest'
import { postResults, retestRight } from '../../../src/literacy/posts/post-requirements.js'
import { parsePosts } from '../../../src/literacy/posts/posts-schema.js'
import { parseStandard } from '../../../src/literacy/standard-schema.js'
import { exampleStandard } from '../example-standard.js'

const standard = parseStandard(exampleStandard)
const document = {
  format: 'melek-posts/1',
  id: 'example-posts',
  version: '1',
  standardId: 'demonstration',
  posts: [
    { id: 'staff', name: { id: 'Pelaksana', en: 'Staff' }, requiredLevel: '1' },
    { id: 'supervisor', name: { id: 'Pengawas', en: 'Supervisor' }, requiredLevel: '3' },
    { id: 'administrator', name: { id: 'Administrator', en: 'Administrator' }, requiredLevel: '4' },
    { id: 'director', name: { id: 'Pimpinan tinggi', en: 'Director' }, requiredLevel: '5' },
  ],
  retest: { afterDays: 30, withinDays: 90, attempts: 3 },
}
const posts = parsePosts(document)

test('a person meets a post, does not, or must be tested again, by the probability of the required level', () => {
  const results = postResults(posts, standard, [0.01, 0.04, 0.45, 0.4, 0.1])
  expect(results.map(({ post, decision, gap }) => [post, decision, gap])).toEqual([
    ['staff', 'meets', 0],
    ['supervisor', 'meets', 0],
    ['administrator', 'unclear', 1],
    ['director', 'does-not-meet', 2],
  ])
  expect(results[2]?.probabilityMeets).toBeCloseTo(0.5, 12)
})

describe('whoever is refused', () => {
  test.each([
    [1, 10, { kind: 'wait', days: 20 }],
    [1, 30, { kind: 'open', daysLeft: 60 }],
    [2, 90, { kind: 'open', daysLeft: 0 }],
    [2, 91, { kind: 'expired' }],
    [3, 40, { kind: 'used-up' }],
  ] as const)('after %i tests and %i days', (attempts, daysSince, right) => {
    expect(retestRight(posts, attempts, daysSince)).toEqual(right)
  })
})

describe('requirements of posts are refused', () => {
  test('with every problem of the document at once', () => {
    const bad = {
      ...document,
      posts: [...document.posts, document.posts[0]],
      retest: { afterDays: 90, withinDays: 30, attempts: 1 },
    }
    expect(() => parsePosts(bad)).toThrowError(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'posts-duplicate' }), expect.objectContaining({ code: 'posts-retest' })],
      }),
    )
    expect(() => parsePosts({ ...document, probability: 0.3, posts: [] })).toThrowError(
      expect.objectContaining({ code: 'posts-invalid' }),
    )
  })

  test('for another standard and for levels it does not have', () => {
    const other = { ...posts, standardId: 'other', posts: [{ ...posts.posts[0]!, requiredLevel: '9' }] }
    expect(() => postResults(other, standard, [0.2, 0.2, 0.2, 0.2, 0.2])).toThrowError(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'posts-standard' }), expect.objectContaining({ code: 'posts-level' })],
      }),
    )
  })
})
