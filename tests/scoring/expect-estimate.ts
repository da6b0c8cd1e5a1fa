import { expect } from 'vitest'
import type { ProficiencyEstimate } from '../../src/scoring/proficiency-estimate.js'

/** Fails unless the two numbers differ by no more than the tolerance; NaN and a missing figure always fail. */
export function expectWithin(actual: number | null | undefined, expected: number | null | undefined, tolerance: number): void {
  const difference = Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN))
  expect(difference <= tolerance, `${actual} is not within ${tolerance} of ${expected}`).toBe(true)
}

/** Fails unless the estimate is finite and both figures are within the tolerance. */
export function expectEstimate(
  actual: ProficiencyEstimate,
  expected: { readonly theta: number | null; readonly standardError?: number | null },
  tolerance: number,
): void {
  expect(actual.kind).toBe('finite')
  if (actual.kind !== 'finite') return
  expectWithin(actual.theta, expected.theta, tolerance)
  if (expected.standardError !== undefined) expectWithin(actual.standardError, expected.standardError, tolerance)
}

/** The figures of an estimate that must be finite. */
export function finite(estimate: ProficiencyEstimate): { theta: number; standardError: number | null } {
  if (estimate.kind !== 'finite') throw new Error(`expected a finite estimate, got ${JSON.stringify(estimate)}`)
  return estimate
}
