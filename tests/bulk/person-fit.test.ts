import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { personFit } from '../../src/calibration/fit/person-fit.js'
import { estimateWle } from '../../src/scoring/wle.js'
import { temporaryFolder } from '../cli/folder.js'
import { nineModelBank, responsesOf, wideCsv } from './nine-models.js'
import { scoresIn } from './read-scores-of.js'

test('lz_star is that of personFit at the Warm estimate, whatever the method, and stands behind the bounds', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), wideCsv(30))
  const options = { responses: path('r.csv'), bank: nineModelBank, ignore: ['unit'], personFit: true }
  const { passport } = await scoreFile({ ...options, out: path('eap.csv'), interval: 0.9 })
  await scoreFile({ ...options, out: path('wle.csv'), method: 'wle' })
  expect(passport.columns.slice(-3)).toEqual(['lower', 'upper', 'lz_star'])
  const bank = compileBank(nineModelBank)
  const byWle = scoresIn(path('wle.csv'))
  for (const [p, row] of scoresIn(path('eap.csv')).entries()) {
    const responses = Uint8Array.from(responsesOf(p), (x) => x ?? 255)
    const estimate = estimateWle(bank, responses, 'expected')
    const expected = estimate.kind === 'finite' ? personFit(bank, responses, estimate.theta, 'wle')?.lzStar : undefined
    expect(Math.abs(Number(row.lz_star) - (expected ?? Number.NaN))).toBeLessThan(1e-6)
    expect(row.lz_star).toBe(byWle[p]?.lz_star)
  }
})

test('where nothing can be said of the fit the cell is empty', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,I02,I03\np1,1,NA\np2,NA,NA\np3,1,0\n')
  await scoreFile({ responses: path('r.csv'), bank: nineModelBank, out: path('s.csv'), personFit: true })
  expect(scoresIn(path('s.csv')).map((row) => row.lz_star === '')).toEqual([true, true, false])
})
