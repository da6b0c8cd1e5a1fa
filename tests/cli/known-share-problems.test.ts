import { test } from 'vitest'
import type { ScoreFileOptions } from '../../src/bulk/score-file-options.js'
import { refuseBadOptions } from '../../src/bulk/score-option-issues.js'
import { requireSameOrigin, requireUsedOptions } from '../../src/cli/population-option-issues.js'
import type { PopulationSettings } from '../../src/cli/population-report.js'
import { readScoreOrigin } from '../../src/cli/score-origin-input.js'
import { knownShareProblems, shareFacts } from '../../src/cli/words/issues/known-share-problems.js'
import { assertSameScale, type Standard } from '../../src/literacy/standard.js'
import { createRowFaults } from '../../src/population/scores/row-faults.js'
import type { ScoreOrigin } from '../../src/population/scores/score-origin.js'
import { planScores } from '../../src/population/scores/score-plan.js'
import { planScoreColumns } from '../../src/tables/score-header.js'
import { lastingFolder } from './folder.js'
import { expectKnownWhole, messagesOf } from './known-whole.js'

const path = lastingFolder()
const scores = (options: object) =>
  messagesOf(() => refuseBadOptions({ responses: 'r.csv', bank: 'b.csv', out: 's.csv', ...options } as ScoreFileOptions))
const used = (options: object, holds: 'scores' | 'responses') =>
  messagesOf(() => requireUsedOptions(options as PopulationSettings, holds))
const weights = (weight: number) =>
  messagesOf(() => {
    const faults = createRowFaults({ weights: 1, plausibleValues: 0, theta: -1, standardError: -1, count: 1 }, ['w'])
    faults.weights({ line: 2, figures: Float64Array.of(weight) } as unknown as Parameters<typeof faults.weights>[0])
    faults.assertNone()
  })

test('problems of scores, their origin and their options are said whole in Indonesian', async () => {
  const standard = { id: 's', scaleId: 'a/1' } as Standard
  const origin = {
    bank: null,
    scaleId: 'a/1',
    method: 'eap',
    prior: { kind: 'uniform' },
    conditioning: [],
  } as unknown as ScoreOrigin
  const messages = [
    ...(await messagesOf(() => planScores(['person', 'theta'], { weight: 'w' }))),
    ...(await messagesOf(() =>
      planScores(
        Array.from({ length: 40 }, (_, k) => `k${k}`),
        { weight: 'w' },
      ),
    )),
    ...(await messagesOf(() => planScores(['person', 'pv1', 'pv3'], {}))),
    ...(await messagesOf(() => planScoreColumns(['person', 'theta', 'theta'], 1, {}))),
    ...(await messagesOf(() => readScoreOrigin(path('s.csv'), {}, ['theta']))),
    ...(await messagesOf(() => readScoreOrigin(path('s.csv'), { method: 'eap' }, ['theta']))),
    ...(await messagesOf(() => readScoreOrigin(path('s.csv'), { group: 'unit' }, ['pv1']))),
    ...(await messagesOf(() => assertSameScale(standard, { id: null }))),
    ...(await weights(-1)),
    ...(await weights(Number.NaN)),
    ...(await used({ pv: 'pv*' }, 'responses')),
    ...(await used({ linkError: 0.1, turnover: [0.1, 0] }, 'scores')),
    ...(await messagesOf(() => requireSameOrigin('s.csv.meta.json', origin, { method: 'wle' }))),
    ...(await scores({ plausibleValues: 5 })),
    ...(await scores({ plausibleValues: 0, seed: 'x' })),
    ...(await scores({ seed: 'x', condition: ['unit'] })),
    ...(await scores({ polish: true, standardError: 'observed' })),
  ]
  expectKnownWhole(messages, knownShareProblems, shareFacts)
})
