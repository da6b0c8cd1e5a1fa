import type { ItemModel, ModelName } from '../../models/item-model.js'

/** The item with one of its free parameters moved by a step. */
export type ParameterMove = (step: number) => ItemModel

/** Parameters that a calibration estimates for each item alone, by model; slopes of 1PL and PCM and steps of RSM are shared or fixed. */
const freeParameters: Readonly<Record<ModelName, readonly string[]>> = {
  '1pl': ['difficulty'],
  '2pl': ['discrimination', 'difficulty'],
  '3pl': ['discrimination', 'difficulty', 'lowerAsymptote'],
  '4pl': ['discrimination', 'difficulty', 'lowerAsymptote', 'upperAsymptote'],
  grm: ['discrimination', 'thresholds'],
  pcm: ['steps'],
  gpcm: ['discrimination', 'steps'],
  rsm: ['difficulty'],
  nrm: ['slopes', 'intercepts'],
}

/** One move a free parameter of the item alone, lists flattened. */
export function parameterMoves(item: ItemModel): ParameterMove[] {
  const values = item.parameters as Readonly<Record<string, number | readonly number[]>>
  return freeParameters[item.model].flatMap((name): ParameterMove[] => {
    const value = values[name] as number | readonly number[]
    if (typeof value === 'number') return [(step) => withParameter(item, name, value + step)]
    return value.map((_, at) => (step) => withParameter(item, name, value.with(at, (value[at] as number) + step)))
  })
}

/** A free parameter that several items share: how it moves each of them. */
export type SharedMove = readonly { readonly item: number; readonly move: ParameterMove }[]

/** The steps of every rating scale (all but the last, which makes their sum 0) and a slope that 1PL items have in common. */
export function sharedMoves(items: readonly ItemModel[]): SharedMove[] {
  const scales = new Map<string, { readonly members: number[]; readonly steps: number }>()
  const common: number[] = []
  for (const [i, item] of items.entries()) {
    if (item.model === 'rsm') {
      const scale = `${item.parameters.ratingScale ?? ''} ${item.parameters.steps.length}`
      const known = scales.get(scale) ?? { members: [], steps: item.parameters.steps.length }
      known.members.push(i)
      scales.set(scale, known)
    } else if (item.model === '1pl' && !hasUnitSlope(item)) common.push(i)
  }
  const moves = [...scales.values()].flatMap(({ members, steps }) =>
    Array.from(
      { length: steps - 1 },
      (_, k): SharedMove => members.map((item) => ({ item, move: (step) => withStep(items[item] as ItemModel, k, step) })),
    ),
  )
  if (common.length === 0) return moves
  const slope: SharedMove = common.map((item) => {
    const own = items[item] as Extract<ItemModel, { model: '1pl' }>
    return { item, move: (step) => withParameter(own, 'discrimination', (own.parameters.discrimination ?? 1) + step) }
  })
  return [...moves, slope]
}

function withStep(item: ItemModel, k: number, by: number): ItemModel {
  const { steps } = item.parameters as { readonly steps: readonly number[] }
  const last = steps.length - 1
  return withParameter(item, 'steps', steps.with(k, (steps[k] as number) + by).with(last, (steps[last] as number) - by))
}

function withParameter(item: ItemModel, name: string, value: number | readonly number[]): ItemModel {
  return { ...item, parameters: { ...item.parameters, [name]: value } } as unknown as ItemModel
}

/** Whether slopes of 1 set the unit of the scale, so that the latent variance is a parameter. */
export function hasFreeVariance(items: readonly ItemModel[]): boolean {
  return items.some(hasUnitSlope)
}

function hasUnitSlope(item: ItemModel): boolean {
  if (item.model === '1pl') return (item.parameters.discrimination ?? 1) === 1
  return item.model === 'pcm' || item.model === 'rsm'
}

/** Free parameters of a calibration of these items in one group. */
export function countFreeParameters(items: readonly ItemModel[]): number {
  const own = items.reduce((sum, item) => sum + parameterMoves(item).length, 0)
  return own + sharedMoves(items).length + (hasFreeVariance(items) ? 1 : 0)
}
