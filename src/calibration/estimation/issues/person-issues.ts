import type { Issue } from '../../../issues/issue.js'
import type { CalibrationInput } from './calibration-issues.js'

/** Fewer persons than this give no figure of a group. @source CONVENTIONS, Population: groups under 10 give no number */
const leastPersons = 10

/** Too few persons, columns about persons that do not fit, groups that are none. */
export function personIssues(input: CalibrationInput): Issue[] {
  return [...countIssues(input), ...columnIssues(input), ...groupIssues(input)]
}

function countIssues({ data, layout }: CalibrationInput): Issue[] {
  const persons = data.groups.reduce((sum, members) => sum + members.length, 0)
  if (persons > layout.size) return []
  const message = `${persons} persons are too few for ${layout.size} parameters; collect more responses or fit fewer items`
  return [{ code: 'calibration-few-persons', message }]
}

function columnIssues({ responses: { persons }, options: { weights, clusters, groups } }: CalibrationInput): Issue[] {
  const issues: Issue[] = []
  for (const [name, column] of Object.entries({ weights, clusters, groups }))
    if (column !== undefined && column.length !== persons) {
      const message = `${name} has ${column.length} entries for ${persons} persons; give one a person`
      issues.push({ code: 'length-mismatch', message })
    }
  const bad = Array.from(weights ?? []).filter((weight) => !(weight > 0 && weight < Infinity)).length
  if (bad > 0)
    issues.push({
      code: 'calibration-weight',
      message: `${bad} weight(s) are not finite numbers above 0; correct them or leave these persons out`,
    })
  return issues
}

function groupIssues({ options: { groups, referenceGroup }, groups: resolved, data }: CalibrationInput): Issue[] {
  if (groups === undefined) return []
  const without = groups.filter((name) => name.trim() === '').length
  if (without > 0) {
    const message = `${without} of ${groups.length} persons have no group; fill the column in or leave these persons out`
    return [{ code: 'calibration-group-empty', message }]
  }
  if (new Set(groups).size < 2) {
    const message = `all persons are in one group, "${groups[0] ?? ''}"; name another column or calibrate without groups`
    return [{ code: 'calibration-one-group', message }]
  }
  if (referenceGroup !== undefined && !groups.includes(referenceGroup)) {
    const message = `nobody is in the reference group "${referenceGroup}"; choose one of ${resolved.names.slice(1).join(', ')}`
    return [{ code: 'calibration-reference-group', message }]
  }
  return resolved.names.flatMap((name, place) => {
    const persons = data.groups[place]?.length ?? 0
    if (persons >= leastPersons) return []
    const message = `group "${name}" has ${persons} person(s) with answers, a mean and a variance need at least ${leastPersons}; merge it with another group`
    return [{ code: 'calibration-small-group', message }]
  })
}
