import { expect, test } from 'vitest'
import { standardOfCuts } from '../../../src/literacy/setting/standard-of-cuts.js'
import { parseStandard } from '../../../src/literacy/standard-schema.js'
import { exampleStandard } from '../example-standard.js'

const standard = parseStandard(exampleStandard)
const cuts = [-0.9, 0.1, 1.1, 2.2].map((cut) => ({ cut, standardError: 0.15 }))

test('a panel’s cuts with their errors make another version of the standard, which says where they come from', () => {
  const made = standardOfCuts(standard, cuts, '2', { method: 'modified Angoff, round 3' })
  expect(made.levels.map(({ from }) => from)).toEqual([null, -0.9, 0.1, 1.1, 2.2])
  expect(made).toMatchObject({
    version: '2',
    cutStandardErrors: [0.15, 0.15, 0.15, 0.15],
    provenance: { note: 'made up for tests', method: 'modified Angoff, round 3' },
  })
  expect(parseStandard(JSON.parse(JSON.stringify(made)))).toEqual(made)
})

test('cuts that do not rise, are too few or would change a published version are refused', () => {
  const falling = [...cuts.slice(0, 3), { cut: 0, standardError: 0.1 }]
  expect(() => standardOfCuts(standard, falling, '1', {})).toThrowError(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: 'version-unchanged' }), expect.objectContaining({ code: 'cuts-not-increasing' })],
    }),
  )
  expect(() => standardOfCuts(standard, cuts.slice(1), '2', {})).toThrow('make no standard')
})
