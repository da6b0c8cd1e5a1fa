import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { temporaryFolder } from '../cli/folder.js'
import { runCommand } from '../cli/run-command.js'

const page = readFileSync(`${root}docs/worked-example/README.md`, 'utf8')

/** Text without line breaks, which hang on the width of a terminal. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

test('the worked example tells the result and the verification code that its command gives', async () => {
  const path = temporaryFolder()
  const [command = ''] = page.match(/^\$ melek take .*$/m) ?? []
  const words = command.replace(/^\$ melek /, '').replace(/[\w-]+\.(json|html)/g, (name) => path(name))
  const { code, stdout } = await runCommand(words.split(' '))
  expect(code).toBe(0)
  const shown = flat(/SYNTHETIC DATA: this test was simulated[^…]*/.exec(page)?.[0] ?? '').trim()
  expect(shown).toContain('points')
  expect(flat(stdout)).toContain(shown)
  const [printed] = /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/.exec(readFileSync(path('person.html'), 'utf8')) ?? []
  expect(page).toContain(`\`${printed}\``)
})
