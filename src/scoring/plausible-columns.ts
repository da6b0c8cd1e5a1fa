// Readable twin: plausibleValues in plausible-values.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { keyedUniforms } from '../math/keyed-uniform.js'
import { checkedDraws } from './check-plausible-options.js'
import { personGrid } from './covering-density.js'
import { withMarginalCurves } from './marginal-curves.js'
import { checkedPersonId, insideUnit, type PlausibleValueOptions, plausibleValueKey } from './plausible-values.js'
import { coveringPosterior } from './posterior.js'
import { posteriorQuantile } from './posterior-quantile.js'
import { compilePosteriorWindows } from './posterior-windows.js'
import type { Prior } from './prior.js'
import { resolveScoringOptions } from './scoring-options.js'
import { float64, requireTypedRows } from './typed-rows.js'
import { windowQuantile } from './window-quantile.js'

export interface PlausibleColumnOptions extends PlausibleValueOptions {
  /** Priors of which each person has one, for instance that of a group; absent = `prior` for everybody. */
  readonly priors?: readonly Prior[] | undefined
}

/** Plausible values of many persons. */
export interface PlausibleColumns {
  /**
   * Draws the values of every person, persons × count, row-major: functions of seed, person, prior and responses alone, so
   * that order, blocks and workers do not matter.
   * @param responses persons × items, row-major in bank order, 255 = not administered
   * @param personOf id of a person of this block, as text
   * @param priorOf index of each person's prior, where there are `priors`
   * @throws MelekError `responses-invalid` for a response that is no category of its item, responses that are no bytes and persons that are
   *   no count, `columns-short` where `out`,
   *   `responses` or `priorOf` hold fewer entries than the persons need, `plausible-values-invalid` for an index without a prior
   *   or an id that is no text
   */
  drawInto(
    out: Float64Array,
    responses: Uint8Array,
    persons: number,
    personOf: (person: number) => string,
    priorOf?: ArrayLike<number>,
  ): void
}

/**
 * Plausible values of many persons from tables made once. The distribution function of a person's posterior takes the
 * drawn uniform at the value to 1e-7, as with {@link plausibleValues}.
 * @throws MelekError `plausible-values-invalid` with every option that is unknown, missing or out of range
 */
export function compilePlausibleValues(bank: CompiledBank, options: PlausibleColumnOptions): PlausibleColumns {
  const { count, seed } = checkedDraws(options)
  const { prior, nodes, parameterUncertainty } = resolveScoringOptions(bank, options)
  const priors = options.priors ?? [prior]
  const curves = parameterUncertainty === 'marginal' ? withMarginalCurves(bank) : bank
  const items = bank.items.length
  const windows = compilePosteriorWindows(curves, priors, nodes)
  const { window, low, spacing } = windows
  const quantile = windowQuantile(window)
  const uniforms = keyedUniforms(plausibleValueKey, seed)
  const valueKeys = Array.from({ length: count }, (_, m) => String(m + 1))
  return {
    drawInto(out, responses, persons, personOf, priorOf) {
      requireRoom(out, responses, priorOf, { persons, items, count })
      for (let person = 0; person < persons; person++) {
        const start = person * items
        const which = placeOfPrior(options.priors, priorOf, person)
        let readable: ((probability: number) => number) | undefined
        const laidOut = windows.layOut(responses, start, which)
        const step = spacing[window.level] as number
        uniforms.enter(checkedPersonId(personOf(person)))
        for (let m = 0; m < count; m++) {
          const uniform = insideUnit(uniforms.uniform(valueKeys[m] as string))
          const place = laidOut ? quantile(uniform) : Number.NaN
          if (Number.isNaN(place)) {
            const own = priors[which] as Prior
            readable ??= posteriorQuantile(
              coveringPosterior(curves, responses.subarray(start, start + items), own, personGrid(own, nodes)),
            )
            out[person * count + m] = readable(uniform)
          } else out[person * count + m] = low + (window.from + place) * step
        }
      }
    },
  }
}

function placeOfPrior(priors: readonly Prior[] | undefined, priorOf: ArrayLike<number> | undefined, person: number): number {
  if (priors === undefined) return 0
  const place = priorOf?.[person]
  if (place !== undefined && priors[place] !== undefined) return place
  throw new MelekError(
    'plausible-values-invalid',
    `every person needs the index of one of ${priors.length} priors, got ${place} for person ${person} of the block`,
  )
}

function requireRoom(
  out: Float64Array,
  responses: Uint8Array,
  priorOf: ArrayLike<number> | undefined,
  { persons, items, count }: { persons: number; items: number; count: number },
): void {
  requireTypedRows(responses, { persons, items }, [{ name: 'out', column: out, kinds: float64, length: persons * count }])
  if ((priorOf?.length ?? persons) >= persons) return
  throw new MelekError('columns-short', `${persons} persons need as many indices of priors, got ${priorOf?.length}`)
}
