import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'

const program = join(inject('consumer'), 'node_modules/.bin/melek')

test('the installed command scores a file to the same bytes with one, two and three workers', () => {
  const path = mkdtempSync(join(tmpdir(), 'melek-score-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const rows = Array.from({ length: 20_000 }, (_, p) => `P${p},${p % 2},${(p >> 1) % 2},${p % 5 === 0 ? '' : (p >> 2) % 2}\n`)
  writeFileSync(join(path, 'items.csv'), 'item,model,a,b,c\nA1,3pl,1,0,0.2\nA2,3pl,1.2,0.5,0.1\nA3,2pl,0.8,-0.5,\n')
  writeFileSync(join(path, 'r.csv'), `person,A1,A2,A3\n${rows.join('')}short,1\n`)
  const [one, two, three] = ['1', '2', '3'].map((workers) => {
    const outputs = ['--out', `s${workers}.csv`, '--rejects', `r${workers}.csv`]
    const args = ['score', 'r.csv', '--bank', 'items.csv', '--blank', 'omitted', '--workers', workers, ...outputs]
    const { status } = spawnSync(program, args, { cwd: path, encoding: 'utf8' })
    return { status, files: [`s${workers}.csv`, `r${workers}.csv`].map((name) => readFileSync(join(path, name), 'utf8')) }
  })
  expect(one?.status).toBe(2)
  expect(one?.files[0]?.split('\n')).toHaveLength(20_002)
  expect(one?.files[1]).toContain('20002,')
  expect(two).toEqual(one)
  expect(three).toEqual(one)
})
