import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import { LARGEST_THETA } from '../../tables/scores.js'
import type { FigureSlots, ScorePerson, ScoreRefusal } from './score-rows.js'

/** So many faults of one kind are listed; of more, the first and their number. */
const mostListed = 20

/** Faults that spoil the whole: a weight that is missing or negative makes every figure wrong, not one row. */
export interface RowFaults {
  /** Whether the weights of a person can be used; a fault is kept for {@link RowFaults.assertNone}. */
  weights(person: ScorePerson): boolean
  /** @throws MelekError `scores-weights` with the lines of all faults */
  assertNone(): void
}

export function createRowFaults(slots: FigureSlots, columns: readonly string[]): RowFaults {
  const issues: Issue[] = []
  let more = 0
  return {
    weights({ line, figures }) {
      for (let r = 0; r < slots.weights; r++) {
        const weight = figures[r] as number
        if (weight >= 0 && weight < Number.POSITIVE_INFINITY) continue
        if (issues.length >= mostListed) more += 1
        else
          issues.push({
            code: 'weight-invalid',
            message: `a weight must be a number of 0 or more, got ${Number.isNaN(weight) ? 'nothing' : weight}; correct it or leave the person out`,
            line,
            column: columns[r] as string,
          })
        return false
      }
      return true
    },
    assertNone() {
      if (issues.length === 0) return
      const rest = more === 0 ? [] : [{ code: 'weight-invalid', message: `… and ${more} more persons with such weights` }]
      throw new MelekError('scores-weights', `${issues.length + more} person(s) have weights that cannot be used`, [
        ...issues,
        ...rest,
      ])
    },
  }
}

/**
 * The plausible values of a person: all there, none there (nobody was tested), or some, which is a fault of the row.
 * @throws MelekError `scores-decimal-lost` for logits beyond ±15
 */
export function valuesOf(person: ScorePerson, slots: FigureSlots, logits: boolean): 'all' | 'none' | ScoreRefusal {
  let missing = 0
  for (let m = 0; m < slots.plausibleValues; m++) {
    const value = person.figures[slots.weights + m] as number
    if (Number.isNaN(value)) missing += 1
    else if (logits) requireLogits(value, person.line)
  }
  if (missing === 0) return 'all'
  if (missing === slots.plausibleValues) return 'none'
  const reason = `${missing} of ${slots.plausibleValues} plausible values are missing; a person has all of them or none`
  return { code: 'figure-invalid', line: person.line, reason }
}

/** @throws MelekError `scores-decimal-lost` */
export function requireLogits(theta: number, line: number): void {
  if (Math.abs(theta) <= LARGEST_THETA) return
  const message = `${theta} cannot be a figure in logits: a spreadsheet has lost its decimal mark, or the scores are on another scale; export them again, for Indonesian spreadsheets with --excel id`
  throw new MelekError('scores-decimal-lost', 'the figures of the score file cannot be trusted', [
    { code: 'scores-decimal-lost', message, line },
  ])
}
