import type { Design } from '../adaptive/session/design.js'

/** What is tried in each part of a design. */
export interface DesignFactors {
  readonly start?: readonly Design['start'][]
  readonly estimator?: readonly Design['estimator'][]
  readonly select?: readonly Design['select'][]
  readonly constraints?: readonly Design['constraints'][]
  readonly exposure?: readonly Design['exposure'][]
  readonly stop?: readonly Design['stop'][]
}

/**
 * Every combination of the parts, the last factor changing fastest; a part without alternatives stays as in the base.
 * Names say which alternative of each factor was taken, counted from 1: `exposure 2, stop 1`.
 */
export function crossDesigns(base: Design, factors: DesignFactors): { readonly name: string; readonly design: Design }[] {
  return Object.entries(factors).reduce<{ readonly name: string; readonly design: Design }[]>(
    (crossed, [part, choices]) =>
      crossed.flatMap(({ name, design }) =>
        (choices as readonly unknown[]).map((choice, place) => ({
          name: `${name === '' ? '' : `${name}, `}${part} ${place + 1}`,
          design: { ...design, [part]: choice } as Design,
        })),
      ),
    [{ name: '', design: base }],
  )
}
