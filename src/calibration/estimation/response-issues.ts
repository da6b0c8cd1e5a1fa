import type { Issue } from '../../issues/issue.js'
import type { ResponseMatrix } from './response-matrix.js'

const missing = 255

/** What stands in the way of fitting dichotomous items, named before the fit, each with what to do. */
export function dichotomousIssues(matrix: ResponseMatrix): Issue[] {
  const items = matrix.itemIds.length
  const issues: Issue[] = []
  if (items === 0) return [{ code: 'calibration-no-items', message: 'there is no item column; check the header and --keep' }]
  for (const [i, item] of matrix.itemIds.entries()) {
    const counts = [0, 0, 0]
    for (let p = 0; p < matrix.persons; p++) {
      const response = matrix.responses[p * items + i] as number
      if (response !== missing) counts[Math.min(response, 2)] = (counts[Math.min(response, 2)] as number) + 1
    }
    const [wrong, right, higher] = counts as [number, number, number]
    if (higher > 0)
      issues.push({
        code: 'calibration-category',
        message: `${higher} response(s) above 1; a dichotomous model takes 0 and 1, recode them or choose a polytomous model`,
        item,
      })
    else if (wrong + right === 0)
      issues.push({ code: 'calibration-unanswered', message: 'nobody answered it; leave the item out', item })
    else if (wrong === 0 || right === 0) {
      const what = wrong === 0 ? 'right' : 'wrong'
      issues.push({
        code: 'calibration-constant',
        message: `everybody who answered is ${what}, so its difficulty is unbounded; leave the item out or check its key`,
        item,
      })
    }
  }
  if (matrix.persons <= 2 * items) {
    issues.push({
      code: 'calibration-few-persons',
      message: `${matrix.persons} persons are too few for ${2 * items} parameters; collect more responses or fit fewer items`,
    })
  }
  return issues
}
