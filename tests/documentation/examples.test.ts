import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { exampleModule } from './example-modules.js'
import { documentedFiles, examplesOf } from './examples.js'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'melek-example-'))
})

afterEach(() => {
  process.chdir(root)
  rmSync(folder, { recursive: true, force: true })
})

for (const file of documentedFiles()) {
  const examples = examplesOf(file)
  if (examples.length === 0) continue
  describe(`what ${file} shows is true`, () => {
    test.each(examples.map((example, index) => ({ ...example, index })))('line $line', async ({ index, files }) => {
      for (const { name, text } of files) writeFileSync(join(folder, name), text)
      process.chdir(folder)
      await import(exampleModule(file, index))
    })
  })
}
