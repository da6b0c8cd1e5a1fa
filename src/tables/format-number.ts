import { MelekError } from '../issues/melek-error.js'

/** Significant digits of theta and standard error in a score file. */
export const SCORE_DIGITS = 10

/**
 * The shortest text that reads back as the figure rounded to 10 significant digits; empty where there is no figure.
 * @param decimal mark between units and tenths
 * @throws MelekError `figure-not-finite`: an infinite or undefined estimate is a state of its own, never a figure
 */
export function formatFigure(figure: number | undefined, decimal: '.' | ',' = '.'): string {
  if (figure === undefined) return ''
  if (!Number.isFinite(figure))
    throw new MelekError('figure-not-finite', `a figure in a score file must be finite, got ${figure}; leave it out`)
  const rounded = Number(figure.toPrecision(SCORE_DIGITS))
  // The largest doubles are rounded up beyond all of them.
  const text = String(Number.isFinite(rounded) ? rounded : figure)
  return decimal === ',' ? text.replace('.', ',') : text
}
