import type { CalibrationOptions, StandardErrorMethod } from './calibration-options.js'

/**
 * The method asked for; without one the observed information, but the sandwich where persons have differing weights or stand
 * in clusters, because their likelihood is none.
 */
export function standardErrorMethod({ standardErrors, weights, clusters }: CalibrationOptions): StandardErrorMethod | 'none' {
  if (standardErrors !== undefined) return standardErrors
  if (clusters !== undefined) return 'sandwich'
  for (let p = 1; p < (weights?.length ?? 0); p++) if (weights?.[p] !== weights?.[0]) return 'sandwich'
  return 'observed'
}
