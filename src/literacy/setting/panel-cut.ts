/** A cut that a panel has set, with the error of another panel of the same size from the same people. */
export interface PanelCut {
  /** Logits. */
  readonly cut: number
  /** Logits; undefined for a single judge, whose error nobody can tell. */
  readonly standardError: number | undefined
  /** Cut of each judge alone, logits, in the order of the judges. */
  readonly byJudge: readonly { readonly judge: string; readonly cut: number }[]
  /** What the error covers. */
  readonly errorCovers: 'judges' | 'panels'
}

/** Mean of a sample with the standard error of the mean; undefined for one value. */
export function meanWithError(values: readonly number[]): { readonly mean: number; readonly standardError: number | undefined } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  if (n < 2) return { mean, standardError: undefined }
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) }
}

/** A value of one judge, and the panel that the judge sat in. */
export interface JudgeValue {
  readonly judge: string
  readonly panel?: string | undefined
  readonly value: number
}

/**
 * Mean over judges with its error: between panels where there are two or more, because judges of one panel talk to each other and err
 * together; else between judges.
 */
export function panelMean(values: readonly JudgeValue[]): {
  readonly mean: number
  readonly standardError: number | undefined
  readonly errorCovers: PanelCut['errorCovers']
} {
  const panels = new Map<string, number[]>()
  for (const { panel, value } of values) {
    if (panel === undefined) return { ...meanWithError(values.map((judge) => judge.value)), errorCovers: 'judges' }
    panels.set(panel, [...(panels.get(panel) ?? []), value])
  }
  if (panels.size < 2) return { ...meanWithError(values.map(({ value }) => value)), errorCovers: 'judges' }
  const means = [...panels.values()].map((panel) => meanWithError(panel).mean)
  return { ...meanWithError(means), errorCovers: 'panels' }
}
