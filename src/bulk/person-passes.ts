import { MelekError } from '../issues/melek-error.js'
import { isReadOnce } from '../runtime/read-once.js'
import { createLastLinesScan, createPersonScan } from '../tables/person-scan.js'
import { blockPerson, type ResponseBlock } from '../tables/response-block.js'
import type { ResponseReaderOptions } from '../tables/responses.js'
import type { ByteStream } from '../tables/table-stream.js'
import { openTable, wantedColumns } from './open-table.js'

/**
 * Places in a block of the persons who did occur earlier in the file. Their ids share a hash with an earlier one, which proves
 * nothing: the file is read again up to them, which happens about once in ten million files.
 */
export async function confirmedSuspects(
  path: string,
  options: ResponseReaderOptions,
  block: ResponseBlock,
): Promise<Set<number>> {
  const confirmed = new Set<number>()
  if (block.suspects.size === 0) return confirmed
  const placesOf = new Map<string, number[]>()
  for (const place of block.suspects.keys()) {
    const person = blockPerson(block, place)
    placesOf.set(person, [...(placesOf.get(person) ?? []), place])
  }
  const scan = createPersonScan(options, (line, person) => {
    for (const place of placesOf.get(person) ?? []) if (line < (block.lines[place] as number)) confirmed.add(place)
  })
  await pass(path, options, scan)
  return confirmed
}

/** What a pass for the last lines has found. */
export interface LastLines {
  /** Line that counts, of each person who has several. */
  readonly lines: ReadonlyMap<string, number>
  /** SHA-256 of the file in this pass. */
  readonly sha256: string
}

/**
 * The line that counts for each person who has several rows, for a layout that says `"duplicates": "last"`.
 * @throws MelekError `duplicates-last-stream` for standard input or a pipe, which cannot be read twice
 */
export async function lastLines(path: string, options: ResponseReaderOptions): Promise<LastLines | undefined> {
  if (options.layout?.duplicates !== 'last') return undefined
  if (await isReadOnce(path)) {
    throw new MelekError(
      'duplicates-last-stream',
      'a layout with "duplicates": "last" needs a file that can be read twice, not standard input or a pipe; name the file',
    )
  }
  const scan = createLastLinesScan(options)
  const sha256 = await pass(path, options, scan)
  return { lines: scan.lastLines, sha256 }
}

/** @returns SHA-256 of the file */
async function pass(path: string, options: ResponseReaderOptions, scan: ByteStream): Promise<string> {
  const input = await openTable(path, { passing: true, wanted: wantedColumns(options) })
  for await (const bytes of input) scan.push(bytes)
  scan.end()
  return input.sha256()
}
