import { linkSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assertDistinctFiles } from '../../src/runtime/same-file.js'
import { temporaryFolder } from '../cli/folder.js'

const named = (role: string, path: string) => ({ role, path })

test('an output may not be an input, under whatever name', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), '')
  symlinkSync(path('r.csv'), path('link.csv'))
  linkSync(path('r.csv'), path('hard.csv'))
  for (const name of ['r.csv', './r.csv', 'link.csv', 'hard.csv'])
    await expect(assertDistinctFiles([named('responses', path('r.csv'))], [named('out', path(name))])).rejects.toMatchObject({
      code: 'output-is-input',
    })
})

test('two outputs may not share a file that does not exist yet', async () => {
  const path = temporaryFolder()
  const outputs = [named('out', path('s.csv')), named('rejects', path('./s.csv'))]
  await expect(assertDistinctFiles([], outputs)).rejects.toMatchObject({
    code: 'output-twice',
    message: expect.stringContaining('rejects'),
  })
})

test('standard output takes one output', async () => {
  const outputs = [named('--out', '-'), named('--trace', '-')]
  await expect(assertDistinctFiles([], outputs)).rejects.toMatchObject({ code: 'output-twice' })
})

test('different files, standard streams and devices pass', async () => {
  const path = temporaryFolder()
  const inputs = [named('responses', '-'), named('bank', path('b.csv'))]
  const outputs = [named('out', '-'), named('rejects', '/dev/null'), named('report', '/dev/null')]
  await expect(assertDistinctFiles(inputs, outputs)).resolves.toBeUndefined()
})
