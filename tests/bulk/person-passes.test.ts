import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { confirmedSuspects } from '../../src/bulk/person-passes.js'
import type { ResponseBlock } from '../../src/bulk/response-block.js'
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

test('a suspected person is refused only if the id does stand in an earlier line', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1\nfirst,1\nsecond,1\nfirst,0\n')
  const suspicion = (line: number): Reject => ({ code: 'person-duplicate', line, person: '', reason: '' })
  const block: ResponseBlock = {
    count: 3,
    responses: Uint8Array.of(1, 1, 0),
    persons: ['first', 'second', 'first'],
    lines: [2, 3, 4],
    kept: [[], [], []],
    suspects: new Map([
      [1, suspicion(3)],
      [2, suspicion(4)],
    ]),
  }
  expect(await confirmedSuspects(path('r.csv'), options, block)).toEqual(new Set([2]))
})

test('without suspicion the file is not read again', async () => {
  const block: ResponseBlock = { count: 0, responses: new Uint8Array(), persons: [], lines: [], kept: [], suspects: new Map() }
  expect(await confirmedSuspects('/nowhere/r.csv', options, block)).toEqual(new Set())
})
