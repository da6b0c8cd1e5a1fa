import type { NominalResponseItem } from '../../models/item-model.js'

/** A nominal item in flexMIRT's parameters: an overall slope, and contrasts of scoring and of intercepts. */
export interface TrendNominal {
  readonly slope: number
  /** One fewer than categories; the first is 1 where the slope is identified. */
  readonly slopeContrasts: readonly number[]
  readonly interceptContrasts: readonly number[]
}

/**
 * Slopes a·(Tα)_k and intercepts (Tγ)_k from trend contrasts: a straight line and half sine waves.
 * @source Thissen, Cai & Bock (2010), in Nering & Ostini, Handbook of Polytomous IRT Models, 43–75
 */
export function nominalFromTrend({ slope, slopeContrasts, interceptContrasts }: TrendNominal): NominalResponseItem {
  const slopes = valuesOf(slopeContrasts).map((score) => slope * score)
  return { model: 'nrm', parameters: { slopes, intercepts: valuesOf(interceptContrasts) } }
}

/** The contrasts of a nominal item whose last slope is not 0. */
export function trendFromNominal({ parameters }: Pick<NominalResponseItem, 'parameters'>): TrendNominal {
  const slope = (parameters.slopes.at(-1) as number) / parameters.slopes.length
  return {
    slope,
    slopeContrasts: contrastsOf(parameters.slopes.map((value) => value / slope)),
    interceptContrasts: contrastsOf(parameters.intercepts),
  }
}

/** Tα for the categories 1 … m. */
function valuesOf([line = 0, ...waves]: readonly number[]): number[] {
  const m = waves.length + 1
  return Array.from({ length: m }, (_, k) =>
    waves.reduce((sum, wave, j) => sum + wave * Math.sin((Math.PI * (j + 1) * (k + 1)) / m), line * (k + 1)),
  )
}

/** The sine waves of the inner categories are orthogonal, each of squared length m/2, and vanish at the last category. */
function contrastsOf(values: readonly number[]): number[] {
  const m = values.length
  const line = (values.at(-1) as number) / m
  const inner = values.slice(0, -1).map((value, k) => value - line * (k + 1))
  const waves = inner.map(
    (_, j) => (2 / m) * inner.reduce((sum, value, k) => sum + value * Math.sin((Math.PI * (j + 1) * (k + 1)) / m), 0),
  )
  return [line, ...waves]
}
