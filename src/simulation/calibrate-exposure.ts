import { exposureCounter } from '../adaptive/exposure/exposure-counter.js'
import { type SympsonHetterCalibration, sympsonHetterRounds } from '../adaptive/exposure/sympson-hetter-calibration.js'
import type { Design, ExposureDesign } from '../adaptive/session/design.js'
import { MelekError } from '../issues/melek-error.js'
import { exposureTally, type SimulatedExposure } from './simulated-exposure.js'

type SympsonHetterDesign = Extract<ExposureDesign, { method: 'sympson-hetter' }>

/** A design whose exposure parameters have been found by rehearsals. */
export interface CalibratedDesign extends SympsonHetterCalibration {
  /** The design with its parameters. */
  readonly design: Design
}

export interface ExposureCalibrationOptions {
  readonly bank: {
    readonly items: readonly { readonly id: string; readonly family?: string | undefined; readonly status: string }[]
  }
  /** Its exposure method is `sympson-hetter`; parameters that it has are not looked at. */
  readonly design: Design
  /** Most items of a test. */
  readonly maximumLength: number
  /** Examinees of a round. */
  readonly examinees: number
  /** Told what a round has shown. */
  readonly onRound?: ((round: number, highest: number) => void) | undefined
}

/**
 * Finds exposure parameters by rehearsals, from none, until no item is seen too often: up to 0.01 above the target, or three standard
 * errors of a rate at it where these are more, as the highest of many rates lies that far up by chance alone. Eight more rounds, averaged,
 * take most of the chance of a single round out of the parameters.
 * @param rehearse the tests of a round, with draws of its own
 * @throws MelekError `exposure-method` for a design without exposure parameters
 * @source Sympson & Hetter (1985), Proceedings of the 27th annual meeting of the Military Testing Association, 973–977
 */
export async function calibrateExposure(
  rehearse: (design: Design, round: number) => AsyncIterable<readonly { readonly exposure: SimulatedExposure | null }[]>,
  options: ExposureCalibrationOptions,
): Promise<CalibratedDesign> {
  const { bank, design, maximumLength, examinees } = options
  const exposure = exposureParametersOf(design)
  const { max } = exposure
  const operational = bank.items.filter(({ status }) => status === 'operational')
  const rounds = sympsonHetterRounds({
    max,
    testLength: maximumLength,
    counters: new Set(operational.map(exposureCounter)).size,
    tolerance: Math.max(0.01, 3 * Math.sqrt((max * (1 - max)) / examinees)),
  })
  let round = rounds.next()
  for (let number = 1; round.done !== true; number++) {
    const tests: { readonly exposure: SimulatedExposure | null }[] = []
    const tried = { ...design, exposure: { ...exposure, parameters: round.value } }
    for await (const block of rehearse(tried, number)) for (const test of block) tests.push({ exposure: test.exposure })
    const tally = exposureTally(tests)
    options.onRound?.(number, Math.max(...Object.values(tally.given)) / tally.sessions)
    round = rounds.next(tally)
  }
  return { ...round.value, design: { ...design, exposure: { ...exposure, parameters: round.value.parameters } } }
}

/** @throws MelekError `exposure-method` */
export function exposureParametersOf({ exposure }: Design): SympsonHetterDesign {
  if (exposure?.method === 'sympson-hetter') return exposure
  throw new MelekError(
    'exposure-method',
    `only exposure by "sympson-hetter" has parameters to be found, the design has ${exposure === undefined ? 'none' : `"${exposure.method}"`}; name it with its max`,
  )
}
