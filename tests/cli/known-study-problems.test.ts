import { test } from 'vitest'
import type { BankItem, ItemBank } from '../../src/bank/item-bank.js'
import type { KeyedOptions } from '../../src/bulk/keyed-options.js'
import { detectDif } from '../../src/calibration/dif/detect-dif.js'
import { resolveAnchors } from '../../src/calibration/linking/anchors.js'
import { answerItems } from '../../src/cli/answer-items.js'
import { knownStudyProblems } from '../../src/cli/words/issues/known-study-problems.js'
import { expectKnownWhole, messagesOf } from './known-whole.js'

const keyed = (keys: readonly string[], cells: Readonly<Record<string, readonly string[]>>) =>
  messagesOf(() => {
    const columns = Object.entries(cells).map(([name, each]) => ({ name, cells: each }))
    const options = { items: keys, forms: [] } as unknown as KeyedOptions
    return answerItems({ columns, ignore: [], layout: undefined, table: undefined, options })
  })

const item = (id: string, model: '2pl' | 'pcm'): BankItem => ({
  id,
  ...(model === 'pcm' ? { model, parameters: { steps: [0, 1] } } : { model, parameters: { discrimination: 1, difficulty: 0 } }),
  status: 'operational',
  content: {},
  enemies: [],
})
const bank = (id: string, items: readonly BankItem[], status: 'provisional' | 'calibrated' = 'calibrated'): ItemBank => ({
  format: 'melek-bank/1',
  id,
  version: '1',
  scale: { id: `${id}/1`, metric: 'logit', scalingConstant: 1, status },
  security: 'private',
  items,
})

/** Eight persons and two items; the second item was not given to some. */
function compared(groups: readonly string[], focal: string, given = 8): Promise<string[]> {
  const responses = Uint8Array.from({ length: 16 }, (_, cell) =>
    cell % 2 === 1 && cell / 2 > given ? 255 : cell % 3 === 0 ? 1 : 0,
  )
  return messagesOf(() => detectDif({ itemIds: ['A', 'B'], persons: 8, responses, groups }, { method: 'mh', focal }))
}

test('problems of keys, common items and groups are said whole in Indonesian', async () => {
  const twoGroups = Array.from({ length: 8 }, (_, person) => (person % 2 === 0 ? 'P' : 'L'))
  const messages = [
    ...(await keyed(['A1'], { S1: ['A', 'B'] })),
    ...(await keyed(['A1', 'A9'], { A1: ['A'], A2: ['B'], Unit: ['C'] })),
    ...(await keyed([], { A1: ['A', 'B'], Nama: ['Siti', 'Budi'] })),
    ...(await messagesOf(() => resolveAnchors(bank('a', []), bank('b', [], 'provisional')))),
    ...(await messagesOf(() => resolveAnchors(bank('a', [item('x', '2pl')]), bank('b', [item('x', 'pcm')]), ['x', 'y', 'x']))),
    ...(await compared(twoGroups, 'Z')),
    ...(await compared(
      twoGroups.map(() => 'P'),
      'P',
    )),
    ...(await compared(twoGroups, 'P')),
    ...(await compared(twoGroups, 'P', 1)),
  ]
  expectKnownWhole(messages, knownStudyProblems, [])
})
