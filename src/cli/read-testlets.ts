import { readBytes } from '../bulk/read-document.js'
import type { Testlets } from '../calibration/estimation/testlets.js'
import { MelekError } from '../issues/melek-error.js'
import { readTable } from '../tables/read-records.js'

/**
 * The testlets in a table `item,testlet`, a line an item.
 * @throws MelekError `testlets-invalid` where a column is missing; `table-…`, `read-failed`
 */
export async function readTestlets(path: string): Promise<Testlets> {
  const { header, records } = readTable(await readBytes(path))
  const [item, testlet] = [header.indexOf('item'), header.indexOf('testlet')]
  if (item < 0 || testlet < 0) {
    const message = `"${path}" must have the columns item and testlet, a line an item; its header is ${header.join(',')}`
    throw new MelekError('testlets-invalid', message)
  }
  const found: Record<string, string[]> = {}
  for (const { cells } of records) {
    const name = (cells[testlet] ?? '').trim()
    if (name === '') continue
    found[name] = [...(found[name] ?? []), (cells[item] ?? '').trim()]
  }
  return found
}
