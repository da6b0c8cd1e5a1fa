import { newtonWithin } from '../math/polish.js'
import type { PosteriorCurve } from './posterior-curve.js'
import { posteriorPeak, posteriorQuintic } from './posterior-density.js'
import { partMass } from './posterior-mass.js'
import { type Quintic, quinticAt } from './quintic.js'

/** Largest error of a quantile, in cells. */
const tolerance = 1e-13

/**
 * The quantile function of a continuous posterior: theta with P(θ' < theta) = probability, in logits.
 * Counted from the nearer end, so that quantiles far out keep their digits.
 * @returns a function of a probability inside 0 … 1
 */
export function posteriorQuantile(posterior: PosteriorCurve): (probability: number) => number {
  const curve = posterior.closer ?? posterior
  const { nodes, spacing } = curve.grid
  const cells = nodes.length - 1
  const peak = posteriorPeak(curve)
  const masses = Array.from({ length: cells }, (_, cell) => partMass(posteriorQuintic(curve, cell), 0, 1, peak))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return (probability) => {
    const fromAbove = probability > 0.5
    let rest = total * (fromAbove ? 1 - probability : probability)
    let cell = fromAbove ? cells - 1 : 0
    const [step, last] = fromAbove ? [-1, 0] : [1, cells - 1]
    while (cell !== last && rest > (masses[cell] as number)) {
      rest -= masses[cell] as number
      cell += step
    }
    const inside = placeInCell(posteriorQuintic(curve, cell), peak, { rest, fromAbove })
    return (nodes[cell] as number) + inside * spacing
  }
}

/** Where, from 0 to 1, a cell has so much mass below, or above. */
function placeInCell(quintic: Quintic, peak: number, part: { readonly rest: number; readonly fromAbove: boolean }): number {
  const { rest, fromAbove } = part
  const found = newtonWithin(
    (t) => ({
      value: fromAbove ? rest - partMass(quintic, t, 1, peak) : partMass(quintic, 0, t, peak) - rest,
      slope: Math.exp(quinticAt(quintic, t) - peak),
    }),
    0,
    1,
    { tolerance },
  )
  // Rounding alone can leave more to be placed than the last cell has.
  if (found.kind === 'no-sign-change') return fromAbove ? 0 : 1
  return found.x
}
