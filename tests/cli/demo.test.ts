import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const demo = async (folder: string, seed: string) => runCommand(['demo', '--persons', '300', '--seed', seed, '--out', folder])

test('the demo runs the main job and leaves exam, scores with passport, and page', async () => {
  const path = temporaryFolder()
  const { code, stdout } = await demo(path('out'), 'melek')
  expect(code).toBe(0)
  for (const name of ['synthetic-exam.csv', 'scores.csv', 'scores.csv.meta.json', 'shares.html'])
    expect(existsSync(path(`out/${name}`)), name).toBe(true)
  expect(readFileSync(path('out/scores.csv'), 'utf8').split('\n')).toHaveLength(302)
  expect(stdout).toMatch(/Your level: .*Of 300 persons tested.*The whole page: /s)
  expect(stdout).toContain('SYNTHETIC DATA')
})

test('the same seed tells the same story, another seed another one', async () => {
  const path = temporaryFolder()
  const [first, again, other] = await Promise.all([demo(path('a'), '1'), demo(path('a2'), '1'), demo(path('b'), '2')])
  const story = (text: string) => text.replaceAll(/\S*melek-\S*/g, '')
  expect(story(again.stdout)).toBe(story(first.stdout))
  expect(story(other.stdout)).not.toBe(story(first.stdout))
})

test('no line is wider than 80 columns but for commands and paths', async () => {
  const path = temporaryFolder()
  const { stdout } = await demo(path('out'), 'wide')
  const wide = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('$ ') && !line.includes(path('')))
  expect(wide).toEqual([])
})
