import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'

const program = join(inject('consumer'), 'node_modules/.bin/melek')

test('the installed command writes the same bytes with one, two and three workers', () => {
  const path = mkdtempSync(join(tmpdir(), 'melek-simulate-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const [one, two, three] = ['1', '2', '3'].map((workers) => {
    const outputs = ['--out', `o${workers}.csv`, '--trace', `t${workers}.ndjson`]
    const args = ['simulate', '--examinees', '50', '--seed', 'w', '--workers', workers, ...outputs]
    const { status, stdout } = spawnSync(program, args, { cwd: path, encoding: 'utf8' })
    const files = [`o${workers}.csv`, `t${workers}.ndjson`].map((name) => readFileSync(join(path, name), 'utf8'))
    return { status, stdout, files }
  })
  expect(one?.status).toBe(0)
  expect(one?.files[0]?.split('\n')).toHaveLength(52)
  expect(two).toEqual(one)
  expect(three).toEqual(one)
})
