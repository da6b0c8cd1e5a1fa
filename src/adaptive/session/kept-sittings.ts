// Readable twins: readSitting in sitting.ts, and chooseItem.
import { keyedUniform } from '../../math/keyed-uniform.js'
import type { CategoryCurve } from '../../models/category-curve.js'
import { posteriorMoments } from '../../scoring/posterior-curve.js'
import { priorPoint } from '../../scoring/prior.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import { leastSdInSpacings } from '../../scoring/refined-grid.js'
import type { ScoringGrid } from '../../scoring/scoring-grid.js'
import { enemyIndices } from '../constraints/enemies.js'
import { isTied } from '../selection/ranking.js'
import { type AnsweredItems, countedCategory } from './answered-items.js'
import type { ItemChoice } from './choose-item.js'
import { type CurrentEstimate, priorAndGrid } from './current-estimate.js'
import type { Engine } from './engine.js'
import { gridRow } from './grid-curves.js'
import { noEstimate, type PresentedEvent, type ResponseEvent, type Session } from './session.js'
import { readSitting, type Sitting } from './sitting.js'

/**
 * Remembers where the sessions of this process stand, so that the cost of an answer does not grow with the log. Nothing shows of it: a
 * session that comes from elsewhere, or from text, is read from its log, and goes on with the same bytes.
 */
export interface SittingKeeper {
  /** Where a session stands that this engine made; undefined: its log must be read. */
  of(engine: Engine, session: Session): Sitting | undefined
  /** Where it stands after one more event. @param before where it stands after the others */
  after(engine: Engine, before: Sitting, events: Session['events'], event: LoggedStep): Sitting
  /** Remembers where a session stands. */
  keep(engine: Engine, session: Session, sitting: Sitting): void
  /** The next item; undefined: the engine must choose it in full. */
  choose(engine: Engine, sitting: Sitting): Extract<ItemChoice, { kind: 'item' }> | undefined
}

/** What a sitting follows from: no sitting hangs on the estimate that its last event will hold. */
type LoggedStep = PresentedEvent | Omit<ResponseEvent, 'theta' | 'standardError' | 'estimatedBy'>

/** ln P of the answers at the nodes of the grid, in code-unit order of their ids, in which posteriors are summed. */
interface AnswerRows {
  readonly ids: readonly string[]
  readonly rows: readonly Float64Array[]
}

/** What is computed once an engine. */
interface EnginePlan {
  readonly grid: ScoringGrid
  readonly logPrior: Float64Array
  /** 1 for the items that may be given, as long as nothing is; undefined where other rules than these bar items. */
  readonly allowed: Uint8Array | undefined
  readonly enemies: readonly (readonly number[])[]
  /** Written again at every step: the criterion, the items that may still be given, and the ln density of the posterior. */
  readonly values: Float64Array
  readonly left: Uint8Array
  readonly logDensity: Float64Array
}

const plainConstraints = ['operational', 'not-given', 'enemies']

export function sittingKeeper(): SittingKeeper {
  const kept = new WeakMap<Session, { readonly engine: Engine; readonly sitting: Sitting }>()
  const plans = new WeakMap<Engine, EnginePlan>()
  return {
    of(engine, session) {
      const known = kept.get(session)
      // Who goes on from the same session once more finds it in the log; a table that only grows is slow to clear.
      kept.delete(session)
      return known?.engine === engine ? known.sitting : undefined
    },
    after(engine, before, events, event) {
      const whole = wholeSitting(engine, before, events, event)
      const rows = before instanceof KeptSitting ? before.rows : answerRowsOf(engine, before.counted)
      if (event.type === 'presented') return afterItem(engine, before, event, { rows, whole })
      const category = countedCategory(event, engine.design)
      if (category === missing) return afterResponse(before, event, before.estimate, { rows, whole })
      const more = withRow(engine, rows, event.item, category)
      return afterResponse(before, event, estimateOf(engine, planOf(engine), more, whole), { rows: more, whole })
    },
    keep(engine, session, sitting) {
      kept.set(session, { engine, sitting })
    },
    choose(engine, sitting) {
      return chooseQuickly(engine, planOf(engine), sitting)
    },
  }

  function planOf(engine: Engine): EnginePlan {
    const plan = plans.get(engine) ?? enginePlan(engine)
    plans.set(engine, plan)
    return plan
  }
}

