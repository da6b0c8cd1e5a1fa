import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { scoreTable } from '../../src/bulk/score-table.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { temporaryFolder } from '../cli/folder.js'
import { nineModelBank } from './nine-models.js'

const ordered = { ...nineModelBank, items: nineModelBank.items.filter(({ model }) => model !== 'nrm') }

test('each raw score has the figures that eapsum gives a person with it', async () => {
  const { rows, items } = await scoreTable({ bank: ordered })
  const bank = compileBank(ordered)
  expect(items).toEqual(bank.itemIds)
  expect(rows.map(({ rawScore }) => rawScore)).toEqual(Array.from({ length: rows.length }, (_, score) => score))
  const highest = [...bank.categories].map((categories) => categories - 1)
  for (const [responses, score] of [
    [highest.map(() => 0), 0],
    [highest, rows.length - 1],
    [highest.map((most, i) => (i % 2 === 0 ? most : 0)), highest.reduce((sum, most, i) => sum + (i % 2 === 0 ? most : 0), 0)],
  ] as const) {
    const estimate = estimateProficiency(bank, responses, { method: 'eapsum' })
    if (estimate.kind !== 'finite') throw new Error('finite by construction')
    expect(rows[score]?.theta).toBeCloseTo(estimate.theta, 10)
    expect(rows[score]?.standardError).toBeCloseTo(estimate.standardError ?? Number.NaN, 10)
  }
  expect(rows.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10)
})

test('a response file says which items the form has', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I01,I05\np1,1,3\n')
  const { items, rows } = await scoreTable({ bank: ordered, responses: path('r.csv') })
  expect(items).toEqual(['I01', 'I05'])
  expect(rows).toHaveLength(1 + 1 + 3)
})

test('with a standard the table has reporting scores and levels', async () => {
  const standard = {
    format: 'melek-standard/1',
    id: 's',
    version: '1',
    scaleId: null,
    levels: [
      { id: 'low', from: null, name: 'low' },
      { id: 'high', from: 0, name: 'high' },
    ],
    targetLevel: 'high',
    reportingScale: { slope: 100, intercept: 500, low: 200, high: 800, round: 1 },
  }
  const { rows, csv } = await scoreTable({ bank: ordered, standard })
  for (const { theta, score, level } of rows) {
    expect(score).toBe(Math.round(500 + 100 * theta))
    expect(level).toBe(theta >= 0 ? 'high' : 'low')
  }
  expect(csv.split('\n')[0]).toBe('raw_score,theta,standard_error,probability,score,level')
})

test('nominal items have no raw score, and a long file no form', async () => {
  await expect(scoreTable({ bank: nineModelBank })).rejects.toMatchObject({
    code: 'sum-score-nominal',
    issues: [{ item: 'I09' }, { item: 'I18' }],
  })
  await expect(scoreTable({ bank: ordered, responses: 'r.csv', shape: 'long' })).rejects.toMatchObject({
    code: 'responses-no-form',
  })
})

test('retired and pretest items are not part of the form', async () => {
  const items = ordered.items.map((item, i) => ({
    ...item,
    status: i === 0 ? ('retired' as const) : i === 1 ? ('pretest' as const) : item.status,
  }))
  expect((await scoreTable({ bank: { ...ordered, items } })).items).toEqual(ordered.items.slice(2).map(({ id }) => id))
})
