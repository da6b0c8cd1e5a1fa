import { MelekError } from '../../issues/melek-error.js'
import { isTied } from '../selection/ranking.js'
import { chooseItem, type ItemChoice } from './choose-item.js'
import { decideStop, type RuleVerdict } from './decide-stop.js'
import type { Engine } from './engine.js'
import type { EstimateSource, EventNote, PresentedEvent, Session, SessionEvent } from './session.js'
import { requireSessionOf } from './session-issues.js'
import { readSitting } from './sitting.js'

/** Why an item was given, or why none was. */
export interface Explanation {
  readonly step: number
  readonly outcome:
    | { readonly kind: 'presented'; readonly item: string }
    | { readonly kind: 'stopped'; readonly rule: string; readonly detail: string }
  /** Where the test stood: logits. */
  readonly theta: number
  readonly standardError: number | null
  readonly estimatedBy: EstimateSource
  /** What each stopping rule said before this step; empty before the first item and inside a stage, where none was asked. */
  readonly stopping: readonly RuleVerdict[]
  /** How many candidates each filter left, from how many. */
  readonly filters: readonly {
    readonly name: string
    readonly before: number
    readonly after: number
    readonly notes: readonly EventNote[]
  }[]
  /** The best five candidates with the value of the criterion. */
  readonly top: readonly { readonly item: string; readonly criterion: number }[]
  /** Candidates that equal the best but for rounding; the first id wins. Empty without a tie. */
  readonly ties: readonly string[]
  /** The draw and how many of the best it decided between; null where chance had no part. */
  readonly draw: { readonly uniform: number; readonly pool: number } | null
}

const shown = 5

/**
 * Why this item: recomputed from what the log holds before the step.
 * @param step 1-based; one more than the items given explains the end of a finished test
 * @throws MelekError `step-unknown`
 */
export function explain(engine: Engine, session: Session, step: number): Explanation {
  requireSessionOf(engine, session)
  const index = session.events.findIndex((event) => event.type === 'presented' && event.step === step)
  const end = session.events.findIndex((event) => event.type === 'stopped')
  const given = session.events.filter((event) => event.type === 'presented').length
  const at = index >= 0 ? index : step === given + 1 ? end : -1
  if (at < 0)
    throw new MelekError(
      'step-unknown',
      `step must be 1 … ${given}${end < 0 ? '' : `, or ${given + 1} for the end`}, got ${step}`,
    )
  const sitting = readSitting(engine, session, session.events.slice(0, at))
  const choice = chooseItem(engine, sitting)
  const { theta, standardError, estimatedBy } = sitting.estimate
  return {
    step,
    outcome: outcomeOf(session.events[at] as SessionEvent),
    theta,
    standardError,
    estimatedBy,
    stopping: sitting.done === 0 || sitting.waiting.length > 0 ? [] : decideStop(engine, sitting).verdicts,
    filters: choice.filters.map(({ name, left, notes }, f) => ({
      name,
      before: choice.filters[f - 1]?.left ?? engine.bank.items.length,
      after: left,
      notes,
    })),
    ...candidateFields(engine, choice),
  }
}

function outcomeOf(event: SessionEvent): Explanation['outcome'] {
  if (event.type === 'stopped') return { kind: 'stopped', rule: event.rule, detail: event.detail }
  return { kind: 'presented', item: (event as PresentedEvent).item }
}

function candidateFields(engine: Engine, choice: ItemChoice): Pick<Explanation, 'top' | 'ties' | 'draw'> {
  if (choice.kind === 'none') return { top: [], ties: [], draw: null }
  const { ranking, values } = choice
  const ids: string[] = []
  const best = values[ranking.at(0) as number] as number
  let highest = best
  for (let place = 0; place < ranking.size; place++) {
    const index = ranking.at(place) as number
    highest = Math.max(highest, values[index] as number)
    if (place >= shown && !isTied(values[index] as number, best)) break
    ids.push(engine.bank.itemIds[index] as string)
  }
  const criterionOf = (item: string) => values[engine.bank.indexOfItem.get(item) as number] as number
  const tied = ids.filter((id) => isTied(criterionOf(id), highest))
  return {
    top: ids.slice(0, shown).map((item) => ({ item, criterion: criterionOf(item) })),
    ties: tied.length > 1 ? tied : [],
    draw: choice.draw === undefined ? null : { uniform: choice.draw, pool: choice.pool },
  }
}
