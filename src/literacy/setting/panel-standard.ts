import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Standard } from '../standard.js'
import { type SetCut, standardOfCuts } from './standard-of-cuts.js'

export interface PanelStandard {
  /** Default: the id of the old one. */
  readonly id?: string | undefined
  /** Other than that of the old one. */
  readonly version: string
  /** Who set the cuts, when, by which method and choices. */
  readonly provenance: Readonly<Record<string, unknown>>
}

/**
 * The standard with the levels whose cuts a panel has set. The lowest level stays; levels that nobody has set a cut for are left out,
 * because a cut without an error would make every share by it look surer than it is.
 * @param cuts by the id of the level that begins at the cut
 * @throws MelekError `standard-invalid` for unknown levels, the lowest one, a target level that would be left out, and all that
 *   `standardOfCuts` refuses
 */
export function panelStandard(standard: Standard, cuts: ReadonlyMap<string, SetCut>, made: PanelStandard): Standard {
  const [lowest, ...others] = standard.levels
  const issues: Issue[] = [...cuts.keys()].flatMap((level) => {
    if (others.some(({ id }) => id === level)) return []
    const message =
      level === lowest?.id
        ? `level "${level}" is the lowest and begins at no cut; name the level above it`
        : `the standard has no level "${level}"; it has ${standard.levels.map(({ id }) => id).join(', ')}`
    return [{ code: 'level-unknown', message, path: 'levels' }]
  })
  if (standard.targetLevel !== lowest?.id && !cuts.has(standard.targetLevel)) {
    const message = `no cut was set for the target level "${standard.targetLevel}"; set it, or change the target of the standard first`
    issues.push({ code: 'target-level-unset', message, path: 'targetLevel' })
  }
  if (issues.length > 0) throw new MelekError('standard-invalid', 'the cuts make no standard', issues)
  const kept = others.filter(({ id }) => cuts.has(id))
  const narrowed = { ...standard, levels: lowest === undefined ? kept : [lowest, ...kept] }
  const found = kept.map(({ id }) => cuts.get(id) as SetCut)
  return { ...standardOfCuts(narrowed, found, made.version, made.provenance), id: made.id ?? standard.id }
}
