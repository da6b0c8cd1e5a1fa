import type { Issue } from '../../issues/issue.js'
import type { ClassificationDesign, CompleteDesign, StopDesign } from './design.js'

/** Says of a figure what it must be unless it is. */
type Check = (holds: boolean, path: string, message: string) => void

/**
 * Every figure of a design that is out of its range. The schema of a design refuses the same in a document, so this is for designs that a
 * program has put together.
 */
export function designRangeIssues({ start, estimator, select, exposure, stop }: CompleteDesign): Issue[] {
  const issues: Issue[] = []
  const checkAs =
    (code: string): Check =>
    (holds, path, message) => {
      if (!holds) issues.push({ code, message, path })
    }
  checkNumbers({ start, estimator }, checkAs('design-value'))
  checkSelect(select, checkAs('design-select'))
  const checkStop = checkAs('design-stop')
  const none = 'stop is empty, so only an exhausted bank would end the test; give a rule or leave stop out for the default'
  checkStop(stop.length > 0, 'stop', none)
  stop.forEach((rule, index) => {
    checkRule(rule, `stop[${index}]`, checkStop)
  })
  checkExposure(exposure, checkAs('design-exposure'))
  return issues
}

function checkNumbers({ start, estimator }: Pick<CompleteDesign, 'start' | 'estimator'>, check: Check): void {
  const { prior, after } = estimator
  const [count] = estimator.nodes
  check(Number.isFinite(start.theta), 'start.theta', `start.theta must be a finite number of logits, got ${start.theta}`)
  check(Number.isFinite(prior.mean), 'estimator.prior.mean', `the prior mean must be finite, got ${prior.mean}`)
  check(prior.sd > 0 && Number.isFinite(prior.sd), 'estimator.prior.sd', `the prior sd must be above 0, got ${prior.sd}`)
  check(whole(count, 2), 'estimator.nodes', `the number of nodes must be a whole number of at least 2, got ${count}`)
  check(whole(after, 0), 'estimator.after', `after must be a whole number, got ${after}`)
}

function checkSelect(select: CompleteDesign['select'], check: Check): void {
  if (select.criterion === 'information-at-cut') checkCuts(select.cuts, 'select.cuts', check)
  if (select.criterion === 'progressive' || select.criterion === 'proportional') {
    const { acceleration = 1 } = select
    check(acceleration >= 0, 'select.acceleration', `acceleration must be at least 0, got ${acceleration}`)
  }
  if (select.criterion === 'a-stratified')
    check(whole(select.strata, 1), 'select.strata', `strata must be a whole number of at least 1, got ${select.strata}`)
}

function checkRule(stop: StopDesign, path: string, check: Check): void {
  if (stop.rule === 'length') check(whole(stop.items, 1), path, `items must be a whole number of at least 1, got ${stop.items}`)
  else if (stop.rule === 'time') check(stop.seconds > 0, path, `seconds must be above 0, got ${stop.seconds}`)
  else check(whole(stop.afterItems ?? 0, 0), path, `afterItems must be a whole number, got ${stop.afterItems}`)
  if ('below' in stop) check(stop.below > 0, path, `below must be above 0, got ${stop.below}`)
  if (stop.rule === 'theta-change' || stop.rule === 'standard-error-change')
    check(whole(stop.answers ?? 1, 1), path, `answers must be a whole number of at least 1, got ${stop.answers}`)
  if (stop.rule === 'classification') {
    checkCuts(stop.cuts, path, check)
    checkClassification(stop, path, check)
  }
  if (stop.rule !== 'any' && stop.rule !== 'all') return
  check(stop.of.length > 0, path, 'of is empty; name at least one rule')
  stop.of.forEach((part, index) => {
    checkRule(part, `${path}.of[${index}]`, check)
  })
}

function checkClassification(test: ClassificationDesign, path: string, check: Check): void {
  if (test.method === 'posterior' || test.method === 'interval') {
    const { probability } = test
    check(probability > 0.5 && probability < 1, path, `probability must lie between 0.5 and 1, got ${probability}`)
    return
  }
  for (const name of ['alpha', 'beta'] as const)
    check(test[name] > 0 && test[name] < 0.5, path, `${name} must lie between 0 and 0.5, got ${test[name]}`)
  check(test.delta > 0, path, `delta must be above 0 logits, got ${test.delta}`)
}

function checkCuts(cuts: readonly number[], path: string, check: Check): void {
  check(cuts.length > 0, path, 'cuts is empty; name at least one cut in logits')
  check(cuts.every(Number.isFinite), path, `cuts must be finite, got ${cuts.join(', ')}`)
}

function checkExposure(exposure: CompleteDesign['exposure'], check: Check): void {
  if (exposure === null) return
  if (exposure.method === 'randomesque') {
    const sizes = [exposure.size].flat()
    const message = `size must be a whole number of at least 1, or a list of them, got ${sizes.join(', ')}`
    check(sizes.length > 0 && sizes.every((size) => whole(size, 1)), 'exposure.size', message)
    return
  }
  const { max } = exposure
  check(max > 0 && max <= 1, 'exposure.max', `max must lie above 0 and up to 1, got ${max}`)
  if (exposure.method === 'eligibility') {
    const { thetaNodes = [0] } = exposure
    const message = `thetaNodes must be finite, at least one, got ${thetaNodes.join(', ')}`
    check(thetaNodes.length > 0 && thetaNodes.every(Number.isFinite), 'exposure.thetaNodes', message)
  }
  if (exposure.method !== 'sympson-hetter') return
  for (const [counter, value] of Object.entries(exposure.parameters ?? {}))
    check(value > 0 && value <= 1, 'exposure.parameters', `"${counter}" must be a probability above 0 and up to 1, got ${value}`)
}

function whole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least
}
