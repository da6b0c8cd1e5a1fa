import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { calibrate } from '../estimation/calibrate.js'
import type { CalibrationOptions } from '../estimation/calibration-options.js'
import type { CalibrationResult } from '../estimation/calibration-result.js'
import { missingResponse, type ResponseMatrix } from '../estimation/response-matrix.js'

/** Responses to one form, whose persons are a group of their own. */
export interface LinkedForm {
  readonly name: string
  readonly responses: ResponseMatrix
}

/**
 * Concurrent linking: forms that share items are calibrated together, each form's persons with a mean and variance of their own, so
 * that common items have one set of parameters and all items stand on the scale of the first form. Common items are those of equal
 * id; uses every answer, but takes on trust that no common item has changed (look with `anchorDrift` first).
 * @throws MelekError `anchors-invalid` for a form that shares no item with those before it, or a name used twice;
 *   `calibration-impossible` as `calibrate`
 * @source Bock & Zimowski (1997), Handbook of Modern IRT, ch. 25; Hanson & Béguin (2002), Appl. Psych. Meas. 26, 3–24
 */
export function calibrateConcurrently(
  forms: readonly LinkedForm[],
  options: Omit<CalibrationOptions, 'groups' | 'referenceGroup'> = {},
): CalibrationResult {
  const issues = formIssues(forms)
  if (issues.length > 0) throw new MelekError('anchors-invalid', 'these forms cannot be calibrated together', issues)
  const itemIds = [...new Set(forms.flatMap(({ responses }) => responses.itemIds))]
  const places = new Map(itemIds.map((id, place) => [id, place]))
  const persons = forms.reduce((sum, { responses }) => sum + responses.persons, 0)
  const all = new Uint8Array(persons * itemIds.length).fill(missingResponse)
  const groups: string[] = []
  for (const { name, responses: form } of forms)
    for (let p = 0; p < form.persons; p++) {
      const row = groups.length * itemIds.length
      for (const [column, id] of form.itemIds.entries())
        all[row + (places.get(id) as number)] = form.responses[p * form.itemIds.length + column] as number
      groups.push(name)
    }
  return calibrate({ itemIds, persons, responses: all }, { ...options, groups, referenceGroup: forms[0]?.name })
}

function formIssues(forms: readonly LinkedForm[]): Issue[] {
  const issues: Issue[] = []
  if (forms.length < 2) issues.push({ code: 'forms-few', message: `two forms or more are linked, got ${forms.length}` })
  const seen = new Set<string>()
  const names = new Set<string>()
  for (const [place, { name, responses }] of forms.entries()) {
    if (names.has(name))
      issues.push({ code: 'form-twice', message: `the name "${name}" is used twice; name every form differently` })
    names.add(name)
    if (place > 0 && !responses.itemIds.some((id) => seen.has(id))) {
      const message = `form "${name}" shares no item id with the forms before it; give common items the same id, or put the forms in another order`
      issues.push({ code: 'anchors-none', message })
    }
    for (const id of responses.itemIds) seen.add(id)
  }
  return issues
}
