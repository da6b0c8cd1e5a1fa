import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../../packaging/doors.js'
import { pillars } from '../../../src/literacy/frameworks/pillars.js'
import { demonstrationPathway } from '../../../src/literacy/pathway/demonstration-pathway.js'
import { learningPathway } from '../../../src/literacy/pathway/learning-pathway.js'
import { parseStandard } from '../../../src/literacy/standard-schema.js'

const ids = pillars.map(({ id }) => id)
const standard = parseStandard(JSON.parse(readFileSync(`${root}item-banks/asn-digital-literacy/standard.json`, 'utf8')))

test('the demonstration pathway has a step for every level of the bundled standard, new staff or not', () => {
  for (const { id: level } of standard.levels)
    for (const newStaff of [false, true])
      expect(learningPathway(demonstrationPathway, ids, { level, newStaff })).toHaveLength(ids.length)
})

test('the first rule that fits counts: new staff begin in basic training, others with short lessons', () => {
  const formats = (newStaff: boolean) =>
    learningPathway(demonstrationPathway, ['safety'], { level: '1', newStaff }).map(({ format }) => format.id)
  expect([formats(true), formats(false)]).toEqual([['latsar-blended'], ['micro-learning']])
})

test('a pillar with a level of its own has a step of its own', () => {
  const steps = learningPathway(demonstrationPathway, ['skills', 'safety'], { level: '4', pillarLevels: { safety: '3' } })
  expect(steps.map(({ pillar, level, format }) => [pillar, level, format.id])).toEqual([
    ['skills', '4', 'leadership'],
    ['safety', '3', 'safety-drill'],
  ])
})

test('a pathway with a gap or a format that nobody describes is refused, naming each', () => {
  expect(() => learningPathway({ ...demonstrationPathway, rules: [] }, ['skills', 'culture'], { level: '1' })).toThrowError(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: 'pathway-gap' }), expect.objectContaining({ code: 'pathway-gap' })],
    }),
  )
  expect(() => learningPathway({ ...demonstrationPathway, formats: [] }, ['skills'], { level: '1' })).toThrowError(
    expect.objectContaining({
      issues: expect.arrayContaining([expect.objectContaining({ code: 'pathway-format', path: 'rules[0].format' })]),
    }),
  )
})
