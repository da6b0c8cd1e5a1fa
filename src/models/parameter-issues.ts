import { unreachable } from '../issues/unreachable.js'
import type { ItemModel } from './item-model.js'

/** A violated condition on an item's parameters: which parameter, and what must hold, was got and can be done. */
export interface ParameterIssue {
  readonly parameter: string
  readonly message: string
}

/**
 * Everything that keeps an item from being used: slopes of 0 or below (NRM excepted), asymptotes outside 0…1 or not in
 * order, GRM thresholds that do not increase, rating-scale steps that do not sum to 0, numbers that are not finite.
 * Disordered PCM and GPCM steps are allowed.
 * @returns every violation, none for a usable item
 * @example
 * parameterIssues({ model: 'grm', parameters: { discrimination: 1.2, thresholds: [-0.4, -0.9, 1.2] } })
 * // => [{ parameter: 'thresholds', message: … }]
 */
export function parameterIssues(item: ItemModel): ParameterIssue[] {
  switch (item.model) {
    case '1pl':
      return [...slopeIssues(item.parameters.discrimination ?? 1), ...finiteIssues('difficulty', [item.parameters.difficulty])]
    case '2pl':
      return [...slopeIssues(item.parameters.discrimination), ...finiteIssues('difficulty', [item.parameters.difficulty])]
    case '3pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      return [...slopeIssues(discrimination), ...finiteIssues('difficulty', [difficulty]), ...asymptoteIssues(lowerAsymptote)]
    }
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote, upperAsymptote } = item.parameters
      return [
        ...slopeIssues(discrimination),
        ...finiteIssues('difficulty', [difficulty]),
        ...asymptoteIssues(lowerAsymptote, upperAsymptote),
      ]
    }
    case 'grm':
      return [...slopeIssues(item.parameters.discrimination), ...thresholdIssues(item.parameters.thresholds)]
    case 'pcm':
      return stepIssues(item.parameters.steps)
    case 'gpcm':
      return [...slopeIssues(item.parameters.discrimination), ...stepIssues(item.parameters.steps)]
    case 'rsm':
      return [
        ...finiteIssues('difficulty', [item.parameters.difficulty]),
        ...stepIssues(item.parameters.steps),
        ...stepSumIssues(item.parameters.steps),
      ]
    case 'nrm':
      return nominalIssues(item.parameters.slopes, item.parameters.intercepts)
    default:
      return unreachable(item)
  }
}

function finiteIssues(parameter: string, values: readonly number[]): ParameterIssue[] {
  const bad = values.filter((value) => !Number.isFinite(value))
  return bad.length === 0
    ? []
    : [{ parameter, message: `${parameter} must be a finite number, got ${bad.join(', ')}; correct the value` }]
}

function slopeIssues(discrimination: number): ParameterIssue[] {
  if (!Number.isFinite(discrimination)) return finiteIssues('discrimination', [discrimination])
  if (discrimination > 0) return []
  const repair = discrimination < 0 ? 'a negative slope usually means a wrong key' : 'estimate it again or retire the item'
  return [{ parameter: 'discrimination', message: `discrimination must be greater than 0, got ${discrimination}; ${repair}` }]
}

function asymptoteIssues(lower: number, upper?: number): ParameterIssue[] {
  const issues = [...probabilityIssues('lowerAsymptote', lower), ...probabilityIssues('upperAsymptote', upper ?? 1)]
  if (issues.length > 0 || lower < (upper ?? 1)) return issues
  const message =
    upper === undefined
      ? `lowerAsymptote must be below 1, got ${lower}; an item that everybody answers measures nothing`
      : `lowerAsymptote must be below upperAsymptote, got ${lower} and ${upper}; check that c and d are not swapped`
  return [{ parameter: 'lowerAsymptote', message }]
}

function probabilityIssues(parameter: string, value: number): ParameterIssue[] {
  if (value >= 0 && value <= 1) return []
  return [{ parameter, message: `${parameter} must lie in 0…1, got ${value}; give it as a probability` }]
}

function thresholdIssues(thresholds: readonly number[]): ParameterIssue[] {
  const finite = [...lengthIssues('thresholds', thresholds), ...finiteIssues('thresholds', thresholds)]
  if (finite.length > 0) return finite
  const increasing = thresholds.every((threshold, k) => k === 0 || threshold > (thresholds[k - 1] as number))
  if (increasing) return []
  return [
    {
      parameter: 'thresholds',
      message: `thresholds must increase strictly, got [${thresholds.join(', ')}]; sort them or check the category order`,
    },
  ]
}

function stepIssues(steps: readonly number[]): ParameterIssue[] {
  return [...lengthIssues('steps', steps), ...finiteIssues('steps', steps)]
}

function stepSumIssues(steps: readonly number[]): ParameterIssue[] {
  const sum = steps.reduce((total, step) => total + step, 0)
  // Printed tables carry 3–4 decimals; a centred set of them still sums to within a rounding of each.
  if (!Number.isFinite(sum) || Math.abs(sum) <= 0.0005 * steps.length + 1e-9) return []
  return [
    {
      parameter: 'steps',
      message: `steps of a rating scale must sum to 0, got a sum of ${sum}; move their mean into difficulty`,
    },
  ]
}

function nominalIssues(slopes: readonly number[], intercepts: readonly number[]): ParameterIssue[] {
  const issues = [...lengthIssues('slopes', slopes), ...finiteIssues('slopes', slopes), ...finiteIssues('intercepts', intercepts)]
  if (slopes.length !== intercepts.length) {
    issues.push({
      parameter: 'intercepts',
      message: `slopes and intercepts must be equally many, got ${slopes.length} and ${intercepts.length}; give one of each for the categories 1, 2, …`,
    })
  }
  return issues
}

function lengthIssues(parameter: string, values: readonly number[]): ParameterIssue[] {
  if (values.length === 0)
    return [
      { parameter, message: `${parameter} must hold at least one number, got none; give one for each category after the first` },
    ]
  // Categories travel as bytes with 255 for "missing".
  if (values.length > 253)
    return [{ parameter, message: `${parameter} must hold at most 253 numbers, got ${values.length}; merge categories` }]
  return []
}
