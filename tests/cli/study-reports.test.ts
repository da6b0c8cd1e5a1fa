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
