import { MelekError } from '../issues/melek-error.js'
import type { ItemModel } from './item-model.js'
import { parameterIssues } from './parameter-issues.js'

/**
 * Refuses an item whose parameters its model does not allow, and a scaling constant that is none.
 * @throws MelekError `parameter-invalid` with every issue, `scaling-constant-invalid`
 */
export function requireValidItem(item: ItemModel, scalingConstant = 1): void {
  requireScalingConstant(scalingConstant)
  const issues = parameterIssues(item)
  if (issues.length === 0) return
  throw new MelekError(
    'parameter-invalid',
    `the parameters of a ${item.model} item are not allowed`,
    issues.map(({ parameter, message }) => ({ code: 'parameter-invalid', message, path: `parameters.${parameter}` })),
  )
}

/** @throws MelekError `scaling-constant-invalid` unless D is a finite number above 0 */
export function requireScalingConstant(scalingConstant: number): void {
  if (Number.isFinite(scalingConstant) && scalingConstant > 0) return
  throw new MelekError(
    'scaling-constant-invalid',
    `the scaling constant must be a finite number greater than 0, got ${scalingConstant}; give 1, 1.7 or 1.702`,
  )
}