function enginePlan(engine: Engine): EnginePlan {
  const { bank, design, constraints } = engine
  const { prior, grid } = priorAndGrid(design)
  const names = constraints.map(({ name }) => name)
  const isPlain = names.every((name, place) => name === plainConstraints[place])
  return {
    grid,
    logPrior: grid.nodes.map((node) => priorPoint(prior, node).logDensity),
    allowed: isPlain ? Uint8Array.from(bank.items, ({ status }) => (status === 'operational' ? 1 : 0)) : undefined,
    enemies: names.includes('enemies') ? enemyIndices(bank).map((set) => [...set]) : [],
    values: new Float64Array(bank.items.length),
    left: new Uint8Array(bank.items.length),
    logDensity: new Float64Array(grid.nodes.length),
  }
}

/** What the log says in full, for the parts of a sitting that few rules ask for. */
function wholeSitting(
  engine: Engine,
  { seed, barred, start, retest }: Sitting,
  events: Session['events'],
  event: LoggedStep,
): () => Sitting {
  let whole: Sitting | undefined
  return () => {
    whole ??= readSitting(engine, { seed, barred, start, retest }, [...events, { ...noEstimate, ...event }])
    return whole
  }
}

/** What a kept sitting has beyond the parts of any. */
interface Behind {
  readonly rows: AnswerRows
  /** What the log says in full. */
  readonly whole: () => Sitting
}

function afterItem(engine: Engine, before: Sitting, { item }: PresentedEvent, behind: Behind): Sitting {
  const { seed, barred, start, retest, onTrial, done, scored, seconds, estimate } = before
  const given = [...before.given, engine.bank.indexOfItem.get(item) as number]
  const waiting = [...before.waiting, item]
  const steps = before.steps + 1
  return new KeptSitting({ seed, barred, start, retest, given, onTrial, steps, done, waiting, scored, seconds, estimate }, behind)
}

function afterResponse(
  before: Sitting,
  event: Exclude<LoggedStep, PresentedEvent>,
  estimate: CurrentEstimate,
  behind: Behind,
): Sitting {
  const { seed, barred, start, retest, given, onTrial, steps } = before
  const done = before.done + 1
  const waiting = before.waiting.filter((id) => id !== event.item)
  const seconds = before.seconds + (event.seconds ?? 0)
  const scored = behind.rows.ids.length
  return new KeptSitting({ seed, barred, start, retest, given, onTrial, steps, done, waiting, scored, seconds, estimate }, behind)
}

/** The answers, read from the log when somebody looks into them. */
class LoggedAnswers implements AnsweredItems {
  readonly #whole: () => Sitting

  constructor(whole: () => Sitting) {
    this.#whole = whole
  }

  get bank() {
    return this.#whole().answers.bank
  }

  get responses() {
    return this.#whole().answers.responses
  }

  get scored() {
    return this.#whole().answers.scored
  }
}

type KnownParts = Omit<Sitting, 'counted' | 'answers' | 'earlier'>

/** A class for its getters: the parts that few rules ask for are read from the log only then. */
class KeptSitting implements Sitting {
  readonly rows: AnswerRows
  readonly answers
  readonly #whole: () => Sitting
  readonly seed
  readonly given
  readonly onTrial
  readonly steps
  readonly done
  readonly waiting
  readonly scored
  readonly seconds
  readonly barred
  readonly start
  readonly retest
  readonly estimate

