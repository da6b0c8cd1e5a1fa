import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { standardIssues } from '../input-issues.js'
import { replicateProblem } from '../replicates/replicate-method.js'
import type { ScoreShareInput } from './score-options.js'
import type { ScorePlan } from './score-plan.js'

/** What shares are made of. */
export type ScoreSource = 'plausible-values' | 'estimates'

/**
 * Which columns shares are made of, and everything that stands against it.
 * @throws MelekError `scores-input` with every problem at once
 */
export function scoreSource(input: ScoreShareInput, plan: ScorePlan): ScoreSource {
  const source = input.options?.from ?? (plan.plausibleValues.length > 0 ? 'plausible-values' : 'estimates')
  const issues = [
    ...standardIssues(input),
    ...(source === 'plausible-values' ? imputationIssues(input, plan) : estimateIssues(input, plan)),
    ...designIssues(input, plan),
    ...optionIssues(input),
  ]
  if (issues.length > 0) throw new MelekError('scores-input', `shares cannot be estimated, ${issues.length} problem(s)`, issues)
  return source
}

function imputationIssues({ origin, group, options }: ScoreShareInput, { plausibleValues }: ScorePlan): Issue[] {
  const issues: Issue[] = []
  if (plausibleValues.length < 2) {
    issues.push({
      code: 'plausible-values-few',
      message: `the error of measurement needs at least 2 plausible values, got ${plausibleValues.length}; score again with --plausible-values 10`,
    })
  }
  if (group !== undefined && !origin.conditioning.includes(group) && options?.allowUnconditioned !== true) {
    issues.push({
      code: 'scores-unconditioned',
      message: `the plausible values were not conditioned on "${group}", so shares of its groups would be pulled towards that of all; score with --condition ${group}, use theta and its errors (--from estimates), or accept flagged figures (--allow-unconditioned)`,
      column: group,
    })
  }
  return issues
}

function estimateIssues({ origin }: ScoreShareInput, { theta, standardError, replicateWeights }: ScorePlan): Issue[] {
  const issues: Issue[] = []
  if (theta < 0 || standardError < 0) {
    issues.push({
      code: 'scores-points-only',
      message:
        'point estimates without their errors cannot be counted: the share would be biased by an unknown amount; give plausible values, or the columns theta and standard_error',
    })
  }
  if (origin.method === 'unknown') {
    issues.push({
      code: 'scores-method-unknown',
      message: 'what theta and its error mean depends on the scoring method; name it with --method, and the prior with --prior',
    })
  }
  if (replicateWeights.length > 0) {
    issues.push({
      code: 'replicates-need-plausible-values',
      message: 'replicate weights need plausible values; score again with --plausible-values 10',
    })
  }
  return issues
}

function designIssues({ replicateMethod, roster, populationSize, group }: ScoreShareInput, plan: ScorePlan): Issue[] {
  const issues: Issue[] = []
  const refuse = (code: string, message: string) => issues.push({ code, message })
  const replicates = plan.replicateWeights.length
  if (replicates > 0 && replicateMethod === undefined)
    refuse(
      'replicate-method-missing',
      'replicate weights mean nothing without their method; name brr, fay:K, jk1, jk2 or jk2-full',
    )
  if (replicates === 0 && replicateMethod !== undefined)
    refuse('replicate-weights-missing', 'a replicate method was named, but no columns of replicate weights')
  if (replicates > 0 && plan.weight < 0) refuse('weight-missing', 'replicate weights vary a base weight; name its column as well')
  const problem = replicates > 0 && replicateMethod !== undefined ? replicateProblem(replicateMethod, replicates) : undefined
  if (problem !== undefined) refuse('replicate-count', problem)
  if (roster !== undefined && group !== undefined && !roster.columns.includes(group))
    refuse('roster-without-group', `the roster must have the column "${group}", else nobody knows how many people a group has`)
  if (roster !== undefined && populationSize !== undefined)
    refuse('roster-and-size', 'a roster says already how many people there are; leave out the population size')
  if (populationSize !== undefined && !(Number.isInteger(populationSize) && populationSize > 0))
    refuse('population-size', `the population size must be a whole number of people, got ${populationSize}`)
  return issues
}

function optionIssues({ options }: ScoreShareInput): Issue[] {
  const issues: Issue[] = []
  const refuse = (path: string, message: string) => issues.push({ code: 'option-invalid', message, path: `options.${path}` })
  const { confidence, curve } = options ?? {}
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    refuse('confidence', `confidence must lie between 0 and 1, got ${confidence}`)
  if (curve !== undefined && !(Number.isInteger(curve.count) && curve.count >= 3 && curve.low < curve.high))
    refuse('curve', `a curve needs at least 3 cuts and low below high, got ${curve.count} from ${curve.low} to ${curve.high}`)
  return issues
}
