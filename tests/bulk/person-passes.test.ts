import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { confirmedSuspects } from '../../src/bulk/person-passes.js'
import { createResponseBlocks, type ResponseBlock } from '../../src/tables/read-response-blocks.js'
import type { Reject, ResponseReaderOptions } from '../../src/tables/responses.js'
import { temporaryFolder } from '../cli/folder.js'

const options: ResponseReaderOptions = {
  shape: 'wide',
  items: [{ id: 'A1', categories: 2 }],
  base: 0,
  blank: 'not-presented',
  omitted: 'wrong',
  notReached: 'ignore',
  timedOut: 'ignore',
}

/** The persons of a file, whoever occurs twice. */
function blockOf(text: string): ResponseBlock {
  const reader = createResponseBlocks({ ...options, noDuplicateCheck: true })
  const blocks: ResponseBlock[] = []
  const sink = { block: (block: ResponseBlock) => void blocks.push(block), reject: () => undefined }
  reader.push(new TextEncoder().encode(text), sink)
  reader.end(sink)
  return blocks[0] as ResponseBlock
}

test('a suspected person is refused only if the id does stand in an earlier line', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1\nfirst,1\nsecond,1\nfirst,0\n')
  const suspicion = (line: number): Reject => ({ code: 'person-duplicate', line, person: '', reason: '' })
  const suspects = new Map([
    [1, suspicion(3)],
    [2, suspicion(4)],
  ])
  const block = { ...blockOf('person,A1\nfirst,1\nsecond,1\nfirst,0\n'), suspects }
  expect(await confirmedSuspects(path('r.csv'), options, block)).toEqual(new Set([2]))
})

test('without suspicion the file is not read again', async () => {
  expect(await confirmedSuspects('/nowhere/r.csv', options, blockOf('person,A1\nfirst,1\n'))).toEqual(new Set())
})
