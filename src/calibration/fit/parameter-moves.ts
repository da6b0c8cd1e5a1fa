import type { ItemModel, ModelName } from '../../models/item-model.js'

/** The item with one of its free parameters moved by a step. */
export type ParameterMove = (step: number) => ItemModel

/** Parameters that a calibration estimates for each item alone, by model; slopes of 1PL and PCM belong to the scale. */
const freeParameters: Readonly<Record<Exclude<ModelName, 'rsm'>, readonly string[]>> = {
  '1pl': ['difficulty'],
  '2pl': ['discrimination', 'difficulty'],
  '3pl': ['discrimination', 'difficulty', 'lowerAsymptote'],
  '4pl': ['discrimination', 'difficulty', 'lowerAsymptote', 'upperAsymptote'],
  grm: ['discrimination', 'thresholds'],
  pcm: ['steps'],
  gpcm: ['discrimination', 'steps'],
  nrm: ['slopes', 'intercepts'],
}

/** One move a free parameter, lists flattened; undefined for rating scales, whose steps belong to several items. */
export function parameterMoves(item: ItemModel): ParameterMove[] | undefined {
  if (item.model === 'rsm') return undefined
  const values = item.parameters as Readonly<Record<string, number | readonly number[]>>
  const moved = (name: string, value: number | readonly number[]) =>
    ({ ...item, parameters: { ...values, [name]: value } }) as unknown as ItemModel
  return freeParameters[item.model].flatMap((name): ParameterMove[] => {
    const value = values[name] as number | readonly number[]
    if (typeof value === 'number') return [(step) => moved(name, value + step)]
    return value.map((_, at) => (step) => moved(name, value.with(at, (value[at] as number) + step)))
  })
}

/** Whether the slopes are fixed by the model, so that the latent variance is a parameter. */
export function hasFreeVariance(items: readonly ItemModel[]): boolean {
  return items.every(({ model }) => model === '1pl' || model === 'pcm' || model === 'rsm')
}
