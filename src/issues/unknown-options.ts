import type { Issue } from './issue.js'
import { nearNames } from './near-names.js'

/**
 * Options from programs without types: a slip in a name would leave the default in its place, unsaid.
 * @param known every name that the options have
 * @returns a problem for each other name that has a value
 */
export function unknownOptions(options: object, known: Readonly<Record<string, true>>): Issue[] {
  const unknown = Object.entries(options).filter(([name, value]) => value !== undefined && !Object.hasOwn(known, name))
  return unknown.map(([path]) => {
    const [near] = nearNames(path, Object.keys(known))
    const meant = near !== undefined ? `did you mean ${near}?` : `there are ${Object.keys(known).join(', ')}`
    return { code: 'option-unknown', message: `is no option; ${meant}`, path }
  })
}
