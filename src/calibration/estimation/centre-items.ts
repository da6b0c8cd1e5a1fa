import type { ItemModel } from '../../models/item-model.js'
import type { CalibratedGroup, CalibratedItem, CalibrationResult, JointCovariance } from './calibration-result.js'
import type { EstimatedParameter } from './information/parameter-covariance.js'

/**
 * The same fit on the scale on which the items, not the persons, have mean 0: places are moved by the mean of the items' places, and the
 * mean of every group becomes an estimate. Likelihood and curves stay as they are.
 * @param result of items whose slope is 1 (1PL, PCM, RSM), none of them held
 * @source Wright & Stone (1979), Best Test Design, ch. 1 (items centred)
 */
export function centreItems(result: CalibrationResult): CalibrationResult {
  const shift = mean(result.items.map(({ parameters }) => placeOf(parameters)))
  const [reference] = result.groups
  const joint =
    result.covariance === undefined ? undefined : centredCovariance(result.covariance, result.items, reference?.name ?? '')
  return {
    ...result,
    items: result.items.map((item) => centredItem(item, shift, joint)),
    groups: result.groups.map((group) => centredGroup(group, shift, joint)),
    ...(joint === undefined ? {} : { covariance: joint }),
  }
}

type Parameters = ItemModel['parameters']

/** Difficulty, or the mean of the steps. */
function placeOf(parameters: Parameters): number {
  if ('difficulty' in parameters) return parameters.difficulty
  return 'steps' in parameters ? mean(parameters.steps) : 0
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function moved(parameters: Parameters, shift: number): Parameters {
  if ('difficulty' in parameters) return { ...parameters, difficulty: parameters.difficulty - shift }
  return 'steps' in parameters ? { ...parameters, steps: parameters.steps.map((step) => step - shift) } : parameters
}

function centredItem(item: CalibratedItem, shift: number, joint: JointCovariance | undefined): CalibratedItem {
  const parameters = moved(item.parameters, shift)
  const centred = { ...item, parameters } as CalibratedItem
  if (joint === undefined || item.covariance === undefined) return centred
  const places = joint.parameters.flatMap((parameter, at) => ('item' in parameter && parameter.item === item.item ? [at] : []))
  const errors: Record<string, number | number[]> = {}
  for (const at of places) {
    const { parameter, place } = joint.parameters[at] as Extract<EstimatedParameter, { item: string }>
    const error = Math.sqrt(joint.rows[at]?.[at] as number)
    const known = errors[parameter]
    if (place === undefined) errors[parameter] = error
    else if (Array.isArray(known)) known.push(error)
    else errors[parameter] = [error]
  }
  return { ...centred, standardErrors: errors, covariance: places.map((a) => places.map((b) => joint.rows[a]?.[b] as number)) }
}

function centredGroup(group: CalibratedGroup, shift: number, joint: JointCovariance | undefined): CalibratedGroup {
  const at = joint?.parameters.findIndex(
    (parameter) => 'group' in parameter && parameter.group === group.name && parameter.parameter === 'mean',
  )
  const error = at === undefined ? {} : { mean: Math.sqrt(joint?.rows[at]?.[at] as number) }
  return { ...group, mean: group.mean - shift, standardErrors: { ...group.standardErrors, ...error } }
}

/** With L = Σ w b, each place and each group mean x becomes x − L; that of the reference group, which was 0, is −L. */
function centredCovariance(
  { parameters, rows }: JointCovariance,
  items: readonly CalibratedItem[],
  reference: string,
): JointCovariance {
  const weights = parameters.map((parameter) => weightOf(parameter, items))
  const withMean = rows.map((row) => row.reduce((sum, value, b) => sum + value * (weights[b] as number), 0))
  const variance = withMean.reduce((sum, value, a) => sum + value * (weights[a] as number), 0)
  const moves = parameters.map((parameter, a) =>
    weights[a] !== 0 || ('group' in parameter && parameter.parameter === 'mean') ? 1 : 0,
  )
  const centred = rows.map((row, a) =>
    row.map(
      (value, b) =>
        value -
        (moves[a] as number) * (withMean[b] as number) -
        (moves[b] as number) * (withMean[a] as number) +
        (moves[a] as number) * (moves[b] as number) * variance,
    ),
  )
  const ofMean = moves.map((moves, a) => moves * variance - (withMean[a] as number))
  return {
    parameters: [...parameters, { group: reference, parameter: 'mean' }],
    rows: [...centred.map((row, a) => [...row, ofMean[a] as number]), [...ofMean, variance]],
  }
}

/** What a parameter contributes to the mean of the items' places. */
function weightOf(parameter: EstimatedParameter, items: readonly CalibratedItem[]): number {
  if (!('item' in parameter)) return 0
  const own = items.find(({ item }) => item === parameter.item)
  if (parameter.parameter === 'difficulty') return 1 / items.length
  if (own?.model === 'pcm' && parameter.parameter === 'steps') return 1 / (items.length * own.parameters.steps.length)
  return 0
}
