import type { ItemBank } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ScaleChange } from '../../models/conversions/scale-change.js'
import { isEstimated } from '../estimation/coordinates/item-numbers.js'
import { anchorLine } from './anchor-lines.js'
import { type Anchor, type AnchorName, resolveAnchors } from './anchors.js'
import type { CurveComparison, CurveMethod, LinkDirection } from './curve-differences.js'
import { type CurveLink, curveLink } from './curve-link.js'
import { deltaErrors, type JointCovariances } from './delta-errors.js'
import { jackknifeErrors } from './jackknife-errors.js'
import type { LinkErrors } from './link-errors.js'
import { curveSensitivity, momentSensitivity, pairOf } from './link-sensitivity.js'
import { type LinkWeighting, normalWeighting } from './link-weighting.js'
import { type MomentLink, type MomentMethod, momentLink } from './moment-link.js'

export type LinkMethod = MomentMethod | CurveMethod

export const linkMethods = [
  'mean-mean',
  'mean-sigma',
  'geometric-mean',
  'haebara',
  'stocking-lord',
] as const satisfies readonly LinkMethod[]

/** Options of `linkScales`; the defaults stand in `linkDefaults`. */
export interface LinkOptions {
  readonly method?: LinkMethod | undefined
  /** Default: all ids that both banks have. */
  readonly anchors?: readonly AnchorName[] | undefined
  /** Of the curve methods. */
  readonly weighting?: LinkWeighting | undefined
  readonly direction?: LinkDirection | undefined
  /** A where it is known: 1 for banks of the Rasch family, which would leave it otherwise. */
  readonly fixedSlope?: number | undefined
  /** Default: `delta` where every anchor of the bank carries errors, else `jackknife`. */
  readonly standardErrors?: 'delta' | 'jackknife' | 'none' | undefined
  /**
   * For `delta`: the covariances of whole calibrations. With them the errors are those of A and B as SD and mean of populations,
   * the sampling of persons included; without, those of joining these two calibrations (docs/decisions/0011).
   */
  readonly jointCovariances?: JointCovariances | undefined
}

export const linkDefaults = {
  method: 'stocking-lord',
  weighting: normalWeighting(),
  direction: 'base',
} as const satisfies LinkOptions

/** θ_base = slope · θ + intercept, and how it was found. */
export interface ScaleLink extends ScaleChange {
  readonly kind: 'linked'
  readonly method: LinkMethod
  readonly anchors: readonly (readonly [id: string, baseId: string])[]
  readonly errors: LinkErrors
  readonly slopeFixed: boolean
  /** How curves were compared; absent for methods of moments. */
  readonly curves?:
    | {
        readonly weighting: string
        readonly direction: LinkDirection
        /** Mean squared difference that is left. */
        readonly criterion: number
        readonly iterations: number
      }
    | undefined
}

export type LinkResult =
  | ScaleLink
  | {
      readonly kind: 'undetermined'
      readonly method: LinkMethod
      /**
       * `no-locations`: nominal items without comparable boundaries; `one-location`: mean/sigma needs at least two different
       * locations; `flat-curves`: the curves hardly change where they are compared.
       */
      readonly reason: 'no-locations' | 'one-location' | 'flat-curves'
    }
  /** Slope and intercept are the best so far, not an answer. */
  | ({ readonly kind: 'not-converged'; readonly method: LinkMethod; readonly iterations: number } & ScaleChange)

/**
 * The change of scale that brings a bank onto the scale of a base, from the items that both have calibrated.
 * @throws MelekError `anchors-invalid` (see `resolveAnchors`), `link-slope` for a fixed slope that is not above 0
 * @source Kolen & Brennan (2014), Test Equating, Scaling, and Linking, 3rd ed., ch. 6
 */
export function linkScales(bank: ItemBank, base: ItemBank, options: LinkOptions = {}): LinkResult {
  return linkAnchors(resolveAnchors(bank, base, options.anchors), options)
}

