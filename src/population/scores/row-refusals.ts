import { cellFault } from './figure-cells.js'
import type { ScorePlan } from './score-plan.js'
import type { ScoreRefusal } from './score-rows.js'

/** @param fault see {@link cellFault} */
export function badFigure(plan: ScorePlan, fault: number, line: number, column: number): ScoreRefusal {
  const name = plan.columns[column]
  const reason =
    fault === cellFault.otherMark
      ? `the figure in column "${name}" has another decimal mark than the figures before it; write all of them alike`
      : `the cell in column "${name}" is not a figure; correct it`
  return { code: 'figure-invalid', line, reason }
}

export function personMissing(line: number): ScoreRefusal {
  return { code: 'person-missing', line, reason: 'the row has no person id; fill it in' }
}

export function personDuplicate(line: number): ScoreRefusal {
  return { code: 'person-duplicate', line, reason: 'the person occurs a second time; the first row counts' }
}

export function wrongLength(line: number, expected: number, got: number): ScoreRefusal {
  const reason = got > expected ? `the row has more than ${expected} cells` : `the row has ${got} of ${expected} cells`
  return { code: 'row-length', line, reason }
}
