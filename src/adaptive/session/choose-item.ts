import { keyedUniform } from '../../math/keyed-uniform.js'
import type { ConstraintMoment } from '../constraints/constraint.js'
import type { SelectionMoment } from '../selection/criterion.js'
import { isTied, type Ranking, rankCandidates } from '../selection/ranking.js'
import { answeredItems } from './answered-items.js'
import { currentEstimate } from './current-estimate.js'
import type { Engine } from './engine.js'
import type { EventNote } from './session.js'
import type { Sitting } from './sitting.js'

/** The next item with everything that led to it, or the reason why there is none. */
export type ItemChoice =
  | {
      readonly kind: 'item'
      readonly index: number
      readonly filters: readonly FilterCount[]
      readonly ranking: Ranking
      readonly values: Float64Array
      /** How many of the best candidates chance decided between. */
      readonly pool: number
      readonly draw: number | undefined
      /** Better candidates that exposure control did not let through. */
      readonly refused: readonly number[]
      readonly notes: readonly EventNote[]
      /** The item is given on trial. */
      readonly onTrial?: true
    }
  | { readonly kind: 'none'; readonly reason: NoItemReason; readonly filters: readonly FilterCount[] }

/**
 * `empty-bank`: no operational item at all. `bank-exhausted`: every operational item has been given. `constraints`: items are left, but
 * the named filter allows none of them.
 */
export type NoItemReason =
  | { readonly code: 'empty-bank' }
  | { readonly code: 'bank-exhausted' }
  | { readonly code: 'constraints'; readonly filter: string }

/** How many candidates a filter left. */
export interface FilterCount {
  readonly name: string
  readonly left: number
  readonly notes: readonly EventNote[]
}

/** Chooses the next item: constraints narrow the bank, the criterion ranks what is left, exposure control picks from the top. */
export function chooseItem(engine: Engine, sitting: Sitting): ItemChoice {
  const onTrial = engine.administration?.choose(sitting)
  if (onTrial !== undefined) return onTrial
  const values = new Float64Array(engine.bank.items.length)
  const moment = selectionMoment(engine, sitting)
  const choosing = { engine, sitting, moment, values }
  const { candidates, filters } = narrow(choosing)
  const none = noItemReason(filters)
  if (none !== undefined) return { kind: 'none', reason: none, filters }
  const ranking = rank(choosing, candidates)
  const valueAt = (place: number) => values[ranking.at(place) as number] as number
  const chosen = engine.exposure.choose({
    candidateAt: (place) => ranking.at(place),
    tied: (place) => isTied(valueAt(place), valueAt(place - 1)),
    draw: moment.draw,
    sessionDraw: (purpose) => keyedUniform(sitting.seed, purpose),
    given: sitting.given.length,
    theta: moment.theta,
    barred: sitting.barred,
  })
  if (chosen === undefined) throw new Error('defect in melek: exposure control gave no item')
  const notes = [...filters.flatMap((filter) => filter.notes.filter((note) => note.code !== 'balanced')), ...(chosen.notes ?? [])]
  const { item, pool, draw, refused = [] } = chosen
  return { kind: 'item', index: item, filters, ranking, values, pool, draw, refused, notes }
}

interface Choosing {
  readonly engine: Engine
  readonly sitting: Sitting
  readonly moment: SelectionMoment
  /** Filled with the criterion of the items it is asked for. */
  readonly values: Float64Array
}

function selectionMoment(engine: Engine, { seed, given, counted, estimate, start }: Sitting): SelectionMoment {
  const { bank, scoringBank, design, maximumLength } = engine
  const { theta, standardError, posterior } = estimate
  return {
    theta,
    standardError: standardError ?? design.estimator.prior.sd,
    posterior,
    given,
    maximumLength,
    draw: (purpose) => keyedUniform(seed, given.length + 1, purpose),
    thetaAfter(item, category) {
      const answers = answeredItems(scoringBank, new Map([...counted, [bank.itemIds[item] as string, category]]))
      return currentEstimate(answers, design, engine.estimate, start).theta
    },
  }
}

function narrow(choosing: Choosing) {
  const { bank, constraints } = choosing.engine
  let candidates: readonly number[] = bank.items.map((_, index) => index)
  const filters: FilterCount[] = []
  for (const constraint of constraints) {
    const narrowing = constraint.narrow(candidates, constraintMoment(choosing, candidates))
    candidates = narrowing.candidates
    filters.push({ name: constraint.name, left: candidates.length, notes: narrowing.notes ?? [] })
    if (candidates.length === 0) break
  }
  return { candidates, filters }
}

function constraintMoment(choosing: Choosing, candidates: readonly number[]): ConstraintMoment & Pick<Sitting, 'retest'> {
  const { engine, sitting, moment } = choosing
  return {
    given: sitting.given,
    maximumLength: engine.maximumLength,
    retest: sitting.retest,
    values: () => valued(choosing, candidates),
    barred: () => engine.exposure.barredItems?.(moment.theta, sitting.barred) ?? new Set<number>(),
  }
}

function valued({ engine, moment, values }: Choosing, items: readonly number[]): Float64Array {
  engine.criterion.valuesInto(values, items, moment)
  return values
}

/** Candidates by the criterion, and by what the test still lacks where a constraint weighs that. */
function rank(choosing: Choosing, candidates: readonly number[]): Ranking {
  const { engine, moment, values } = choosing
  const weighing = engine.constraints.filter((constraint) => constraint.weighInto !== undefined)
  const quick = weighing.length > 0 ? undefined : engine.criterion.rankInto?.(values, candidates, moment, engine.idRank)
  if (quick !== undefined) return quick
  valued(choosing, candidates)
  for (const constraint of weighing) constraint.weighInto?.(values, candidates, constraintMoment(choosing, candidates))
  return rankCandidates(values, candidates, engine.idRank)
}

function noItemReason(filters: readonly FilterCount[]): NoItemReason | undefined {
  const last = filters.at(-1)
  if (last === undefined || last.left > 0) return undefined
  if (last.name === 'operational') return { code: 'empty-bank' }
  return last.name === 'not-given' ? { code: 'bank-exhausted' } : { code: 'constraints', filter: last.name }
}
