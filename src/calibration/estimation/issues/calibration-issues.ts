import type { Issue } from '../../../issues/issue.js'
import type { CalibrationData } from '../calibration-data.js'
import type { CalibrationOptions } from '../calibration-options.js'
import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { ResolvedGroups } from '../resolve-groups.js'
import type { ResolvedItems } from '../resolve-items.js'
import type { SparseResponses } from '../response-matrix.js'
import { anchorIssues, anchorModelWarnings } from './anchor-issues.js'
import { identificationIssues } from './identification-issues.js'
import { linkIssues, unlinkedForms } from './link-issues.js'
import { nodeIssues } from './node-issues.js'
import { personIssues } from './person-issues.js'
import { responseIssues } from './response-issues.js'
import { specificationIssues } from './specification-issues.js'

/** All that is known of a run before the fit. */
export interface CalibrationInput {
  readonly responses: SparseResponses
  readonly options: CalibrationOptions
  readonly resolved: ResolvedItems
  readonly groups: ResolvedGroups
  readonly layout: ParameterLayout
  readonly data: CalibrationData
}

/** What stands in the way of a fit, and what does not but should be known, each with what to do. */
export interface CalibrationCheck {
  readonly issues: readonly Issue[]
  readonly warnings: readonly Issue[]
}

/** Looks for everything that would make the fit impossible or its result meaningless. */
export function calibrationIssues(input: CalibrationInput): CalibrationCheck {
  if (input.responses.itemIds.length === 0)
    return {
      issues: [{ code: 'calibration-no-items', message: 'there is no item column; check the header and --keep' }],
      warnings: [],
    }
  const nodes = nodeIssues(input.options.nodes)
  const issues = [
    ...specificationIssues(input),
    ...anchorIssues(input),
    ...responseIssues(input),
    ...personIssues(input),
    ...nodes.issues,
  ]
  const ordered = issues.length === 0
  const unlinked = ordered ? linkIssues(input) : []
  // What links the groups and determines the numbers is only worth asking of responses that are otherwise in order.
  return {
    issues: [...issues, ...unlinked, ...(ordered && unlinked.length === 0 ? identificationIssues(input) : [])],
    warnings: [...nodes.warnings, ...unlinkedForms(input), ...anchorModelWarnings(input)],
  }
}
