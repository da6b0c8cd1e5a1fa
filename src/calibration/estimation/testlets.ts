import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { missingResponse, type ResponseMatrix } from './response-matrix.js'

/** Items that share a stimulus (a text, a screenshot), by the name of the polytomous item that they are scored as. */
export type Testlets = Readonly<Record<string, readonly string[]>>

/** Category 255 means "not administered". */
const highestScore = 254

/**
 * Responses with the items of each testlet scored as one item, their sum: a dependence among them that theta does not explain stays
 * inside the item, where a graded or partial-credit model holds it, instead of making the test look more precise than it is. The
 * testlet stands where its first item stood; a person who was not given all its items has no score on it.
 * @throws MelekError `testlets-invalid` with every issue: unknown items, items in two testlets, fewer than two items, names taken
 * @source Yen (1993), J. Educ. Meas. 30, 187–213; Thissen, Steinberg & Mooney (1989), J. Educ. Meas. 26, 247–260
 * @example
 * const matrix = { itemIds: ['A', 'B', 'C'], persons: 2, responses: Uint8Array.of(1, 0, 1, 1, 1, 0) }
 * Array.from(testletResponses(matrix, { text: ['A', 'C'] }).responses) // => [2, 0, 1, 1]
 */
export function testletResponses(matrix: ResponseMatrix, testlets: Testlets): ResponseMatrix {
  const issues = testletIssues(matrix, testlets)
  if (issues.length > 0) throw new MelekError('testlets-invalid', `the testlets have ${issues.length} problem(s)`, issues)
  if (Object.keys(testlets).length === 0) return matrix
  const places = new Map(matrix.itemIds.map((id, place) => [id, place]))
  const ownerOf = new Map(Object.entries(testlets).flatMap(([name, items]) => items.map((item) => [item, name] as const)))
  const columns = [...new Set(matrix.itemIds.map((id) => ownerOf.get(id) ?? id))].map((id) => ({
    id,
    members: (testlets[id] ?? [id]).map((item) => places.get(item) as number),
  }))
  const responses = new Uint8Array(matrix.persons * columns.length)
  for (let p = 0; p < matrix.persons; p++)
    for (const [column, { id, members }] of columns.entries())
      responses[p * columns.length + column] = sumOf(matrix, p, id, members)
  return { itemIds: columns.map(({ id }) => id), persons: matrix.persons, responses }
}

function sumOf({ itemIds, responses }: ResponseMatrix, person: number, id: string, members: readonly number[]): number {
  let sum = 0
  for (const member of members) {
    const response = responses[person * itemIds.length + member] as number
    if (response === missingResponse) return missingResponse
    sum += response
  }
  if (sum <= highestScore) return sum
  const message = `the score of person ${person + 1} on testlet "${id}" is ${sum}; ${highestScore} is the most, divide the testlet`
  throw new MelekError('testlets-invalid', message)
}

function testletIssues({ itemIds }: ResponseMatrix, testlets: Testlets): Issue[] {
  const issues: Issue[] = []
  const seen = new Map<string, string>()
  for (const [name, items] of Object.entries(testlets)) {
    if (items.length < 2)
      issues.push({
        code: 'testlet-small',
        message: `testlet "${name}" needs two items or more, got ${items.length}; leave it out`,
      })
    if (itemIds.includes(name) && !items.includes(name))
      issues.push({
        code: 'testlet-name',
        message: `"${name}" is the name of a testlet and of another item; rename the testlet`,
        item: name,
      })
    for (const item of items) {
      if (!itemIds.includes(item))
        issues.push({
          code: 'testlet-item-unknown',
          message: `testlet "${name}" holds an item without responses; correct the id`,
          item,
        })
      const before = seen.get(item)
      if (before !== undefined)
        issues.push({
          code: 'testlet-item-twice',
          message: `it belongs to the testlets "${before}" and "${name}"; keep one`,
          item,
        })
      seen.set(item, name)
    }
  }
  return issues
}
