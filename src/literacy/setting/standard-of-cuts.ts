import { MelekError } from '../../issues/melek-error.js'
import type { Standard } from '../standard.js'
import { standardIssues } from '../standard-issues.js'

/** A cut with its error, whatever method it was set by. */
export interface SetCut {
  /** Logits. */
  readonly cut: number
  /** Logits. */
  readonly standardError: number
}

/**
 * The standard with cuts that a panel has set: its errors go on into every share that is reported by it.
 * @param cuts one for each level but the lowest, in the order of the levels
 * @param version of the standard that comes out, other than the old one
 * @param provenance who set the cuts, when, by which method and choices
 * @throws MelekError `standard-invalid` for cuts that do not rise or are not one a level, and for an unchanged version
 */
export function standardOfCuts(
  standard: Standard,
  cuts: readonly SetCut[],
  version: string,
  provenance: Readonly<Record<string, unknown>>,
): Standard {
  const issues =
    version === standard.version
      ? [{ code: 'version-unchanged', message: `version "${version}" has other cuts already; give another`, path: 'version' }]
      : []
  if (cuts.length !== standard.levels.length - 1) {
    const message = `the standard has ${standard.levels.length - 1} cuts, got ${cuts.length}; set every one`
    throw new MelekError('standard-invalid', 'the cuts make no standard', [
      ...issues,
      { code: 'cuts-count', message, path: 'levels' },
    ])
  }
  const levels = standard.levels.map((level, k) => ({ ...level, from: k === 0 ? null : (cuts[k - 1]?.cut ?? null) }))
  const made: Standard = {
    ...standard,
    version,
    levels,
    cutStandardErrors: cuts.map(({ standardError }) => standardError),
    provenance: { ...standard.provenance, ...provenance },
  }
  const all = [...issues, ...standardIssues(made)]
  if (all.length > 0) throw new MelekError('standard-invalid', 'the cuts make no standard', all)
  return made
}
