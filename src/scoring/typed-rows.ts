import { MelekError } from '../issues/melek-error.js'

/** A column that a caller hands over to be written, and what it has to be. */
export interface ColumnNeed {
  readonly name: string
  readonly column: unknown
  readonly kinds: readonly string[]
  /** Entries that it needs. */
  readonly length: number
}

export const float64 = ['Float64Array'] as const

/**
 * Checks of programs without types, at a cost that does not grow with the persons: NaN or .5 among other numbers would count as a category.
 * @throws MelekError `responses-invalid` where responses are no bytes or persons no count, `columns-short` where these or columns are too
 *   short or cannot be written
 */
export function requireTypedRows(
  responses: Uint8Array,
  { persons, items }: { readonly persons: number; readonly items: number },
  columns: readonly ColumnNeed[],
): void {
  const wrong: string[] = []
  if (kindOf(responses) !== 'Uint8Array')
    wrong.push(`responses must be a Uint8Array, got ${kindOf(responses)}; take Uint8Array.from(…), 255 for not administered`)
  if (!(Number.isSafeInteger(persons) && persons >= 0)) wrong.push(`persons must be a whole number of 0 or more, got ${persons}`)
  if (wrong.length > 0) throw new MelekError('responses-invalid', wrong.join('; '))
  const short = columns.filter(({ column, kinds, length }) => !(kinds.includes(kindOf(column)) && lengthOf(column) >= length))
  const needs = short.map(
    ({ name, column, kinds, length }) =>
      `${name} must be a ${kinds.join(' or ')} of ${length}, got ${kindOf(column)} of ${lengthOf(column)}`,
  )
  if (responses.length < persons * items) needs.unshift(`responses must be ${persons * items}, got ${responses.length}`)
  if (needs.length > 0) throw new MelekError('columns-short', `${persons} persons × ${items} items: ${needs.join('; ')}`)
}

/** By its tag, which arrays of other realms have too. */
function kindOf(value: unknown): string {
  const tag: unknown = Object(value)[Symbol.toStringTag]
  if (typeof tag === 'string') return tag
  return Array.isArray(value) ? 'Array' : value === null ? 'null' : typeof value
}

function lengthOf(column: unknown): number {
  const { length } = Object(column) as { length?: unknown }
  return typeof length === 'number' ? length : 0
}
