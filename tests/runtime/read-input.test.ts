import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openInput } from '../../src/runtime/read-input.js'
import { temporaryFolder } from '../cli/folder.js'

async function textOf(input: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of input) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

test('a file comes with its size and the SHA-256 of its bytes', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), 'person,A1\n')
  const input = await openInput(path('r.csv'))
  expect(await textOf(input)).toBe('person,A1\n')
  expect(input.totalBytes).toBe(10)
  expect(input.bytesRead).toBe(10)
  expect(input.sha256()).toBe(createHash('sha256').update('person,A1\n').digest('hex'))
})

test('gzip is seen in the bytes, not in the name, also of several members; the hash is that of the file', async () => {
  const path = temporaryFolder()
  const packed = Buffer.concat([gzipSync('person,A1\n'), gzipSync('p1,1\n')])
  writeFileSync(path('r.csv'), packed)
  const input = await openInput(path('r.csv'))
  expect(await textOf(input)).toBe('person,A1\np1,1\n')
  expect(input.sha256()).toBe(createHash('sha256').update(packed).digest('hex'))
})

test('a dash is standard input, compressed or not', async () => {
  expect(await textOf(await openInput('-', { standardInput: Readable.from([Buffer.from('plain')]) }))).toBe('plain')
  const packed = gzipSync('packed')
  const pieces = [...packed].map((byte) => Buffer.from([byte]))
  const input = await openInput('-', { standardInput: Readable.from(pieces) })
  expect(input.totalBytes).toBeUndefined()
  expect(await textOf(input)).toBe('packed')
})

test('a compressed file that was cut off is refused, not taken for a short one', async () => {
  const path = temporaryFolder()
  const packed = gzipSync('person,A1\n'.repeat(1000))
  writeFileSync(path('r.gz'), packed.subarray(0, packed.length - 12))
  await expect(textOf(await openInput(path('r.gz')))).rejects.toMatchObject({
    code: 'read-failed',
    message: expect.stringContaining('cut off'),
  })
})

test('an absent file and a folder are refused before anything is read', async () => {
  const path = temporaryFolder()
  await expect(openInput(path('absent'))).rejects.toMatchObject({
    code: 'read-failed',
    message: expect.stringContaining('does not exist'),
  })
  await expect(openInput(path('.'))).rejects.toMatchObject({ code: 'read-failed', message: expect.stringContaining('folder') })
})

test('an empty file gives no bytes', async () => {
  const path = temporaryFolder()
  writeFileSync(path('r.csv'), '')
  expect(await textOf(await openInput(path('r.csv')))).toBe('')
})

test.each([
  ['plain', (text: Buffer) => text],
  ['compressed', (text: Buffer) => gzipSync(text)],
])('an input that is left at its first piece is closed (%s)', async (_, pack) => {
  const source = Readable.from([pack(Buffer.from('person,A1\n')), pack(Buffer.from('p1,1\n'))])
  for await (const _piece of await openInput('-', { standardInput: source })) break
  expect(source.destroyed).toBe(true)
})

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  const pipe = (): string => {
    const path = temporaryFolder()('pipe')
    execFileSync('mkfifo', [path])
    return path
  }

  test('is read once and to its end, compressed or not', async () => {
    for (const bytes of [Buffer.from('person,A1\n'), gzipSync('person,A1\n')]) {
      const path = pipe()
      const writing = appendFile(path, bytes)
      const input = await openInput(path)
      expect(input.totalBytes).toBeUndefined()
      expect(await textOf(input)).toBe('person,A1\n')
      expect(input.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'))
      await writing
    }
  })

  test('that nobody writes to is waited for until the run is interrupted', async () => {
    const controller = new AbortController()
    const text = textOf(await openInput(pipe(), { signal: controller.signal }))
    setTimeout(() => controller.abort(), 20)
    await expect(text).rejects.toMatchObject({ code: 'interrupted' })
  })
})
