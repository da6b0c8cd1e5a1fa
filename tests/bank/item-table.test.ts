import { expect, test } from 'vitest'
import { formatItemTable } from '../../src/bank/format-bank.js'
import { checkItemTable } from '../../src/bank/item-table.js'

const bytes = (text: string) => new TextEncoder().encode(text)

function itemsOf(text: string) {
  const check = checkItemTable(bytes(text))
  if (check.kind === 'invalid') throw new Error(check.issues.map((issue) => issue.message).join('\n'))
  return check.bank.items
}

const allModels = `item,model,a,b,c,d,a1,a2,b1,b2,c1,c2
i1,1pl,,0.5,,,,,,,,
i2,2pl,1.25,-0.5,,,,,,,,
i3,3pl,0.75,0.25,0.2,,,,,,,
i4,4pl,1.5,0,0.125,0.875,,,,,,
i5,grm,1,,,,,,-1,1.5,,
i6,pcm,,,,,,,0.5,-0.5,,
i7,gpcm,0.8,,,,,,-1,1,,
i8,rsm,,0.3,,,,,-0.7,0.7,,
i9,nrm,,,,,-0.5,1.25,,,0.1,-0.2
`

test('all nine models are read from their columns', () => {
  expect(itemsOf(allModels).map(({ model, parameters }) => ({ model, parameters }))).toEqual([
    { model: '1pl', parameters: { discrimination: 1, difficulty: 0.5 } },
    { model: '2pl', parameters: { discrimination: 1.25, difficulty: -0.5 } },
    { model: '3pl', parameters: { discrimination: 0.75, difficulty: 0.25, lowerAsymptote: 0.2 } },
    { model: '4pl', parameters: { discrimination: 1.5, difficulty: 0, lowerAsymptote: 0.125, upperAsymptote: 0.875 } },
    { model: 'grm', parameters: { discrimination: 1, thresholds: [-1, 1.5] } },
    { model: 'pcm', parameters: { steps: [0.5, -0.5] } },
    { model: 'gpcm', parameters: { discrimination: 0.8, steps: [-1, 1] } },
    { model: 'rsm', parameters: { difficulty: 0.3, steps: [-0.7, 0.7] } },
    { model: 'nrm', parameters: { slopes: [-0.5, 1.25], intercepts: [0.1, -0.2] } },
  ])
})

test('a table written from a bank reads back as the same items', () => {
  const check = checkItemTable(bytes(allModels))
  if (check.kind === 'invalid') throw new Error('the table must be valid')
  const again = checkItemTable(bytes(formatItemTable(check.bank)))
  expect(again).toEqual(check)
})

test('an attribute of content whose name is that of a column does not become a parameter, an n or a status', () => {
  const [item] = itemsOf('item,model,a,b\nx,2pl,1,0\n')
  const attributes = { pillar: 'P', c: 0.25, se_a: 0.1, n: 30, status: 'retired', enemies: 'y', family: 'F' }
  const check = checkItemTable(bytes('item,model,a,b\nx,2pl,1,0\n'))
  if (check.kind === 'invalid' || item === undefined) throw new Error('the table must be valid')
  const table = formatItemTable({ ...check.bank, items: [{ ...item, content: attributes }] })
  expect(itemsOf(table)).toEqual([{ ...item, content: { pillar: 'P' } }])
})

test('semicolons with decimal commas read like commas with points', () => {
  const office = allModels.replaceAll(',', ';').replaceAll('.', ',')
  expect(itemsOf(office)).toEqual(itemsOf(allModels))
})

test('standard errors and n become the uncertainty of the item', () => {
  const [item] = itemsOf('item,model,a,b,se_a,se_b,n\nx,2pl,1,0,0.11,0.07,812\n')
  expect(item?.uncertainty).toEqual({ kind: 'estimate', standardErrors: { discrimination: 0.11, difficulty: 0.07 }, n: 812 })
})

test('the neutral cells of a 3PL table (c = 0, d = 1) are no problem for a 2PL item', () => {
  expect(itemsOf('item,model,a,b,c,d\nx,2pl,1,0,0,1\n')).toHaveLength(1)
})

test('other columns become content attributes', () => {
  const [item] = itemsOf('item,model,a,b,pillar,level\nx,2pl,1,0,skills,3\n')
  expect(item?.content).toEqual({ pillar: 'skills', level: 3 })
})

test('every problem of every row is named with its line and column', () => {
  const check = checkItemTable(bytes('item,model,a,b,c\nx,2pl,,zero,\ny,9pl,1,0,\n,2pl,1,0,\nz,2pl,-1,0,0.2\nw,2pl,-1,0,\n'))
  expect(check.kind === 'invalid' && check.issues.map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, 'a', 'cell-not-a-number'],
    [2, 'b', 'cell-not-a-number'],
    [3, 'model', 'model-unknown'],
    [4, 'item', 'item-id-empty'],
    [5, 'c', 'cell-foreign'],
    [6, undefined, 'parameter-invalid'],
  ])
})

test('a header without item and model is refused', () => {
  expect(checkItemTable(bytes('id,a,b\nx,1,0\n'))).toMatchObject({
    kind: 'invalid',
    issues: [{ code: 'item-table-header', line: 1 }],
  })
})
