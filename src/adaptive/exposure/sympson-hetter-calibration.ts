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
  /** Highest exposure rate that these parameters led to in their rehearsal. */
  readonly highest: number
  /** Whether it is within the tolerance of the target. */
  readonly converged: boolean
  readonly iterations: number
}

export interface CalibrationLoopOptions extends SympsonHetterTarget {
  /** How far above the target a rate may be. */
  readonly tolerance: number
  readonly maxIterations: number
}

/** The tolerance is two standard errors of a rate of 0.2 over 6,400 sessions. */
export const calibrationLoopDefaults = { tolerance: 0.01, maxIterations: 20 } as const

/**
 * Rehearses and adjusts in turn, from a first rehearsal without control, until no item is seen too often. The parameters with the lowest
 * highest rate are returned.
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

/** The same loop for whoever rehearses elsewhere: gives the parameters of each round and takes what their rehearsal has shown. */
export function* sympsonHetterRounds(
  options: SympsonHetterTarget & Partial<CalibrationLoopOptions>,
): Generator<ExposureParameters, SympsonHetterCalibration, ExposureTally> {
  const { max, tolerance, maxIterations } = { ...calibrationLoopDefaults, ...options }
  let parameters: ExposureParameters = {}
  let best: SympsonHetterCalibration | undefined
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    const tally = yield parameters
    const highest = highestExposure(tally)
    const converged = highest <= max + tolerance
    if (best === undefined || highest < best.highest) best = { parameters, highest, converged, iterations }
    if (converged) return { parameters, highest, converged, iterations }
    parameters = updateSympsonHetter(tally, options)
  }
  return { ...(best ?? { parameters, highest: 1, converged: false }), iterations: maxIterations }
}
