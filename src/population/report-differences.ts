/** One place in which two reports differ. */
export interface ReportDifference {
  /** Path of keys and indices, for instance `groups[3].share`. */
  readonly path: string
  readonly stated: unknown
  readonly found: unknown
}

/** Figures may differ by so much of their size: another processor may round the last digits of an exponential otherwise. */
const relativeTolerance = 1e-9

/**
 * Where a report says something else than what was computed anew.
 * @param stated the report as it stands
 * @param found the same, computed from its inputs
 */
export function reportDifferences(stated: unknown, found: unknown): readonly ReportDifference[] {
  const differences: ReportDifference[] = []
  const walk = (one: unknown, other: unknown, path: string): void => {
    if (one === other || (typeof one === 'number' && typeof other === 'number' && close(one, other))) return
    if (!isTree(one) || !isTree(other) || Array.isArray(one) !== Array.isArray(other)) {
      differences.push({ path, stated: one, found: other })
      return
    }
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
    for (const key of keys)
      walk(one[key], other[key], Array.isArray(one) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`)
  }
  walk(stated, found, '')
  return differences
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function close(one: number, other: number): boolean {
  return Math.abs(one - other) <= relativeTolerance * Math.max(Math.abs(one), Math.abs(other), 1e-6)
}
