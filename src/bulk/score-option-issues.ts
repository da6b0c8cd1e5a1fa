import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { mostPlausibleValues } from '../scoring/check-plausible-options.js'
import { scoringMethods } from '../scoring/scoring-options.js'
import { optionNameIssues } from './known-options.js'
import type { ScoreFileOptions } from './score-file-options.js'

type Refuse = (path: string, message: string) => void

/** @throws MelekError `options-invalid` with everything that does not hold */
export function refuseBadOptions(options: ScoreFileOptions): void {
  const issues: Issue[] = optionNameIssues(options)
  const refuse: Refuse = (path, message) => void issues.push({ code: 'option-invalid', message, path })
  refuseEstimation(options, refuse)
  refusePlausible(options, refuse)
  for (const path of ['workers', 'blockPersons'] as const) {
    const value = options[path]
    if (value !== undefined && !(Number.isInteger(value) && value >= 1))
      refuse(path, `must be a whole number of 1 or more, got ${value}`)
  }
  if (issues.length > 0) throw new MelekError('options-invalid', 'the options do not hold', issues)
}

function refuseEstimation({ method, prior, nodes, interval, polish, standardError }: ScoreFileOptions, refuse: Refuse): void {
  const isSum = method === undefined || method === 'eap' || method === 'eapsum'
  if (method !== undefined && !scoringMethods.includes(method))
    refuse('method', `must be one of ${scoringMethods.join(' ')}, got "${method}"`)
  if (standardError === 'observed' && isSum)
    refuse('standardError', 'is for map, mle, wle and jeffreys; that of eap and eapsum is the SD of the posterior, leave it out')
  if (polish === true && isSum)
    refuse('polish', 'is for map, mle, wle and jeffreys; eap and eapsum are sums that need none, leave it out')
  if (prior !== undefined && 'sd' in prior && !(Number.isFinite(prior.mean) && prior.sd > 0 && Number.isFinite(prior.sd))) {
    refuse('prior', `needs a finite mean and an SD greater than 0, got ${prior.mean}, ${prior.sd}`)
  }
  if (
    nodes !== undefined &&
    !(Number.isInteger(nodes.count) && nodes.count >= 3 && nodes.count <= 10_001 && nodes.low < nodes.high)
  ) {
    refuse('nodes', `need a count of 3 to 10001 and low below high, got ${nodes.count}, ${nodes.low}, ${nodes.high}`)
  }
  if (interval !== undefined && !(interval > 0 && interval < 1))
    refuse('interval', `must lie between 0 and 1, got ${interval}; for instance 0.95`)
}

function refusePlausible({ plausibleValues: count, seed, condition }: ScoreFileOptions, refuse: Refuse): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= mostPlausibleValues))
    refuse('plausibleValues', `must be a whole number from 1 to ${mostPlausibleValues}, got ${count}; surveys use 5 or 10`)
  if (count !== undefined && (seed === undefined || seed === ''))
    refuse('seed', 'plausible values are drawn, and only a seed lets anybody draw them again; give one, another for each sitting')
  if (count === undefined && seed !== undefined) refuse('seed', 'nothing is drawn without plausible values; leave it out')
  if (count === undefined && condition !== undefined)
    refuse('condition', 'groups have a prior of their own for plausible values only; ask for some')
  for (const name of condition ?? [])
    if (name === '' || name.includes('*')) refuse('condition', `must name columns one by one, got "${name}"`)
}
