import { mkdirSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { readBytes } from '../../src/bulk/read-document.js'
import { scoreFile } from '../../src/bulk/score-file.js'
import { readResponseMatrix } from '../../src/cli/read-response-matrix.js'
import { fileFacts } from '../../src/cli/words/issues/file-facts.js'
import { knownFileProblems } from '../../src/cli/words/issues/known-file-problems.js'
import { assertDistinctFiles } from '../../src/runtime/same-file.js'
import { readFailed, writeFailed } from '../../src/runtime/system-error.js'
import { readTable } from '../../src/tables/read-records.js'
import type { ResponseReaderOptions } from '../../src/tables/responses.js'
import { bytesOf, optionsFor, readAll } from '../tables/reading.js'
import { lastingFolder } from './folder.js'
import { expectKnownWhole, messagesOf } from './known-whole.js'

const path = lastingFolder()
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content)
  return path(name)
}
const read = (content: string | Uint8Array, more: Partial<ResponseReaderOptions> = {}) =>
  messagesOf(() => readAll(typeof content === 'string' ? bytesOf(content) : content, optionsFor(3, more)))
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (_, i) => `\ufeff${text}`.charCodeAt(i)).buffer)
const system = (code: string) => Object.assign(new Error(code), { code })
const layout = (person: string, more: object) =>
  ({ format: 'melek-layout/1', person, items: [{ column: 'Soal 1', item: 'X1' }], ...more }) as ResponseReaderOptions['layout']

test('problems of files and columns are said whole in Indonesian', async () => {
  const responses = file('r.csv', 'person,X1,X2\na,1,0\n')
  mkdirSync(path('folder'))
  const reasons = ['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'ENOSPC', 'EROFS']
  const messages = [
    ...reasons.map((code) => readFailed('a.csv', system(code)).message),
    writeFailed('b.csv', system('ENOSPC')).message,
    ...(await messagesOf(() => readBytes(path('folder')))),
    ...(await messagesOf(() => readBytes(file('cut.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2))))),
    ...(await messagesOf(() =>
      assertDistinctFiles([{ role: 'responses', path: responses }], [{ role: 'out', path: responses }]),
    )),
    ...(await messagesOf(() =>
      assertDistinctFiles([{ role: 'the key that hides ids', path: responses }], [{ role: 'out', path: responses }]),
    )),
    ...(await messagesOf(() => readTable(bytesOf('')))),
    ...(await messagesOf(() => readTable(bytesOf('item,item\nA,B\n')))),
    ...(await messagesOf(() =>
      scoreFile({ responses: file('head.csv', 'person,i1\n'), bank: bankFile(), out: path('scores.csv') }),
    )),
    ...(await messagesOf(() =>
      scoreFile({ responses: file('no.parquet', 'PAR1 PAR2'), bank: bankFile(), out: path('scores.csv') }),
    )),
    ...(await messagesOf(() => readResponseMatrix(responses, { keep: ['unit'] }))),
    ...(await read(latin('person,X1,nama\na,1,José\nb,1,x\n'))),
    ...(await read(utf16('person,X1\na\ud800b,1\n'), { encoding: 'utf-16le' })),
    ...(await read(Uint8Array.of(...bytesOf('person,X1\na,1\nb,'), 0xc3))),
    ...(await read(Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9, 9))),
    ...(await read(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 9, 9, 9, 9))),
    ...(await read(Uint8Array.of(0x1f, 0x8b, 8, 0, 9, 9, 9, 9))),
    ...(await read('PAR1....')),
    ...(await read('person,item,response\na,Z1,1\n', { shape: 'long' })),
    ...(await read('%PDF-1.7')),
    ...(await read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))),
    ...(await read(Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd))),
    ...(await read('person,X1\na\0b,1\n')),
    ...(await read(Uint8Array.from({ length: 500 }, (_, i) => 1 + ((i * 37) % 255)))),
    ...(await read('person,item,response\na,X1,1\n')),
    ...(await read('person,X1\na,1\n', { keep: ['person'], hidesIds: true } as object)),
    ...(await read('')),
    ...(await read('person,X1,X1\na,1,1\n')),
    ...(await read('person,X1\na,1\n', { idColumn: 'NIP', keep: ['unit'] })),
    ...(await read('person,X1,X9\na,1,1\n')),
    ...(await read(`person,X1,Y\n${'a,1,1\nb,0,1\nc,1,0\n'.repeat(9)}`, { noDuplicateCheck: true } as object)),
    ...(await read('person,Y1,Y2\na,1,1\n')),
    ...(await read('person,Y1,Y2,Y3,Y4,Y5,Y6,Y7\na,1,1,1,1,1,1,1\n')),
    ...(await read('X1,X2\n1,1\n')),
    ...(await read('person\na\n', { shape: 'long' })),
    ...(await read('person,X1,X2\na,1,0\n', { shape: 'long' })),
    ...(await read('a,Paket\n1,A\n', { layout: layout('a', { form: 'Form' }) })),
  ]
  expectKnownWhole(messages, knownFileProblems, fileFacts)
})

function bankFile(): string {
  return file('bank.csv', 'item,model,a,b\ni1,2pl,1,0\n')
}
