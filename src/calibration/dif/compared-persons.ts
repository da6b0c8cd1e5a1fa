import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { missingResponse } from '../estimation/response-matrix.js'
import type { DifData } from './dif-data.js'
import type { DifSettings } from './dif-settings.js'

/** The persons that a DIF analysis compares, and those it cannot use. */
export interface ComparedPersons {
  /** Rows of the response matrix, ascending. */
  readonly rows: readonly number[]
  /** 1 = focal, 0 = reference, one entry a compared person. */
  readonly focal: Uint8Array
  readonly referenceNames: readonly string[]
  readonly focalPersons: number
  readonly referencePersons: number
  readonly leftOut: { readonly withoutGroup: number; readonly otherGroup: number; readonly incomplete: number }
}

/** Groups under 10 give no number anywhere in melek. */
const fewestPersons = 10

/**
 * Chooses the persons of the two groups. A sum score compares only people who answered the same items, so without a matching
 * variable incomplete rows are left out, and data of which they are the larger part are refused. The latent methods and `catsib`
 * take everybody who answered anything.
 * @throws MelekError `dif-impossible` with every issue
 */
export function comparedPersons(data: DifData, options: DifSettings): ComparedPersons {
  const names = [...new Set(data.groups)].filter((name) => name !== '')
  const referenceNames = options.reference === undefined ? names.filter((name) => name !== options.focal) : [options.reference]
  const leftOut = { withoutGroup: 0, otherGroup: 0, incomplete: 0 }
  const rows: number[] = []
  const focal: number[] = []
  for (let p = 0; p < data.persons; p++) {
    const group = data.groups[p] as string
    if (group === '') leftOut.withoutGroup++
    else if (group !== options.focal && !referenceNames.includes(group)) leftOut.otherGroup++
    else if (!isMatchable(data, p, options)) leftOut.incomplete++
    else {
      rows.push(p)
      focal.push(group === options.focal ? 1 : 0)
    }
  }
  const focalPersons = focal.reduce((sum, isFocal) => sum + isFocal, 0)
  const found = {
    rows,
    focal: Uint8Array.from(focal),
    referenceNames,
    focalPersons,
    referencePersons: rows.length - focalPersons,
  }
  const issues = difIssues(data, options, names, { ...found, leftOut })
  if (issues.length > 0) throw new MelekError('dif-impossible', 'these responses cannot be compared between groups', issues)
  return { ...found, leftOut }
}

function isMatchable(data: DifData, person: number, { method }: DifSettings): boolean {
  const items = data.itemIds.length
  const row = data.responses.subarray(person * items, (person + 1) * items)
  if (method !== 'mh' && method !== 'logistic') return row.some((response) => response !== missingResponse)
  if (data.matching !== undefined) return Number.isFinite(data.matching[person])
  return !row.includes(missingResponse)
}

function difIssues(data: DifData, options: DifSettings, names: readonly string[], compared: ComparedPersons): Issue[] {
  const issues: Issue[] = []
  const listed = names.map((name) => `"${name}"`).join(', ')
  if (data.itemIds.length < 2)
    issues.push({ code: 'dif-few-items', message: `a matching score needs 2 items or more, got ${data.itemIds.length}` })
  for (const name of [options.focal, options.reference])
    if (name !== undefined && !names.includes(name))
      issues.push({
        code: 'dif-group-unknown',
        message: `nobody belongs to group "${name}"; the groups are ${listed || 'all empty'}`,
      })
  if (options.reference === options.focal || names.length < 2)
    issues.push({
      code: 'dif-one-group',
      message: `two groups are needed, got ${listed || 'none'}; name a column that divides the persons, and two different groups`,
    })
  issues.push(...methodIssues(data, options))
  if (issues.length > 0) return issues
  if (compared.leftOut.incomplete > compared.rows.length)
    issues.push({
      code: 'dif-incomplete',
      message: `${compared.leftOut.incomplete} of ${compared.leftOut.incomplete + compared.rows.length} persons have not answered all items, so their sum scores cannot be compared; match on theta instead (adaptive tests, several forms), or leave out the items that few were given`,
    })
  const sizes = [
    [`focal group "${options.focal}"`, compared.focalPersons],
    [`reference group ${compared.referenceNames.map((name) => `"${name}"`).join(' + ')}`, compared.referencePersons],
  ] as const
  for (const [name, persons] of sizes)
    if (persons < fewestPersons)
      issues.push({
        code: 'dif-group-small',
        message: `the ${name} has ${persons} usable persons; ${fewestPersons} are the least, 200 give classes that can be trusted`,
      })
  return issues
}

/** What keeps a method from these data. */
function methodIssues(data: DifData, { method, adaptive, anchors }: DifSettings): Issue[] {
  const issues: Issue[] = []
  const matches = method === 'mh' || method === 'logistic'
  if (adaptive && matches && data.matching === undefined)
    issues.push({
      code: 'dif-adaptive',
      message: `sum scores of an adaptive test compare nobody, because everyone saw other items; match ${method} on theta, or take lr, wald, rmsd or catsib`,
    })
  if (method === 'catsib' && data.bank === undefined)
    issues.push({ code: 'dif-bank-missing', message: 'catsib estimates theta from item parameters; give the bank of the items' })
  for (const id of anchors ?? [])
    if (!data.itemIds.includes(id))
      issues.push({ code: 'dif-anchor-unknown', message: `the anchor "${id}" is no item with answers; correct the id`, item: id })
  if (anchors !== undefined && new Set(anchors).size < 2)
    issues.push({ code: 'dif-few-items', message: `2 anchors or more are needed, got ${anchors.length}` })
  return issues
}
