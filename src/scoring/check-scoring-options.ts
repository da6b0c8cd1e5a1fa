import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { Prior } from './prior.js'
import { type ScoringOptions, scoringMethods } from './scoring-options.js'

/** Every name that {@link ScoringOptions} have; the type fails where one is missing. */
const known: Readonly<Record<keyof ScoringOptions, true>> = {
  method: true,
  prior: true,
  nodes: true,
  standardError: true,
  parameterUncertainty: true,
  polish: true,
}

const choices = {
  method: scoringMethods,
  standardError: ['expected', 'observed'],
  parameterUncertainty: ['marginal', 'ignore'],
  polish: [true, false],
} as const

/**
 * Options from programs without types: a name with a slip would leave the default in its place, unsaid.
 * @throws MelekError `options-invalid` with every option that is unknown or out of range
 */
export function checkScoringOptions(options: ScoringOptions): void {
  const issues = scoringOptionIssues(options)
  if (issues.length > 0) throw new MelekError('options-invalid', 'the options of the scorer do not hold', issues)
}

/** @param more names of options beside those of a scorer, judged elsewhere */
export function scoringOptionIssues(options: ScoringOptions, more: readonly string[] = []): Issue[] {
  const names = [...Object.keys(known), ...more]
  const unknown = Object.keys(options).filter((name) => !names.includes(name))
  return [
    ...unknown.map((path): Issue => ({ code: 'option-unknown', message: `is no option; there are ${names.join(', ')}`, path })),
    ...valueIssues(options),
  ]
}

function valueIssues({ prior, nodes, ...others }: ScoringOptions): Issue[] {
  const issues: Issue[] = []
  const refuse = (path: string, message: string) => void issues.push({ code: 'option-invalid', message, path })
  for (const [name, allowed] of Object.entries(choices)) {
    const value: unknown = others[name as keyof typeof choices]
    if (value !== undefined && !(allowed as readonly unknown[]).includes(value))
      refuse(name, `must be one of ${allowed.join(', ')}, got ${JSON.stringify(value)}`)
  }
  const { method, standardError, polish } = others
  if (method === undefined || method === 'eap' || method === 'eapsum') {
    if (standardError === 'observed')
      refuse(
        'standardError',
        'is for map, mle, wle and jeffreys; that of eap and eapsum is the SD of the posterior, leave it out',
      )
    if (polish === true)
      refuse('polish', 'is for map, mle, wle and jeffreys; eap and eapsum are sums that need none, leave it out')
  }
  if (prior !== undefined) refusePrior('prior', prior, refuse)
  if (nodes !== undefined && !isNodeRule(nodes))
    refuse('nodes', `needs a whole count of 3 or more and low below high, got ${JSON.stringify(nodes)}`)
  return issues
}

/** @param path where the prior stands among the options */
export function refusePrior(path: string, prior: Prior, refuse: (path: string, message: string) => void): void {
  if (!['normal', 'uniform', 'density'].includes(prior?.kind)) {
    refuse(path, `must be { kind: "normal", mean, sd }, "uniform" or "density", got ${JSON.stringify(prior)}`)
    return
  }
  if (prior.kind === 'uniform') return
  if (!Number.isFinite(prior.mean)) refuse(`${path}.mean`, `must be a number of logits, got ${prior.mean}`)
  if (!(Number.isFinite(prior.sd) && prior.sd > 0)) refuse(`${path}.sd`, `must be greater than 0, got ${prior.sd}`)
  if (prior.kind === 'density' && typeof prior.logDensity !== 'function')
    refuse(`${path}.logDensity`, `must be a function of theta, got ${typeof prior.logDensity}`)
}

function isNodeRule(nodes: NonNullable<ScoringOptions['nodes']>): boolean {
  const { count, low, high } = Object(nodes) as typeof nodes
  return Number.isInteger(count) && count >= 3 && Number.isFinite(low) && Number.isFinite(high) && low < high
}
