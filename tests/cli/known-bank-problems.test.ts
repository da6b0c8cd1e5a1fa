import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { parseDesign } from '../../src/adaptive/session/design-schema.js'
import { checkBank } from '../../src/bank/parse-bank-schema.js'
import { readKeyTable } from '../../src/bulk/key-table.js'
import { parseLayout } from '../../src/bulk/layout-schema.js'
import { readBank } from '../../src/bulk/read-bank.js'
import { parseJson } from '../../src/bulk/read-document.js'
import { bankFacts, knownBankProblems } from '../../src/cli/words/issues/known-bank-problems.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { parameterIssues } from '../../src/models/parameter-issues.js'
import { bytesOf } from '../tables/reading.js'
import { lastingFolder } from './folder.js'
import { expectKnownWhole, messagesOf } from './known-whole.js'

const path = lastingFolder()
const table = (content: string) =>
  messagesOf(() => {
    writeFileSync(path('items.csv'), content)
    return readBank(path('items.csv'))
  })
const document = (content: unknown) => {
  const check = checkBank(content)
  return check.kind === 'valid' ? [] : check.issues.map(({ message }) => message)
}
const layout = (more: object) => messagesOf(() => parseLayout({ format: 'melek-layout/1', person: 'p', items: [], ...more }))
const ofItem = (item: object) => parameterIssues(item as ItemModel).map(({ message }) => message)

const standard = (cuts: readonly (number | null)[]) => ({
  format: 'melek-standard/1',
  id: 's',
  version: '1',
  scaleId: null,
  levels: cuts.map((from, k) => ({ id: k === 3 ? 'a' : 'abc'[k], from, name: 'x' })),
  targetLevel: 'z',
  rule: 'compensatory',
})

test('problems of documents, item tables and parameters are said whole in Indonesian', async () => {
  const scale = { id: 'x', metric: 'logit', status: 'calibrated' }
  const item = { id: 'A', model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }
  const bank = { format: 'melek-bank/1', id: 'x', version: '1', scale, items: [item] }
  const messages = [
    ...(await messagesOf(() => parseJson(bytesOf('{"a": }'), 'a.json'))),
    ...(await messagesOf(() => parseJson(bytesOf('{"a": '), 'a.json'))),
    ...(await messagesOf(() => readKeyTable(bytesOf('A,B\nx,y\n')))),
    ...(await messagesOf(() => readKeyTable(bytesOf('item,key\nA,B\nA,C\n,D\nE,\n')))),
    ...(await table('x,y\n1,2\n')),
    ...(await table('item,model,a,b,c,status\nA,5pl,1,0,,\nB,2pl,x,,.2,\n,2pl,1,0,,\nC,2pl,1,0,,old\nD,2pl,1,0,,,9\n')),
    ...(await layout({})),
    ...(await messagesOf(() => parseDesign({ format: 'x', what: 1 }))),
    ...(await messagesOf(() => parseStandard(standard([0, -1, null, 2])))),
    ...document([]),
    ...document({}),
    ...document({ ...bank, items: [{ ...item, parameters: {} }, { id: 'B' }, item, { ...item, enemies: ['Z'] }] }),
    ...document({ ...bank, id: 7, scale: [], items: {} }),
    ...document({ ...bank, items: [{ ...item, parameters: { discrimination: {}, difficulty: 'x' } }] }),
    ...document({ ...bank, items: [item, { ...item, enemies: ['Z'] }] }),
    ...ofItem({ model: '2pl', parameters: { discrimination: -1, difficulty: Number.NaN } }),
    ...ofItem({ model: '2pl', parameters: { discrimination: 0, difficulty: 0 } }),
    ...ofItem({ model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 2, upperAsymptote: 1 } }),
    ...ofItem({ model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0.9, upperAsymptote: 0.2 } }),
    ...ofItem({ model: 'grm', parameters: { discrimination: 1, thresholds: [1, 0] } }),
    ...ofItem({ model: 'rsm', parameters: { difficulty: 0, steps: [1, 1] } }),
  ]
  expectKnownWhole(messages, knownBankProblems, bankFacts)
})
