import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { refusePrior, scoringOptionIssues } from './check-scoring-options.js'
import type { Prior } from './prior.js'
import type { ScoringOptions } from './scoring-options.js'

/** More values of a person than any analysis asks for. */
export const mostPlausibleValues = 1000

interface DrawOptions extends ScoringOptions {
  readonly count: number
  readonly seed: string
  readonly priors?: readonly Prior[] | undefined
}

/** Names beside those of a scorer. */
const ofDraws = ['count', 'seed', 'priors']

/**
 * Options of draws, from programs without types too: without a seed nobody could draw the same values again.
 * @throws MelekError `plausible-values-invalid` with every option that is unknown, missing or out of range
 */
export function checkedDraws<O extends DrawOptions>(options: O): O {
  const { count, seed, priors } = options
  const issues = scoringOptionIssues(options, ofDraws)
  const refuse = (path: string, message: string) => void issues.push({ code: 'option-invalid', message, path } satisfies Issue)
  if (!(Number.isInteger(count) && count >= 1 && count <= mostPlausibleValues))
    refuse('count', `must be a whole number from 1 to ${mostPlausibleValues}, got ${count}; surveys use 5 or 10`)
  if (typeof seed !== 'string' || seed === '')
    refuse('seed', `must be text that is not empty, got "${String(seed)}"; give one, another for each sitting`)
  if (priors !== undefined && !(Array.isArray(priors) && priors.length > 0))
    refuse('priors', 'must be a list of one prior or more; leave it out or give one a group')
  else for (const [place, prior] of (priors ?? []).entries()) refusePrior(`priors[${place}]`, prior, refuse)
  if (issues.length > 0) throw new MelekError('plausible-values-invalid', 'the options of plausible values do not hold', issues)
  return options
}
