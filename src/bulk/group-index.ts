import { MelekError } from '../issues/melek-error.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { cellText } from '../tables/text-cells.js'

/** The groups of persons by the cells of some columns. */
export interface GroupIndex {
  /** Cells of each group, in the order in which the groups were met. */
  readonly groups: readonly (readonly string[])[]
  /** Index of each person's group; of a group not met before the number of groups, where none is to be added. */
  indices(block: ResponseBlock): Int32Array
  /** From now on no group is added. */
  close(): void
}

/** Groups of whom each needs many persons to have a distribution of its own; a column with more values is no grouping. */
const MOST_GROUPS = 10_000

/**
 * @param columns names of the columns, for messages
 * @param places where they stand among the kept ones
 * @throws MelekError `condition-groups` while groups are added, from the 10,001st on
 */
export function createGroupIndex(columns: readonly string[], places: readonly number[]): GroupIndex {
  const indexOf = new Map<string, number>()
  const groups: (readonly string[])[] = []
  let closed = false
  const indexOfCells = (cells: readonly string[]): number => {
    const key = JSON.stringify(cells)
    const known = indexOf.get(key)
    if (known !== undefined || closed) return known ?? groups.length
    if (groups.length === MOST_GROUPS) throw tooManyGroups(columns)
    indexOf.set(key, groups.length)
    return groups.push(cells) - 1
  }
  return {
    groups,
    indices({ count, texts, textCount }) {
      const indices = new Int32Array(count)
      for (let p = 0; p < count; p++) indices[p] = indexOfCells(places.map((place) => cellText(texts, p * textCount + 1 + place)))
      return indices
    },
    close() {
      closed = true
    },
  }
}

function tooManyGroups(columns: readonly string[]): MelekError {
  const names = columns.map((name) => `"${name}"`).join(', ')
  return new MelekError(
    'condition-groups',
    `${names} must divide the persons into groups of many, but the first rows hold more than ${MOST_GROUPS} different values; choose a column such as the agency`,
  )
}