/** {@link linkScales} for anchors that are resolved already. */
export function linkAnchors(anchors: readonly Anchor[], options: LinkOptions = {}): LinkResult {
  const { fixedSlope } = options
  if (fixedSlope !== undefined && !(fixedSlope > 0 && fixedSlope < Infinity)) {
    throw new MelekError('link-slope', `a fixed slope must be a finite number above 0, got ${fixedSlope}; Rasch banks have 1`)
  }
  const method = options.method ?? linkDefaults.method
  const found = estimate(anchors, options)
  if (found.kind === 'undetermined') return { kind: 'undetermined', method, reason: found.reason }
  const { slope, intercept } = found
  if (found.kind === 'not-converged') return { kind: 'not-converged', method, iterations: found.iterations, slope, intercept }
  const comparison = comparisonOf(options)
  return {
    kind: 'linked',
    method,
    slope,
    intercept,
    anchors: anchors.map(({ id, baseId }) => [id, baseId]),
    slopeFixed: fixedSlope !== undefined,
    errors: errorsOf(anchors, { slope, intercept }, options),
    ...(comparison === undefined || !('criterion' in found)
      ? {}
      : {
          curves: {
            weighting: comparison.weighting.label,
            direction: comparison.direction,
            criterion: found.criterion,
            iterations: found.iterations,
          },
        }),
  }
}

function estimate(anchors: readonly Anchor[], options: LinkOptions, start?: ScaleChange): MomentLink | CurveLink {
  const lines = anchors.map(anchorLine)
  const comparison = comparisonOf(options)
  if (comparison === undefined) return momentLink(lines, momentMethodOf(options) as MomentMethod, options.fixedSlope)
  const starts = start === undefined ? startsOf(lines, options.fixedSlope) : [start]
  return curveLink(anchors.map(pairOf), comparison, starts, options.fixedSlope)
}

/** The curve criteria may have several minima: each method of moments is a place to begin. */
function startsOf(lines: Parameters<typeof momentLink>[0], fixedSlope: number | undefined): readonly ScaleChange[] {
  const found = (['mean-sigma', 'mean-mean', 'geometric-mean'] as const).flatMap((method) => {
    const link = momentLink(lines, method, fixedSlope)
    return link.kind === 'determined' ? [link] : []
  })
  return found.length > 0 ? found : [{ slope: fixedSlope ?? 1, intercept: 0 }]
}

function momentMethodOf({ method = linkDefaults.method }: LinkOptions): MomentMethod | undefined {
  return method === 'haebara' || method === 'stocking-lord' ? undefined : method
}

function comparisonOf(options: LinkOptions): CurveComparison | undefined {
  const { method = linkDefaults.method, weighting = linkDefaults.weighting, direction = linkDefaults.direction } = options
  return method === 'haebara' || method === 'stocking-lord' ? { method, weighting, direction } : undefined
}

function errorsOf(anchors: readonly Anchor[], link: ScaleChange, options: LinkOptions): LinkErrors {
  const joint = options.jointCovariances ?? {}
  const known = anchors.every(({ item }) => isEstimated(item.item)) || joint.own !== undefined
  const wanted = options.standardErrors ?? (known ? 'delta' : 'jackknife')
  if (wanted === 'none') return { kind: 'none', reason: 'not-asked' }
  if (wanted === 'jackknife') return jackknifeErrors(anchors, (rest) => estimate(rest, options, link))
  const carried = anchors.some(({ item, base }) => isEstimated(item.item) || isEstimated(base.item))
  if (!carried && joint.own === undefined && joint.base === undefined) return { kind: 'none', reason: 'no-parameter-errors' }
  const comparison = comparisonOf(options)
  const sensitivity =
    comparison === undefined
      ? momentSensitivity(anchors, momentMethodOf(options) as MomentMethod, options.fixedSlope)
      : curveSensitivity(anchors, link, comparison, options.fixedSlope !== undefined)
  return { kind: 'estimated', method: 'delta', ...deltaErrors(anchors, sensitivity, joint) }
}
