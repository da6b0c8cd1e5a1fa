import { describe, expect, test } from 'vitest'
import { createDecoder, detectEncoding, type TextEncoding } from '../../src/tables/decode.js'
import { encode } from './writing.js'

const message = (bytes: Uint8Array, encoding?: TextEncoding): string => {
  try {
    const decoder = createDecoder(encoding)
    decoder.push(bytes)
    decoder.end()
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code}: ${message}`
  }
  throw new Error('the bytes were not refused')
}

test('all of Windows-1252 is read, the bytes without a character as themselves', () => {
  const decoder = createDecoder('windows-1252')
  expect(decoder.push(Uint8Array.of(0x80, 0x85, 0x8a, 0x93, 0x96, 0x9f, 0xe9, 0x81))).toBe('€…Š“–Ÿé\x81')
})

test('bytes that are no UTF-8 and no UTF-16 are taken for Windows-1252, without confidence', () => {
  expect(detectEncoding(encode('José;Aïsyah', 'windows-1252'))).toEqual({
    encoding: 'windows-1252',
    bom: false,
    confident: false,
  })
})

test('UTF-16 without a byte-order mark is recognised by its zero bytes', () => {
  expect(detectEncoding(encode('NIP\tNama', 'utf-16le').subarray(2))).toMatchObject({
    encoding: 'utf-16le',
    bom: false,
    confident: true,
  })
  expect(detectEncoding(encode('NIP\tNama', 'utf-16be').subarray(2))).toMatchObject({
    encoding: 'utf-16be',
    bom: false,
    confident: true,
  })
})

test('nothing at all is UTF-8', () => {
  expect(detectEncoding(new Uint8Array())).toEqual({ encoding: 'utf-8', bom: false, confident: true })
})

describe('a file that is not UTF-8 is refused, and the likely encoding and the option are named', () => {
  test.each([
    ['windows-1252', 'person,X1\nJosé,1\n'],
    ['utf-16le', 'person\tX1\nP1\t1\n'],
    ['utf-16be', 'person\tX1\nP1\t1\n'],
  ] as const)('%s', (encoding, text) => {
    const said = message(encode(text, encoding))
    expect(said).toMatch(/^encoding-wrong: the file is not utf-8; it looks like/)
    expect(said).toContain(`--encoding ${encoding} or "encoding": "${encoding}" in the layout`)
  })

  test('UTF-16 without a byte-order mark, though its bytes are valid UTF-8', () => {
    expect(message(encode('P1\t1\n', 'utf-16le').subarray(2))).toContain('--encoding utf-16le')
  })

  test('Windows-1252 that shows itself late', () => {
    const late = encode('a'.repeat(10_000) + 'é' + 'b'.repeat(10), 'windows-1252')
    expect(message(late)).toContain('--encoding windows-1252')
  })
})

test.each([
  ['a spreadsheet', [0x50, 0x4b, 3, 4], /\.xlsx.*CSV UTF-8/],
  ['an old spreadsheet', [0xd0, 0xcf, 0x11, 0xe0], /\.xls.*CSV UTF-8/],
  ['a compressed file', [0x1f, 0x8b, 8, 0], /\.gz/],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31], /\.parquet/],
  ['a PDF', [0x25, 0x50, 0x44, 0x46], /PDF/],
  ['a picture', [0x89, 0x50, 0x4e, 0x47], /picture/],
  ['a photograph', [0xff, 0xd8, 0xff, 0xe0], /picture/],
  ['another archive', [0xfd, 0x37, 0x7a, 0x58], /unpack/],
])('%s is refused by its first bytes, with what to do', (_, bytes, repair) => {
  expect(message(Uint8Array.from(bytes))).toMatch(/^file-not-text/)
  expect(message(Uint8Array.from(bytes))).toMatch(repair)
})

test.each([
  ['zero bytes among text', encode('person,X1\nP1,1\nP\x002,0\n', 'utf-8'), /zero bytes/],
  ['zero bytes that come late', encode(`${'P1,1\n'.repeat(2000)}P\x002,0\n`, 'utf-8'), /zero bytes/],
  ['bytes of a program', Uint8Array.from({ length: 500 }, (_, i) => 1 + ((i * 37) % 255)), /control characters/],
])('%s are no text in any encoding', (_, bytes, said) => {
  expect(message(bytes)).toMatch(/^file-not-text/)
  expect(message(bytes)).toMatch(said)
})

test('a file that ends inside a character is refused', () => {
  expect(message(encode('é', 'utf-8').subarray(0, 1))).toMatch(/ends in the middle of a character/)
  expect(message(encode('ab', 'utf-16le').subarray(0, 5), 'utf-16le')).toMatch(/ends in the middle of a character/)
})
