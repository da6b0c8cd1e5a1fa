import { addInto, emptySum, totalOf } from './sum.js'

/**
 * Integral of f from low to high by Simpson's rule on equal panels; exact for cubics.
 * Each panel costs two evaluations (its middle and an edge), one more for the last edge. The error of a function with
 * four continuous derivatives is (high − low)·h⁴·f⁗/180 with h half a panel.
 * @param panels integer ≥ 1
 * @throws RangeError for any other number of panels
 * @source Davis & Rabinowitz (1984), Methods of Numerical Integration, 2nd ed., §2.2
 */
export function simpson(f: (x: number) => number, low: number, high: number, panels: number): number {
  if (!Number.isInteger(panels) || panels < 1) throw new RangeError(`panels must be an integer of at least 1, got ${panels}`)
  const cells = 2 * panels
  const sum = emptySum()
  for (let i = 0; i <= cells; i++) {
    // The ends themselves: f may not be defined a rounding error outside.
    const x = i === 0 ? low : i === cells ? high : (low * (cells - i) + high * i) / cells
    addInto(sum, (i === 0 || i === cells ? 1 : i % 2 === 1 ? 4 : 2) * f(x))
  }
  return (totalOf(sum) * (high - low)) / (3 * cells)
}
