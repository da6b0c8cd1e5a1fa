import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { readTable } from '../tables/read-records.js'

/** The right option of each item; where forms differ, also by form. */
export interface KeyTable {
  /** Keys that hold for every form without one of its own. */
  readonly anyForm: ReadonlyMap<string, string>
  readonly byForm: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/**
 * The keys in a small table, `item,key` or `item,key,form`.
 * @throws MelekError `keys-invalid` with every problem and its line; `table-…`
 */
export function readKeyTable(bytes: Uint8Array): KeyTable {
  const table = readTable(bytes)
  const column = (name: string) => table.header.findIndex((cell) => cell.toLowerCase() === name)
  const [item, key, form] = [column('item'), column('key'), column('form')]
  if (item < 0 || key < 0) {
    throw new MelekError(
      'keys-invalid',
      `the key table must begin with item,key or item,key,form; its header is ${table.header.join(',')}`,
    )
  }
  const anyForm = new Map<string, string>()
  const byForm = new Map<string, Map<string, string>>()
  const issues: Issue[] = []
  for (const { line, cells } of table.records) {
    const [id, answer, formName] = [item, key, form].map((at) => (at < 0 ? '' : (cells[at] ?? '').trim())) as [
      string,
      string,
      string,
    ]
    if (id === '' || answer === '') {
      issues.push({
        code: 'key-empty',
        message: `${id === '' ? 'the item id' : 'the key'} is empty; fill it in or remove the line`,
        line,
      })
      continue
    }
    const keys = formName === '' ? anyForm : (byForm.get(formName) ?? new Map<string, string>())
    if (formName !== '') byForm.set(formName, keys)
    if (keys.has(id)) {
      issues.push({ code: 'key-duplicate', message: 'the item has a key already; remove one of the lines', line, item: id })
    } else keys.set(id, answer)
  }
  if (issues.length > 0) throw new MelekError('keys-invalid', `the key table has ${issues.length} problem(s)`, issues)
  return { anyForm, byForm }
}
