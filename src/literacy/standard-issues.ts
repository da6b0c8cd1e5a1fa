import type { Issue } from '../issues/issue.js'
import type { ReportingScale, Standard } from './standard.js'

/** Everything that is wrong with a standard of the right shape. */
export function standardIssues(standard: Standard): Issue[] {
  return [
    ...cutIssues(standard),
    ...levelIdIssues(standard),
    ...cutErrorIssues(standard),
    ...(standard.reportingScale === undefined ? [] : reportingIssues(standard.reportingScale)),
  ]
}

/** The lowest level has no lower end, the others rise strictly. */
function cutIssues({ levels }: Standard): Issue[] {
  const issues: Issue[] = []
  if (levels[0]?.from !== null) {
    issues.push({
      code: 'level-first-not-open',
      message: `the lowest level must be open below (from: null), got ${levels[0]?.from}; every theta needs a level`,
      path: 'levels[0].from',
    })
  }
  let before: { id: string; from: number } | undefined
  for (const [index, level] of levels.entries()) {
    const path = `levels[${index}].from`
    if (level.from === null) {
      if (index > 0)
        issues.push({
          code: 'level-open-inside',
          message: `only the lowest level may be open below, but "${level.id}" has from: null; give its cut`,
          path,
        })
      continue
    }
    if (before !== undefined && level.from <= before.from) {
      issues.push({
        code: 'cuts-not-increasing',
        message: `cuts must rise from level to level, got ${level.from} for "${level.id}" after ${before.from} for "${before.id}"; sort the levels or correct the cut`,
        path,
      })
    }
    before = { id: level.id, from: level.from }
  }
  return issues
}

function levelIdIssues({ levels, targetLevel }: Standard): Issue[] {
  const issues: Issue[] = []
  const seen = new Set<string>()
  for (const [index, { id }] of levels.entries()) {
    if (seen.has(id))
      issues.push({
        code: 'level-duplicate',
        message: `level id "${id}" was used before; give every level an id of its own`,
        path: `levels[${index}].id`,
      })
    seen.add(id)
  }
  if (!seen.has(targetLevel)) {
    issues.push({
      code: 'target-level-unknown',
      message: `targetLevel must be one of ${[...seen].map((id) => `"${id}"`).join(', ')}, got "${targetLevel}"`,
      path: 'targetLevel',
    })
  }
  return issues
}

function cutErrorIssues({ levels, cutStandardErrors }: Standard): Issue[] {
  if (cutStandardErrors === undefined || cutStandardErrors.length === levels.length - 1) return []
  return [
    {
      code: 'cut-errors-count',
      message: `cutStandardErrors must hold one number for each of the ${levels.length - 1} cuts, got ${cutStandardErrors.length}; leave it out where the errors are not known`,
      path: 'cutStandardErrors',
    },
  ]
}

function reportingIssues({ slope, low, high, round }: ReportingScale): Issue[] {
  const issues: Issue[] = []
  if (!(slope > 0))
    issues.push({
      code: 'reporting-slope',
      message: `slope must be greater than 0, got ${slope}; higher theta must give higher scores`,
      path: 'reportingScale.slope',
    })
  if (!(low < high))
    issues.push({
      code: 'reporting-range',
      message: `low must be below high, got ${low} and ${high}; exchange or correct them`,
      path: 'reportingScale',
    })
  const offGrid = [low, high].filter((bound) => round > 0 && Math.abs(bound / round - Math.round(bound / round)) > 1e-9)
  if (offGrid.length > 0)
    issues.push({
      code: 'reporting-bounds',
      message: `low and high must be multiples of round (${round}), got ${offGrid.join(' and ')}; else a rounded score could leave the range`,
      path: 'reportingScale',
    })
  return issues
}
