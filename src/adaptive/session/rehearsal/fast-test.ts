// Readable twin: startSession and recordAnswer, in session/run-session.ts.
import { enemyIndices } from '../../constraints/enemies.js'
import { bestByColumns } from '../../selection/listed/information-columns.js'
import { priorAndGrid } from '../current-estimate.js'
import type { CompleteDesign } from '../design.js'
import type { Engine } from '../engine.js'
import { growingPosterior } from './posterior-columns.js'

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
  const posterior = growingPosterior(engine.scoringBank, prior, grid)
  const bestItem = bestByColumns(bank, idRank)
  const enemies = enemiesOf(engine)
  const never = Uint8Array.from(bank.items, ({ status }) => (status === 'operational' ? 0 : 1))
  const taken = new Uint8Array(never.length)
  const stops = stopColumns(design)
  const result = roomForResult(maximumLength)
  const start = (barred: Uint8Array | undefined): void => {
    posterior.reset()
    taken.set(never)
    if (barred === undefined) return
    for (let index = 0; index < taken.length; index++) if (barred[index] === 1) taken[index] = 1
  }
  return {
    play(respond, barred) {
      start(barred)
      let theta = design.start.theta
      let given = 0
      for (;;) {
        const item = bestItem(theta, taken)
        if (item < 0) break
        const category = respond(item)
        taken[item] = 1
        for (const enemy of enemies[item] as readonly number[]) taken[enemy] = 1
        if (!posterior.take(item, category)) return undefined
        theta = posterior.mean
        result.items[given] = item
        result.responses[given] = category
        result.theta[given] = theta
        result.standardError[given] = posterior.standardDeviation
        given += 1
        const stop = stops(given, posterior.standardDeviation)
        if (stop === undefined) continue
        result.length = given
        result.stopRule = stop
        return result
      }
      result.length = given
      result.stopRule = 'no-item'
      return result
    },
  }
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
  return design.constraints.enemies ? enemyIndices(bank).map((set) => [...set]) : bank.items.map(() => [])
}

/** Name of the first rule of the design that ends a test, undefined while none does. */
function stopColumns({ stop }: CompleteDesign): (given: number, standardError: number) => string | undefined {
  const rules = stop.map((rule) => ({
    name: rule.rule,
    after: rule.rule === 'length' ? rule.items : 'afterItems' in rule ? (rule.afterItems ?? 0) : 0,
    below: rule.rule === 'standard-error' ? rule.below : Number.POSITIVE_INFINITY,
  }))
  return (given, standardError) => {
    for (const { name, after, below } of rules) if (given >= after && standardError < below) return name
    return undefined
  }
}
