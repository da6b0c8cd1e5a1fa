import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { calibrate } from '../../src/calibration/estimation/calibrate.js'
import type { CalibrationOptions } from '../../src/calibration/estimation/calibration-options.js'
import { readModelTable } from '../../src/cli/read-model-table.js'
import { knownCalibrationProblems } from '../../src/cli/words/issues/known-calibration-problems.js'
import { lastingFolder } from './folder.js'
import { expectKnownWhole, messagesOf } from './known-whole.js'

const path = lastingFolder()
const persons = 24
const itemIds = ['i1', 'i2', 'i3']

/** Answers of 24 persons to three items, with some of the first item changed. */
function refused(options: CalibrationOptions = {}, first = (category: number, _person: number) => category): Promise<string[]> {
  const responses = Uint8Array.from({ length: persons * 3 }, (_, cell) => {
    const category = Math.floor(cell * 0.618 * 7) % 2
    return cell % 3 === 0 ? first(category, Math.floor(cell / 3)) : category
  })
  return messagesOf(() => calibrate({ itemIds, persons, responses }, { model: '1pl', ...options }))
}

const groups = (name: (person: number) => string) => Array.from({ length: persons }, (_, person) => name(person))
const models = (content: string) =>
  messagesOf(() => {
    writeFileSync(path('models.csv'), content)
    return readModelTable(path('models.csv'))
  })
const anchor = (status: 'provisional' | 'calibrated') =>
  ({
    format: 'melek-bank/1',
    id: 'lama',
    version: '1',
    security: 'private',
    scale: { id: 'lama/1', metric: 'logit', scalingConstant: 1, status },
    items: [{ id: 'z', model: '1pl', parameters: { difficulty: 0 }, status: 'operational', content: {}, enemies: [] }],
  }) as ItemBank

test('problems of a calibration are said whole in Indonesian', async () => {
  const messages = [
    ...(await messagesOf(() => calibrate({ itemIds, persons: 2, responses: Uint8Array.of(0, 1, 0, 1, 0, 1) }))),
    ...(await refused({}, () => 1)),
    ...(await refused({}, () => 0)),
    ...(await refused({ model: 'grm' }, () => 1)),
    ...(await refused({}, () => 255)),
    ...(await refused({}, (category) => 2 * category)),
    ...(await refused({ model: 'grm' }, (category) => 2 * category)),
    ...(await refused({ weights: Float64Array.from({ length: persons }, (_, person) => person - 3) })),
    ...(await refused({ groups: groups((person) => (person < 3 ? '' : 'A')) })),
    ...(await refused({ groups: groups(() => 'A') })),
    ...(await refused({ groups: groups((person) => (person < 12 ? 'A' : 'B')), referenceGroup: 'C' })),
    ...(await refused({ groups: groups((person) => (person < 3 ? 'A' : 'B')) })),
    ...(await refused({ anchor: anchor('provisional') })),
    ...(await refused({ anchor: anchor('calibrated') })),
    ...(await models('butir,model\ni1,2pl\n')),
    ...(await models('item,model\ni1,2pl\ni1,1pl\n')),
  ]
  expectKnownWhole(messages, knownCalibrationProblems, [])
})
