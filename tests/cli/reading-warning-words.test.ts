import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readingWarnings, readingWarningText } from '../../src/cli/words/reading-warning-words.js'
import { bytesOf, optionsFor, readAll } from '../tables/reading.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const items = ['X1', 'X2', 'X3', 'X4'].map((id) => ({ id, categories: 2 }))
const read = (file: string, more = {}) => readAll(bytesOf(file), optionsFor(items, more)).warnings.map(({ message }) => message)

test('what a reader warns of is said in Indonesian with the same facts', () => {
  const scattered = Array.from({ length: 30 }, (_, p) => `p${p},${p % 7 === 0 ? '' : 1},0,1,1`)
  const rounded = Array.from({ length: 8 }, (_, p) => `33740112049000${p}0,1,1,1,1`)
  const messages = [
    ...read(`person,X1,X2,X3,X4\n${scattered.join('\n')}\n`),
    ...read(`person,X1,X2,X3,X4\n${rounded.join('\n')}\n`),
    ...read('person,item,response\na,X1,1\nb,X2,1\n', { shape: 'long' }),
  ]
  expect(messages).toHaveLength(readingWarnings.length - 1)
  for (const message of messages) {
    const said = readingWarningText(message, 'id')
    expect(said).not.toMatch(/\b(the|and|of|have)\b/)
    for (const [fact] of message.matchAll(/\d+|--[a-z-]+|X\d/g)) expect(said, message).toContain(fact)
    expect(readingWarningText(message, 'en')).toBe(message)
  }
})

test('so is the remark of a command on a first column that repeats', async () => {
  const path = temporaryFolder()
  writeFileSync(
    path('r.csv'),
    `X1,X2,X3\n${Array.from({ length: 60 }, (_, p) => `${p % 2},${p % 3 === 0 ? 1 : 0},${p % 5 === 0 ? 1 : 0}`).join('\n')}\n`,
  )
  const { stderr } = await runCommand(['--lang', 'id', 'calibrate', path('r.csv'), '--model', '1pl'])
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('nomor di kolom "X1" kebanyakan berulang')
})
