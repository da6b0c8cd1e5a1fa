import type { CalibrationOptions } from './calibration-options.js'
import type { ResolvedGroup, ResolvedItem } from './coordinates/build-layout.js'

/** The groups of a run: their names, the reference group first, and the group of each person. */
export interface ResolvedGroups {
  readonly names: readonly string[]
  readonly of: Int32Array
}

/** Name of the one group of a run without groups. */
export const onlyGroup = 'all'

export function resolveGroups(persons: number, { groups, referenceGroup }: CalibrationOptions): ResolvedGroups {
  if (groups === undefined) return { names: [onlyGroup], of: new Int32Array(persons) }
  const reference = referenceGroup ?? groups[0] ?? onlyGroup
  const names = [reference, ...new Set(groups.filter((name) => name !== reference))]
  const places = new Map(names.map((name, place) => [name, place]))
  return { names, of: Int32Array.from(groups, (name) => places.get(name) as number) }
}

/**
 * What is estimated of each group's latent distribution. Where wholly held items carry the scale every mean and variance is
 * free. Otherwise the reference group has mean 0, and variance 1 unless slopes of 1 (1PL, PCM, RSM) set the unit.
 */
export function latentOfGroups(
  names: readonly string[],
  scale: { readonly anchored: boolean; readonly unitSlopes: boolean; readonly itemsCentred?: boolean },
  start: CalibrationOptions['start'],
): ResolvedGroup[] {
  return names.map((name, place) => {
    const before = start?.groups.find((group) => group.name === name)
    const meanFree = scale.anchored || place > 0
    const sdFree = meanFree || scale.unitSlopes
    return {
      name,
      mean: { free: meanFree, start: meanFree || scale.itemsCentred === true ? (before?.mean ?? 0) : 0 },
      sd: { free: sdFree, start: sdFree ? Math.sqrt(before?.variance ?? 1) : 1 },
    }
  })
}

/** Models whose slope is 1 by definition, so that the variance of the group sets the unit. */
export function hasUnitSlope({ model }: ResolvedItem): boolean {
  return model === '1pl' || model === 'pcm' || model === 'rsm'
}
