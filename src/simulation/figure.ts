/** A figure of a rehearsal with the error that another seed would show. */
export interface Figure {
  readonly value: number
  /** Monte-Carlo standard error; null where one examinee tells nothing of it. */
  readonly monteCarloError: number | null
}

/** Mean and its standard error from count, sum and sum of squares; the count is 1 or more. */
export function meanFigure(count: number, sum: number, squares: number): Figure {
  const value = sum / count
  if (count < 2) return { value, monteCarloError: null }
  return { value, monteCarloError: Math.sqrt(Math.max(0, squares / count - value * value) / (count - 1)) }
}

/**
 * Share of `count` cases with its standard error, which does not vanish where all cases agree.
 * @source Agresti & Coull (1998), The American Statistician 52, 119–126
 */
export function shareFigure(count: number, hits: number): Figure {
  const adjusted = (hits + 2) / (count + 4)
  return { value: hits / count, monteCarloError: Math.sqrt((adjusted * (1 - adjusted)) / (count + 4)) }
}

/** √mean with its standard error by the delta method; 0 has none. */
export function rootFigure({ value, monteCarloError }: Figure): Figure {
  const root = Math.sqrt(value)
  return { value: root, monteCarloError: monteCarloError === null || root === 0 ? null : monteCarloError / (2 * root) }
}
