import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'

const program = join(inject('consumer'), 'node_modules/.bin/melek')
const environment = { ...process.env, MELEK_LANG: 'en' }

function folder(persons: number): string {
  const path = mkdtempSync(join(tmpdir(), 'melek-command-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const items = Array.from({ length: 20 }, (_, i) => `A${i},2pl,1,${(i - 10) / 5}`)
  writeFileSync(join(path, 'items.csv'), `item,model,a,b\n${items.join('\n')}\n`)
  const header = `person,${items.map((item) => item.split(',')[0]).join(',')}\n`
  const rows = Array.from(
    { length: persons },
    (_, p) => `p${p},${items.map((_, i) => ((p * (i + 3)) % 7 > 2 ? 1 : 0)).join(',')}\n`,
  )
  writeFileSync(join(path, 'r.csv'), header + rows.join(''))
  return path
}

const shell = (path: string, command: string) =>
  spawnSync('bash', ['-c', command.replaceAll('melek', `"${program}"`)], { cwd: path, encoding: 'utf8', env: environment })

test('the installed command scores a file', () => {
  const path = folder(3)
  const { status, stdout } = shell(path, 'melek score r.csv --bank items.csv --out s.csv')
  expect(status).toBe(0)
  expect(stdout).toContain('3 persons scored')
  expect(readFileSync(join(path, 's.csv'), 'utf8').split('\n')).toHaveLength(5)
})

test('colour stays off where nobody sees it', () => {
  const { stdout } = shell(folder(3), 'melek score r.csv --bank items.csv --out s.csv')
  expect(stdout).not.toContain('\u001b')
})

test('a pipe works from end to end', () => {
  const { stdout } = shell(folder(50), 'gzip -c r.csv | melek score - --bank items.csv 2> /dev/null | tail -1')
  expect(stdout).toMatch(/^p49,/)
})

test('a reader who stops early is no defect', () => {
  const { stdout, stderr } = shell(
    folder(60_000),
    'set -o pipefail; melek score r.csv --bank items.csv | head -1; echo "code $?"',
  )
  expect(stdout).toBe('person,theta,standard_error,answered,status\ncode 4\n')
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('the reader closed the pipe before the end')
})

test.skipIf(!existsSync('/dev/full'))('a full disk is a failure to write, wherever the output goes', () => {
  const path = folder(3)
  expect(shell(path, 'melek score r.csv --bank items.csv > /dev/full').status).toBe(4)
  expect(shell(path, 'melek score r.csv --bank items.csv --out /dev/full').status).toBe(4)
  expect(shell(path, 'melek bank describe items.csv > /dev/full').status).toBe(4)
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 130],
] as const)('%s ends a long run with %i and leaves no half file', async (signal, code) => {
  const path = folder(150_000)
  const child = spawn(program, ['score', 'r.csv', '--bank', 'items.csv', '--out', 's.csv', '--rejects', 'rejects.csv'], {
    cwd: path,
    env: environment,
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  while (!existsSync(join(path, 's.csv.part'))) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill(signal)
  expect(await ended).toBe(code)
  expect(readdirSync(path).sort()).toEqual(['items.csv', 'r.csv'])
})

test('killed in the middle, a run leaves the old scores, and the next run is whole', async () => {
  const path = folder(150_000)
  writeFileSync(join(path, 's.csv'), 'old')
  const child = spawn(program, ['score', 'r.csv', '--bank', 'items.csv', '--out', 's.csv'], { cwd: path, env: environment })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  while (!existsSync(join(path, 's.csv.part'))) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await ended
  expect(readFileSync(join(path, 's.csv'), 'utf8')).toBe('old')
  expect(shell(path, 'melek score r.csv --bank items.csv --out s.csv').status).toBe(0)
  expect(readdirSync(path).sort()).toEqual(['items.csv', 'r.csv', 's.csv', 's.csv.meta.json'])
})