  constructor(known: KnownParts, { rows, whole }: Behind) {
    this.rows = rows
    this.answers = new LoggedAnswers(whole)
    this.#whole = whole
    this.seed = known.seed
    this.given = known.given
    this.onTrial = known.onTrial
    this.steps = known.steps
    this.done = known.done
    this.waiting = known.waiting
    this.scored = known.scored
    this.seconds = known.seconds
    this.barred = known.barred
    this.start = known.start
    this.retest = known.retest
    this.estimate = known.estimate
  }

  get counted() {
    return this.#whole().counted
  }

  get earlier() {
    return this.#whole().earlier
  }
}

function answerRowsOf(engine: Engine, counted: Sitting['counted']): AnswerRows {
  return [...counted].reduce<AnswerRows>(
    (rows, [item, category]) => (category === missing ? rows : withRow(engine, rows, item, category)),
    { ids: [], rows: [] },
  )
}

function withRow({ scoringBank }: Engine, { ids, rows }: AnswerRows, item: string, category: number): AnswerRows {
  const curve = scoringBank.curves[scoringBank.indexOfItem.get(item) as number] as CategoryCurve
  let place = ids.length
  while (place > 0 && item < (ids[place - 1] as string)) place -= 1
  // The bank that answers are scored by has rows for all its items.
  const row = gridRow(curve, category) as Float64Array
  return { ids: ids.toSpliced(place, 0, item), rows: rows.toSpliced(place, 0, row) }
}

/** EAP over the nodes of the rule; every other estimate is that of the log. */
function estimateOf(
  { design }: Engine,
  { grid, logPrior, logDensity }: EnginePlan,
  { rows }: AnswerRows,
  whole: () => Sitting,
): CurrentEstimate {
  if (design.estimator.method !== 'eap') return whole().estimate
  logDensity.set(logPrior)
  // In the order in which the twin sums, so that not even the last bit parts them.
  for (const row of rows) for (let q = 0; q < row.length; q++) logDensity[q] = (logDensity[q] as number) + (row[q] as number)
  const { mean: theta, standardDeviation: standardError } = posteriorMoments({ grid, logDensity })
  if (standardError < leastSdInSpacings * grid.spacing) return whole().estimate
  const estimate = { kind: 'finite', theta, standardError } as const
  return { theta, standardError, estimatedBy: 'eap', estimate, posterior: () => whole().estimate.posterior() }
}

function chooseQuickly(engine: Engine, plan: EnginePlan, sitting: Sitting): Extract<ItemChoice, { kind: 'item' }> | undefined {
  const { criterion, exposure, idRank } = engine
  const { theta } = sitting.estimate
  const { values, allowed } = plan
  if (allowed === undefined) return undefined
  const ranking = criterion.rankAllowed?.(values, () => stillAllowedInto(plan.left, allowed, plan, sitting.given), theta, idRank)
  if (ranking === undefined || ranking.size === 0) return undefined
  const valueAt = (place: number) => values[ranking.at(place) as number] as number
  const chosen = exposure.choose({
    candidateAt: (place) => ranking.at(place),
    tied: (place) => isTied(valueAt(place), valueAt(place - 1)),
    draw: (purpose) => keyedUniform(sitting.seed, sitting.given.length + 1, purpose),
    sessionDraw: (purpose) => keyedUniform(sitting.seed, purpose),
    given: sitting.given.length,
    theta,
    barred: sitting.barred,
  })
  if (chosen === undefined) return undefined
  const { item, pool, draw, refused = [], notes = [] } = chosen
  return { kind: 'item', index: item, filters: [], ranking, values, pool, draw, refused, notes }
}

function stillAllowedInto(
  left: Uint8Array,
  allowed: Uint8Array,
  { enemies }: Pick<EnginePlan, 'enemies'>,
  given: readonly number[],
): Uint8Array {
  left.set(allowed)
  for (const item of given) {
    left[item] = 0
    for (const enemy of enemies[item] ?? []) left[enemy] = 0
  }
  return left
}
