import { keyedUniform } from '../../math/keyed-uniform.js'
import type { SelectionMoment } from '../selection/criterion.js'
import { isTied, type Ranking, rankCandidates } from '../selection/ranking.js'
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
      readonly notes: readonly EventNote[]
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
  const values = new Float64Array(engine.bank.items.length)
  const valued = (items: readonly number[]) => {
    engine.criterion.valuesInto(values, items, selectionMoment(engine, sitting))
    return values
  }
  const { candidates, filters } = narrow(engine, sitting, valued)
  const none = noItemReason(filters)
  if (none !== undefined) return { kind: 'none', reason: none, filters }
  const computed = valued(candidates)
  const ranking = rankCandidates(computed, candidates, engine.idRank)
  const valueAt = (place: number) => computed[ranking.at(place) as number] as number
  const step = sitting.given.length + 1
  const chosen = engine.exposure.choose({
    candidateAt: (place) => ranking.at(place),
    tied: (place) => isTied(valueAt(place), valueAt(place - 1)),
    draw: (purpose) => keyedUniform(sitting.seed, step, purpose),
  })
  if (chosen === undefined) throw new Error('defect in melek: exposure control gave none of the candidates')
  const notes = [...filters.flatMap((filter) => filter.notes.filter((note) => note.code !== 'balanced')), ...(chosen.notes ?? [])]
  return { kind: 'item', index: chosen.item, filters, ranking, values: computed, pool: chosen.pool, draw: chosen.draw, notes }
}

function selectionMoment({ design }: Engine, { given, estimate }: Sitting): SelectionMoment {
  const { theta, standardError, posterior } = estimate
  return { theta, standardError: standardError ?? design.estimator.prior.sd, posterior, given }
}

function narrow(engine: Engine, { given }: Sitting, values: (items: readonly number[]) => Float64Array) {
  let candidates: readonly number[] = engine.bank.items.map((_, index) => index)
  const filters: FilterCount[] = []
  for (const constraint of engine.constraints) {
    const before = candidates
    const narrowing = constraint.narrow(before, { given, maximumLength: engine.maximumLength, values: () => values(before) })
    candidates = narrowing.candidates
    filters.push({ name: constraint.name, left: candidates.length, notes: narrowing.notes ?? [] })
    if (candidates.length === 0) break
  }
  return { candidates, filters }
}

function noItemReason(filters: readonly FilterCount[]): NoItemReason | undefined {
  const last = filters.at(-1)
  if (last === undefined || last.left > 0) return undefined
  if (last.name === 'operational') return { code: 'empty-bank' }
  return last.name === 'not-given' ? { code: 'bank-exhausted' } : { code: 'constraints', filter: last.name }
}
