import type { CompiledBank } from '../bank/compile-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { keyedUniform } from '../math/keyed-uniform.js'
import { checkedDraws } from './check-plausible-options.js'
import { posterior } from './posterior.js'
import { posteriorQuantile } from './posterior-quantile.js'
import type { ScoringOptions } from './scoring-options.js'

/** How plausible values are drawn; of the scoring options prior, nodes and parameterUncertainty count. */
export interface PlausibleValueOptions extends Omit<ScoringOptions, 'method' | 'standardError'> {
  /** Values of a person, 1 … 1000. */
  readonly count: number
  readonly seed: string
}

/** First key of every uniform behind a plausible value. */
export const plausibleValueKey = 'plausible-value'

/**
 * Plausible values of one person: draws from the continuous posterior by inversion of its distribution function. Value m is
 * a function of (seed, person, m) and the posterior alone: the first 5 of 10 are the 5 of 5.
 * @param responses category per item in bank order, 255 or −1 = not administered; with none answered the prior is drawn from
 * @param person the person's id as text
 * @returns `count` values in logits
 * @throws MelekError `responses-invalid` where a response is no category of its item, `plausible-values-invalid` for an
 *   id that is no text and with every option that is unknown, missing or out of range
 * @source Mislevy (1991), Psychometrika 56, 177–196
 */
export function plausibleValues(
  bank: CompiledBank,
  responses: ArrayLike<number>,
  person: string,
  options: PlausibleValueOptions,
): number[] {
  const { count, seed } = checkedDraws(options)
  checkedPersonId(person)
  const quantile = posteriorQuantile(posterior(bank, responses, options))
  return Array.from({ length: count }, (_, m) =>
    quantile(insideUnit(keyedUniform(plausibleValueKey, seed, person, String(m + 1)))),
  )
}

/** The middle of the cell of a uniform that is a multiple of 2⁻⁵³: never 0, and never 1. */
export function insideUnit(uniform: number): number {
  // Above ½ a double has no room for the half cell, and needs none.
  return uniform < 0.5 ? uniform + 2 ** -54 : uniform
}

/** @throws MelekError `plausible-values-invalid` for an id that is no text: draws are keyed by its letters, and a number of 18 digits is not exact */
export function checkedPersonId(person: string): string {
  if (typeof person === 'string') return person
  throw new MelekError(
    'plausible-values-invalid',
    `the id of a person must be text, got a ${typeof person}; read ids as text, a number loses leading zeros and digits after the sixteenth`,
  )
}
