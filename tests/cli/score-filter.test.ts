import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const items = 'item,model,a,b\nA1,2pl,1,0\nA2,2pl,1.2,0.5\nA3,2pl,0.8,-0.5\n'

function bank(): string {
  const path = temporaryFolder()
  writeFileSync(path('items.csv'), items)
  return path('items.csv')
}

test('a filter answers every line in its place and ends well, whatever it was given', async () => {
  const input = '{"person":"p1","responses":{"A1":1,"A2":0}}\nbroken\n{"person":"p2","responses":{"A3":1}}\n'
  const { code, stdout, stderr } = await runCommand(['score', '--filter', '--bank', bank()], { input })
  expect(code).toBe(0)
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers.map(({ person, error }) => [person, error?.code])).toEqual([
    ['p1', undefined],
    ['', 'json-invalid'],
    ['p2', undefined],
  ])
  expect(stderr).toContain('2 lines scored, 1 answered by an error.')
  expect(stderr).toContain('Persons who occur twice were looked for among the lines of this process alone.')
})

test('files and what belongs to them have no place in a filter; all of it is named', async () => {
  const { code, stderr } = await runCommand([
    'score',
    'r.csv',
    '--filter',
    '--bank',
    bank(),
    '--rejects',
    'x.csv',
    '--workers',
    '2',
  ])
  expect(code).toBe(1)
  expect(stderr).toContain('leave out r.csv --rejects --workers')
})
