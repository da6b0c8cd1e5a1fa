/** What a rehearsal of many sessions under some exposure parameters has shown; a session counts once a counter. */
export interface ExposureTally {
  readonly sessions: number
  /** Sessions that selected an item of the counter, whether it was then given or refused. */
  readonly selected: Readonly<Record<string, number>>
  /** Sessions that gave one. */
  readonly given: Readonly<Record<string, number>>
}

export interface SympsonHetterTarget {
  /** Highest exposure rate, in (0, 1]. */
  readonly max: number
  /** Longest test: at least so many counters must never be refused, or a session might find nothing to give. */
  readonly testLength: number
  /** How many counters the bank has. */
  readonly counters: number
}

/** Probability of giving each counter once it is selected; counters not named have 1. */
export type ExposureParameters = Readonly<Record<string, number>>

/**
 * One step of the calibration: P(given | selected) = max/P(selected) where an item is selected too often, 1 elsewhere, and 1 for as many
 * of the highest as the test has items.
 * @source Sympson & Hetter (1985), Proceedings of the 27th annual meeting of the Military Testing Association, 973–977; Hetter & Sympson
 *   (1997), in Sands, Waters & McBride, Computerized Adaptive Testing, 141–144
 */
export function updateSympsonHetter(
  tally: ExposureTally,
  { max, testLength, counters }: SympsonHetterTarget,
): ExposureParameters {
  const often = Object.entries(tally.selected)
    .map(([counter, count]) => ({ counter, parameter: max / (count / tally.sessions) }))
    .filter(({ parameter }) => parameter < 1)
    .sort((one, other) => other.parameter - one.parameter || (one.counter < other.counter ? -1 : 1))
  const freed = Math.max(0, testLength - (counters - often.length))
  return Object.fromEntries(often.slice(freed).map(({ counter, parameter }) => [counter, parameter]))
}

/** Highest share of the sessions that gave one counter. */
export function highestExposure({ given, sessions }: ExposureTally): number {
  return Object.values(given).reduce((most, count) => Math.max(most, count / sessions), 0)
}

export interface SympsonHetterCalibration {
  readonly parameters: ExposureParameters
  /** Highest exposure rate in the later half of the averaged rounds together; where no round came so far, that of the round which these parameters led to. */
  readonly highest: number
  /** Whether it is within the tolerance of the target. */
  readonly converged: boolean
  readonly iterations: number
}

export interface CalibrationLoopOptions extends SympsonHetterTarget {
  /** How far above the target a rate of one round may be. Chance is less over several averaged rounds, and so is what they may be above it. */
  readonly tolerance: number
  /** Rounds until one is within the tolerance. */
  readonly maxIterations: number
  /** Rounds after that, over which the selection of every counter is averaged. */
  readonly averagedRounds: number
}

/** The tolerance is two standard errors of a rate of 0.2 over 6,400 sessions; eight rounds leave a third of the chance of one. */
export const calibrationLoopDefaults = { tolerance: 0.01, maxIterations: 20, averagedRounds: 8 } as const

/**
 * Rehearses and adjusts in turn, from a first rehearsal without control, until no item is seen too often in a round; then further rounds
 * are averaged, as that one round was within the tolerance by luck for some of its items. Where no round comes so far, the parameters with
 * the lowest highest rate are returned.
 * @param rehearse gives many sessions under some parameters
 */
export function calibrateSympsonHetter(
  rehearse: (parameters: ExposureParameters) => ExposureTally,
  options: SympsonHetterTarget & Partial<CalibrationLoopOptions>,
): SympsonHetterCalibration {
  const rounds = sympsonHetterRounds(options)
  let round = rounds.next()
  while (round.done !== true) round = rounds.next(rehearse(round.value))
  return round.value
}

type CalibrationRounds = Generator<ExposureParameters, SympsonHetterCalibration, ExposureTally>

/** The same loop for whoever rehearses elsewhere: gives the parameters of each round and takes what their rehearsal has shown. */
export function* sympsonHetterRounds(options: SympsonHetterTarget & Partial<CalibrationLoopOptions>): CalibrationRounds {
  const complete = { ...calibrationLoopDefaults, ...options }
  const { max, tolerance, maxIterations } = complete
  let parameters: ExposureParameters = {}
  let best: SympsonHetterCalibration | undefined
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const tally = yield parameters
    const highest = highestExposure(tally)
    const converged = highest <= max + tolerance
    if (best === undefined || highest < best.highest) best = { parameters, highest, converged, iterations }
    if (converged && complete.averagedRounds === 0) return best
    if (converged) return yield* averagedFrom(tally, iterations, complete)
    parameters = updateSympsonHetter(tally, options)
  }
  return { ...(best ?? { parameters, highest: 1, converged: false }), iterations: maxIterations }
}

/**
 * Stochastic approximation with steps 1/n: each round is rehearsed under parameters by the mean selection of all rounds before it.
 * @source Robbins & Monro (1951), Annals of Mathematical Statistics 22, 400–407
 */
function* averagedFrom(first: ExposureTally, before: number, options: CalibrationLoopOptions): CalibrationRounds {
  const { max, tolerance, averagedRounds } = options
  // Early rounds still carry the chance of the first one.
  const judged = Math.ceil(averagedRounds / 2)
  let all = first
  let shown: ExposureTally = { sessions: 0, selected: {}, given: {} }
  for (let round = 0; round < averagedRounds; round++) {
    const tally = yield updateSympsonHetter(all, options)
    all = together(all, tally)
    if (round >= averagedRounds - judged) shown = together(shown, tally)
  }
  const highest = highestExposure(shown)
  const above = Math.max(Math.min(tolerance, calibrationLoopDefaults.tolerance), tolerance / Math.sqrt(judged))
  return {
    parameters: updateSympsonHetter(all, options),
    highest,
    converged: highest <= max + above,
    iterations: before + averagedRounds,
  }
}

function together(one: ExposureTally, other: ExposureTally): ExposureTally {
  return {
    sessions: one.sessions + other.sessions,
    selected: sums(one.selected, other.selected),
    given: sums(one.given, other.given),
  }
}

function sums(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const counts = { ...one }
  for (const [counter, count] of Object.entries(other)) counts[counter] = (counts[counter] ?? 0) + count
  return counts
}
