import type { Issue } from '../../../issues/issue.js'
import { coefficientsInto } from '../coordinates/item-chart.js'
import { itemCoordinates } from '../coordinates/parameter-layout.js'
import type { ParameterPriors, PriorDensity } from '../coordinates/prior-density.js'
import type { ItemSpecification } from '../item-specification.js'
import { namesParameter } from '../parameter-name.js'
import { hasUnitSlope } from '../resolve-groups.js'
import { specificationsOf } from '../resolve-items.js'
import type { CalibrationInput } from './calibration-issues.js'

/** Items named twice or not at all, parameters that the model does not have, held ones without a value, priors that are none. */
export function specificationIssues(input: CalibrationInput): Issue[] {
  const { responses, options, layout } = input
  const ids = responses.itemIds
  const issues = ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((item): Issue => ({ code: 'calibration-item-duplicate', message: 'it has two columns; rename or leave one out', item }))
  const known = new Set(ids)
  for (const { item } of options.items ?? [])
    if (!known.has(item))
      issues.push({
        code: 'calibration-item-unknown',
        message: 'a model is given but there are no responses; correct the id',
        item,
      })
  for (const [i, specification] of specificationsOf(ids, options).entries()) {
    if (options.anchor?.items.some(({ id }) => id === specification.item) === true) continue
    const parameters = layout.items[i]?.chart.parameters ?? []
    const names = [...(specification.held ?? []), ...Object.keys(specification.equal ?? {})]
    for (const name of names) {
      if (parameters.some(({ parameter, place }) => namesParameter(name, parameter, place))) continue
      const message = `a ${specification.model} item has no "${name}" to hold or share; it has ${[...new Set(parameters.map(({ parameter }) => parameter))].join(', ')}`
      issues.push({ code: 'calibration-parameter-unknown', message, item: specification.item })
    }
    issues.push(...valueIssues(specification, input, i))
  }
  for (const priors of priorsOf(input)) issues.push(...priorIssues(priors))
  issues.push(...identifyIssues(input))
  return issues
}

/** Held parameters need a value, and the values must give a curve. */
function valueIssues(
  { item, held = [], parameters = {} }: ItemSpecification,
  { layout }: CalibrationInput,
  index: number,
): Issue[] {
  const without = held.filter((name) => {
    const [list = '', place] = name.split(/[[\]]/)
    const value = (parameters as Readonly<Record<string, number | readonly number[]>>)[list]
    const own = place === undefined ? value : typeof value === 'object' ? value[Number(place)] : undefined
    return own === undefined || [own].flat().some((number) => !Number.isFinite(number))
  })
  if (without.length > 0)
    return [
      { code: 'calibration-held-without-value', message: `${without.join(', ')} is to be held but has no value; give one`, item },
    ]
  const own = layout.items[index]
  if (own === undefined) return []
  const coefficients = new Float64Array(own.chart.curve.size)
  coefficientsInto(coefficients, own.chart, itemCoordinates(own, layout.start))
  if (own.chart.curve.admits(coefficients) && coefficients.every((value) => !Number.isNaN(value))) return []
  const message = 'its values give no curve: thresholds must increase and asymptotes stand in 0 ≤ c < d ≤ 1; correct them'
  return [{ code: 'calibration-values', message, item }]
}

function priorsOf({ options }: CalibrationInput): ParameterPriors[] {
  const run = typeof options.priors === 'object' ? [options.priors] : []
  return [...run, ...(options.items ?? []).flatMap(({ priors }) => (priors === undefined ? [] : [priors]))]
}

function priorIssues(priors: ParameterPriors): Issue[] {
  const issues: Issue[] = []
  if (priors.difficulty !== undefined && priors.intercept !== undefined)
    issues.push({
      code: 'calibration-priors',
      message: 'a prior on difficulty and one on intercept are two on the same parameter; leave one out',
    })
  for (const [parameter, prior] of Object.entries(priors) as [string, PriorDensity | undefined][]) {
    if (prior === undefined) continue
    const [[kind, numbers]] = Object.entries(prior) as [[string, readonly [number, number]]]
    const positive = kind === 'beta' ? numbers : numbers.slice(1)
    const asymptote = parameter === 'lowerAsymptote' || parameter === 'upperAsymptote'
    if ((kind === 'beta' || kind === 'logitNormal') !== asymptote)
      issues.push({
        code: 'calibration-priors',
        message: `${kind} is no prior for ${parameter}; asymptotes take logitNormal or beta, the others normal or lognormal`,
      })
    else if (!numbers.every(Number.isFinite) || !positive.every((number) => number > 0))
      issues.push({
        code: 'calibration-priors',
        message: `the prior ${kind} of ${parameter} needs finite numbers and a spread above 0, got ${numbers.join(', ')}`,
      })
  }
  return issues
}

/** Items can be centred where slopes of 1 set the unit and nothing is held. */
function identifyIssues({ options, resolved, layout }: CalibrationInput): Issue[] {
  if (options.identify !== 'items') return []
  const held = layout.items.some(({ slots }) => slots.every((slot) => slot < 0))
  if (!held && options.latent !== 'empirical-histogram' && resolved.items.every(hasUnitSlope)) return []
  const message =
    'items are centred where slopes of 1 set the unit (1PL, PCM, RSM), none is held and the distribution is normal; leave "identify" out'
  return [{ code: 'calibration-identify', message }]
}
