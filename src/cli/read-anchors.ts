import { readBytes } from '../bulk/read-document.js'
import type { AnchorName } from '../calibration/linking/anchors.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { readTable } from '../tables/read-records.js'

/**
 * The anchors in a small table with a header: one column where the ids are the same in both banks, or two, the id in the bank
 * that is moved first and that in the base second. Names of the columns do not matter.
 * @throws MelekError `anchors-invalid` with every line that has an empty or missing id; `table-…`, `read-failed`
 */
export async function readAnchors(path: string): Promise<readonly AnchorName[]> {
  const table = readTable(await readBytes(path))
  const columns = table.header.filter((name) => name !== '').length
  if (columns > 2) {
    throw new MelekError(
      'anchors-invalid',
      `"${path}" must have one column of item ids, or two for ids that differ; its header is ${table.header.join(',')}`,
    )
  }
  const issues: Issue[] = []
  const anchors = table.records.map(({ line, cells }): AnchorName => {
    const ids = cells.slice(0, columns).map((cell) => cell.trim())
    if (ids.length < columns || ids.includes('')) {
      issues.push({ code: 'anchor-empty', message: 'an item id is missing; fill it in or remove the line', line })
    }
    const [id = '', baseId] = ids
    return baseId === undefined ? id : [id, baseId]
  })
  if (issues.length > 0) throw new MelekError('anchors-invalid', `"${path}" has ${issues.length} problem(s)`, issues)
  return anchors
}

/** The anchors as such a table. */
export function formatAnchors(anchors: readonly (readonly [id: string, baseId: string])[]): string {
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const alike = anchors.every(([id, baseId]) => id === baseId)
  const rows = anchors.map(([id, baseId]) => (alike ? quoted(id) : `${quoted(id)},${quoted(baseId)}`))
  return `${[alike ? 'item' : 'item,base', ...rows].join('\n')}\n`
}
