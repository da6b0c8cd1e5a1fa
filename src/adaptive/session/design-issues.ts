import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { blueprintIssues } from '../constraints/blueprint-feasibility.js'
import { type CompleteDesign, maximumLength, operationalItems, type StopDesign } from './design.js'

/** Everything that is wrong with a design of the right shape: contradictions in itself, and what the bank cannot give. */
export function designIssues(design: CompleteDesign, bank: CompiledBank): Issue[] {
  const { blueprint } = design.constraints
  return [
    ...numberIssues(design),
    ...stopIssues(design.stop),
    ...exposureIssues(design, bank),
    ...(blueprint === null
      ? []
      : blueprintIssues(blueprint, bank, maximumLength(design, operationalItems(bank))).map((issue) => ({
          ...issue,
          path: `constraints.blueprint.${issue.path}`,
        }))),
  ]
}

function numberIssues({ start, estimator }: CompleteDesign): Issue[] {
  const issues: Issue[] = []
  const check = (holds: boolean, path: string, message: string) => {
    if (!holds) issues.push({ code: 'design-value', message, path })
  }
  const [count, low, high] = estimator.nodes
  check(Number.isFinite(start.theta), 'start.theta', `start.theta must be a finite number of logits, got ${start.theta}`)
  check(
    Number.isFinite(estimator.prior.mean),
    'estimator.prior.mean',
    `the prior mean must be finite, got ${estimator.prior.mean}`,
  )
  check(
    estimator.prior.sd > 0 && Number.isFinite(estimator.prior.sd),
    'estimator.prior.sd',
    `the prior sd must be above 0, got ${estimator.prior.sd}`,
  )
  check(
    Number.isInteger(count) && count >= 2,
    'estimator.nodes',
    `the number of nodes must be a whole number of at least 2, got ${count}`,
  )
  check(low < high, 'estimator.nodes', `nodes must run from a low to a high end, got ${low} to ${high}`)
  check(
    Number.isInteger(estimator.after) && estimator.after >= 0,
    'estimator.after',
    `after must be a whole number, got ${estimator.after}`,
  )
  return issues
}

function stopIssues(stops: readonly StopDesign[]): Issue[] {
  const issues: Issue[] = []
  const add = (path: string, message: string) => issues.push({ code: 'design-stop', message, path })
  if (stops.length === 0)
    add('stop', 'stop is empty, so only an exhausted bank would end the test; give a rule or leave stop out for the default')
  const lengths = stops.flatMap((stop) => (stop.rule === 'length' ? [stop.items] : []))
  if (lengths.length > 1) add('stop', `stop has ${lengths.length} length rules (${lengths.join(', ')} items); keep one`)
  const longest = lengths[0] ?? Number.POSITIVE_INFINITY
  stops.forEach((stop, index) => {
    const path = `stop[${index}]`
    if (stop.rule === 'length') {
      if (!Number.isInteger(stop.items) || stop.items < 1)
        add(path, `items must be a whole number of at least 1, got ${stop.items}`)
      return
    }
    const after = stop.afterItems ?? 0
    if (!Number.isInteger(after) || after < 0) add(path, `afterItems must be a whole number, got ${after}`)
    if (after >= longest)
      add(
        path,
        `${stop.rule} may stop after ${after} items, but the test ends at ${longest}; lower afterItems or raise the length`,
      )
    if (stop.rule === 'standard-error' && !(stop.below > 0)) add(path, `below must be above 0 logits, got ${stop.below}`)
    if (stop.rule === 'classification') for (const message of classificationIssues(stop)) add(path, message)
  })
  return issues
}

function classificationIssues({ cuts, probability }: Extract<StopDesign, { rule: 'classification' }>): string[] {
  const issues: string[] = []
  if (cuts.length === 0) issues.push('cuts is empty; name at least one cut in logits')
  if (cuts.some((cut, k) => k > 0 && cut <= (cuts[k - 1] as number)))
    issues.push(`cuts must increase, got ${cuts.join(', ')}; sort them`)
  if (!(probability > 0.5 && probability < 1)) issues.push(`probability must lie between 0.5 and 1, got ${probability}`)
  return issues
}

function exposureIssues({ exposure }: CompleteDesign, bank: CompiledBank): Issue[] {
  if (exposure === null) return []
  if (exposure.method === 'randomesque') {
    return Number.isInteger(exposure.size) && exposure.size >= 1
      ? []
      : [
          {
            code: 'design-exposure',
            message: `size must be a whole number of at least 1, got ${exposure.size}`,
            path: 'exposure.size',
          },
        ]
  }
  return Object.entries(exposure.parameters).flatMap(([item, value]) => {
    if (!bank.indexOfItem.has(item))
      return [{ code: 'design-exposure', message: `"${item}" is not in the bank; remove it`, path: 'exposure.parameters', item }]
    if (value > 0 && value <= 1) return []
    return [
      {
        code: 'design-exposure',
        message: `a probability above 0 and up to 1 is needed, got ${value}`,
        path: 'exposure.parameters',
        item,
      },
    ]
  })
}
