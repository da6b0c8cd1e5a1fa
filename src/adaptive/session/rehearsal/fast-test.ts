// Readable twin: startSession and recordAnswer, in session/run-session.ts.
import { enemyIndices } from '../../constraints/enemies.js'
import { bestOfTops, type ListedTops, listedTops } from '../../selection/listed/listed-tops.js'
import { priorAndGrid } from '../current-estimate.js'
import type { CompleteDesign } from '../design.js'
import type { Engine } from '../engine.js'
import { type GrowingPosterior, growingPosterior, resetPosterior, takeAnswer } from './growing-posterior.js'

/** What is kept of a test; the next test overwrites it. Arrays hold `length` entries that count. */
export interface FastResult {
  /** Items given. */
  length: number
  /** Places in the bank of the items given, in order. */
  readonly items: Int32Array
  /** Category of each. */
  readonly responses: Uint8Array
  /** After each response, logits. */
  readonly theta: Float64Array
  /** Logits. */
  readonly standardError: Float64Array
  /** Name of the rule that ended the test. */
  stopRule: string
}

/** Plays tests without a log, for rehearsals of millions. */
export interface FastTest {
  /**
   * Lets one examinee sit the test: the items and the end of it are those of a session, theta and standard error to 1e-8.
   * @param respond category of an item by its place in the bank; must be one of the item's
   * @param barred 1 for each item that this examinee cannot be given
   * @returns the same object every time; undefined where the posterior becomes too narrow for the tables: play a session instead
   */
  play(respond: (index: number) => number, barred?: Uint8Array): FastResult | undefined
}

/**
 * A way of playing tests in which nothing is computed twice: the posterior grows by products of tabulated probabilities, and the item is
 * found on a list of upper bounds. Selection, ties and stops are those of the engine.
 * @returns undefined for a design with any part beyond EAP, maximum information, enemies, and stops by length and standard error, for
 *   which only sessions know how the test goes on
 */
export function fastTest(engine: Engine): FastTest | undefined {
  if (!isPlain(engine.design)) return undefined
  const { bank, design, idRank, maximumLength } = engine
  const { prior, grid } = priorAndGrid(design)
  const items = bank.items.length
  const test: TestColumns = {
    tops: listedTops(bank, idRank, maximumLength + spare),
    posterior: growingPosterior(engine.scoringBank, prior, grid),
    start: design.start.theta,
    never: Uint8Array.from([...bank.items.map(({ status }) => (status === 'operational' ? 0 : 1)), 0]),
    taken: new Uint8Array(items + 1),
    enemies: enemiesOf(engine),
    stops: stopColumns(design),
    result: roomForResult(maximumLength),
  }
  return { play: (respond, barred) => playTest(test, respond, barred) }
}

/** All that a test is played from: the same shape for every design, so that one machine code plays them all. */
interface TestColumns {
  readonly tops: ListedTops
  readonly posterior: GrowingPosterior
  /** Logits. */
  readonly start: number
  /** 1 for items that nobody is given, and for those that this examinee is given no more; the last entry, 0, is no item. */
  readonly never: Uint8Array
  readonly taken: Uint8Array
  /** By place in the bank; none at all where the design does not mind them. */
  readonly enemies: readonly (readonly number[])[]
  readonly stops: readonly StopColumn[]
  readonly result: FastResult
}

/** Items listed beyond those that a test may have used up. */
const spare = 32

interface StopColumn {
  readonly name: string
  readonly after: number
  readonly below: number
}

function playTest(test: TestColumns, respond: (index: number) => number, barred: Uint8Array | undefined): FastResult | undefined {
  const { tops, posterior, taken, result } = test
  taken.set(test.never)
  if (barred !== undefined) barItems(taken, barred)
  resetPosterior(posterior)
  let theta = test.start
  for (let given = 1; ; given++) {
    const item = bestOfTops(tops, theta, taken)
    if (item < 0) return ended(result, given - 1, 'no-item')
    const category = respond(item)
    take(test, item)
    if (!takeAnswer(posterior, item, category)) return undefined
    theta = posterior.mean
    result.items[given - 1] = item
    result.responses[given - 1] = category
    result.theta[given - 1] = theta
    result.standardError[given - 1] = posterior.standardDeviation
    const stop = firstStop(test.stops, given, posterior.standardDeviation)
    if (stop !== undefined) return ended(result, given, stop)
  }
}

function barItems(taken: Uint8Array, barred: Uint8Array): void {
  for (let index = 0; index < barred.length; index++) if (barred[index] === 1) taken[index] = 1
}

function take({ taken, enemies }: TestColumns, item: number): void {
  taken[item] = 1
  if (enemies.length > 0) for (const enemy of enemies[item] as readonly number[]) taken[enemy] = 1
}

function ended(result: FastResult, length: number, stopRule: string): FastResult {
  result.length = length
  result.stopRule = stopRule
  return result
}

function roomForResult(items: number): FastResult {
  return {
    length: 0,
    items: new Int32Array(items),
    responses: new Uint8Array(items),
    theta: new Float64Array(items),
    standardError: new Float64Array(items),
    stopRule: '',
  }
}

function isPlain({ estimator, select, exposure, constraints, stop, administration }: CompleteDesign): boolean {
  return (
    estimator.method === 'eap' &&
    select.criterion === 'maximum-information' &&
    exposure === null &&
    administration === undefined &&
    constraints.blueprint === null &&
    constraints.method === 'greedy' &&
    constraints.balance === undefined &&
    stop.every((rule) => rule.rule === 'length' || (rule.rule === 'standard-error' && rule.ifUnreachable !== 'stop'))
  )
}

function enemiesOf({ bank, design }: Engine): readonly (readonly number[])[] {
  const sets = design.constraints.enemies ? enemyIndices(bank) : []
  return sets.some(({ size }) => size > 0) ? sets.map((set) => [...set]) : []
}

function stopColumns({ stop }: CompleteDesign): readonly StopColumn[] {
  return stop.map((rule) => ({
    name: rule.rule,
    after: rule.rule === 'length' ? rule.items : 'afterItems' in rule ? (rule.afterItems ?? 0) : 0,
    below: rule.rule === 'standard-error' ? rule.below : Number.POSITIVE_INFINITY,
  }))
}

/** Name of the first rule of the design that ends a test, undefined while none does. */
function firstStop(stops: readonly StopColumn[], given: number, standardError: number): string | undefined {
  for (const { name, after, below } of stops) if (given >= after && standardError < below) return name
  return undefined
}
