import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { raschItem, simulatedDif } from '../calibration/dif/simulated-dif.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

function files(): (name: string) => string {
  const path = temporaryFolder()
  const places = [-1, -0.6, -0.2, 0.2, 0.6, 1]
  const data = simulatedDif(
    places.map((place) => raschItem(place)),
    { persons: 400, seed: 'reports' },
  )
  const rows = Array.from(
    { length: 400 },
    (_, p) => `${p},${data.groups[p]},${data.responses.subarray(6 * p, 6 * p + 6).join(',')}`,
  )
  const bank = (move: number) =>
    `item,model,b\n${data.itemIds.map((id, i) => `${id},1pl,${(places[i] as number) + move}`).join('\n')}\n`
  writeFileSync(path('r.csv'), `person,g,${data.itemIds.join(',')}\n${rows.join('\n')}\n`)
  writeFileSync(path('bank.csv'), bank(0))
  writeFileSync(path('later.csv'), bank(0.3))
  return path
}

test.each([
  ['dif', ['r.csv', '--bank', 'bank.csv', '--group', 'g', '--focal', 'focal'], 'DIF'],
  ['fit', ['r.csv', '--bank', 'bank.csv', '--ignore', 'g'], 'How the responses fit the model'],
  ['link', ['later.csv', 'bank.csv', '--slope', '1'], 'Two scales joined'],
  ['drift', ['bank.csv', 'later.csv', '--slope', '1'], 'Common items that have changed'],
] as const)('%s --report writes a page that names its inputs and the command', async (command, args, title) => {
  const path = files()
  const named = args.map((word) => (word.endsWith('.csv') ? path(word) : word))
  const { code, stderr } = await runCommand([command, ...named, '--report', path('page.html')])
  expect(code, stderr).toBe(0)
  const html = readFileSync(path('page.html'), 'utf8')
  for (const text of [title, 'bank.csv', `melek ${command}`]) expect(html).toContain(text)
  expect(stderr).toContain('page.html')
})

test.each([
  ['dif', ['r.csv', '--bank', 'judged.json', '--group', 'g', '--focal', 'focal']],
  ['fit', ['r.csv', '--bank', 'judged.json', '--ignore', 'g']],
  ['link', ['judged.json', 'bank.csv', '--slope', '1']],
  ['drift', ['later.csv', 'judged.json', '--slope', '1']],
] as const)('%s says on screen and page that a bank is provisional', async (command, args) => {
  const path = files()
  const [, ...rows] = readFileSync(path('bank.csv'), 'utf8').trim().split('\n')
  const items = rows.map((row) => {
    const [id = '', , difficulty] = row.split(',')
    return { id, model: '1pl', parameters: { difficulty: Number(difficulty) }, status: 'operational', content: {}, enemies: [] }
  })
  const scale = { id: 'judged/1', metric: 'logit', scalingConstant: 1, status: 'provisional' }
  const bank = { format: 'melek-bank/1', id: 'judged', version: '1', scale, security: 'public', items }
  writeFileSync(path('judged.json'), JSON.stringify(bank))
  const named = args.map((word) => (/\.(csv|json)$/.test(word) ? path(word) : word))
  const { code, stderr } = await runCommand(['--lang', 'id', command, ...named, '--report', path('page.html')])
  expect(code, stderr).toBe(0)
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('SEMENTARA. Parameter bank "judged"')
  expect(readFileSync(path('page.html'), 'utf8')).toContain('SEMENTARA. Parameter bank &quot;judged&quot;')
})
