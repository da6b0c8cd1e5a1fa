import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lastingFolder } from './folder.js'
import { runCommand } from './run-command.js'

const path = lastingFolder()
const demo = async (folder: string, seed: string) =>
  runCommand(['demo', '--persons', '300', '--seed', seed, '--out', path(folder)])
/** A run takes a second: the tests share one. */
const first = demo('out', 'melek')

test('the demo runs the main job and leaves exam, scores with passport, and page', async () => {
  const { code, stdout } = await first
  expect(code).toBe(0)
  for (const name of ['synthetic-exam.csv', 'scores.csv', 'scores.csv.meta.json', 'shares.html'])
    expect(existsSync(path(`out/${name}`)), name).toBe(true)
  expect(readFileSync(path('out/scores.csv'), 'utf8').split('\n')).toHaveLength(302)
  expect(stdout).toMatch(/Your level: .*Of 300 persons tested.*The whole page: /s)
  expect(stdout).toContain('SYNTHETIC DATA')
})

test('every command that the demo shows can be typed again and gives the same', async () => {
  const { stdout } = await first
  const [take, score, population] = [...stdout.matchAll(/^\$ melek (.*)$/gm)].map(([, words = '']) => words.split(' '))
  expect((await runCommand(take as string[])).stdout).toContain(/^theta .*$/m.exec(stdout)?.[0])
  const before = readFileSync(path('out/scores.csv'), 'utf8')
  expect((await runCommand(score as string[])).code).toBe(0)
  expect(readFileSync(path('out/scores.csv'), 'utf8')).toBe(before)
  const shares = await runCommand(population as string[])
  const flat = (text: string) => text.replace(/\s+/g, ' ')
  expect(flat(shares.stdout)).toContain(/Of 300 persons tested, .*? definition exists\./.exec(flat(stdout))?.[0])
})

test('the same seed tells the same story, another seed another one', async () => {
  const [one, again, other] = await Promise.all([first, demo('again', 'melek'), demo('other', '2')])
  const story = (text: string) => text.replaceAll(/\S*melek-\S*/g, '')
  expect(story(again.stdout)).toBe(story(one.stdout))
  expect(story(other.stdout)).not.toBe(story(one.stdout))
})

test('no line is wider than 80 columns but for commands and paths', async () => {
  const { stdout } = await first
  const wide = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('$ ') && !line.includes(path('')))
  expect(wide).toEqual([])
})
