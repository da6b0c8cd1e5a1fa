import { traceLines } from '../../src/adaptive/session/trace.js'
import { calibrate } from '../../src/calibration/estimation/calibrate.js'
import { information, probabilities, probabilityDerivatives } from '../../src/models/item-functions.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import type { ScoringMethod } from '../../src/scoring/scoring-options.js'
import { sumScoreTable } from '../../src/scoring/sum-score-table.js'
import { bank20, engineOf, itemId } from '../adaptive/banks.js'
import { play } from '../adaptive/play-session.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import paths from '../reference/bank20-paths.json' with { type: 'json' }
import curves from '../reference/catr-probability-information.json' with { type: 'json' }
import { lsat } from '../reference/lsat.js'
import exact from '../reference/scoring-exact.json' with { type: 'json' }
import mirt from '../reference/scoring-mirt.json' with { type: 'json' }

/** A row of the README's "agrees with" table; every figure in it is carried in tests/reference. */
export interface Agreement {
  readonly quantity: string
  readonly reference: string
  /** Test that holds the agreement, relative to the root. */
  readonly test: string
  /** Largest absolute difference over all figures of the reference. */
  readonly largestDifference: () => number
}

export const agreements: readonly Agreement[] = [
  {
    quantity: 'P, P′, P″ and information, 1PL–4PL, D = 1 and 1.702',
    reference: 'catR 3.17',
    test: 'tests/models/catr-curves.reference.test.ts',
    largestDifference: () => dichotomousCurves(),
  },
  {
    quantity: 'EAP, MAP, WLE, Jeffreys mode and their SEs, 2PL–4PL, odd patterns',
    reference: 'textbook formulas, roots to 1e-12',
    test: 'tests/scoring/exact-estimators.reference.test.ts',
    largestDifference: () => exactEstimates(),
  },
  {
    quantity: 'EAP and SD, all 32 patterns of LSAT7',
    reference: 'mirt 1.46.1',
    test: 'tests/scoring/mirt-scores.reference.test.ts',
    largestDifference: () => lsatScores(),
  },
  {
    quantity: 'sum-score EAP table, LSAT7',
    reference: 'mirt 1.46.1',
    test: 'tests/scoring/mirt-scores.reference.test.ts',
    largestDifference: () => lsatSumScores(),
  },
  {
    quantity: '12-item adaptive tests by EAP and MAP: theta, SE and criterion at every step (items identical)',
    reference: 'referee script of this project',
    test: 'tests/adaptive/paths.reference.test.ts',
    largestDifference: () => adaptivePaths(),
  },
  {
    quantity: '2PL fits of LSAT6 and LSAT7: log-likelihood',
    reference: 'mirt 1.47',
    test: 'tests/calibration/estimation/calibrate.reference.test.ts',
    largestDifference: () => largest(lsatFits().map(({ logLikelihood }) => logLikelihood)),
  },
  {
    quantity: '2PL fits of LSAT6 and LSAT7: slopes and intercepts',
    reference: 'mirt 1.47',
    test: 'tests/calibration/estimation/calibrate.reference.test.ts',
    largestDifference: () => largest(lsatFits().flatMap(({ parameters }) => parameters)),
  },
]

function largest(differences: readonly number[]): number {
  return differences.reduce((most, difference) => (difference > most || Number.isNaN(difference) ? difference : most), 0)
}

function dichotomousCurves(): number {
  const items = curves.dich_items.map(
    ([discrimination = 1, difficulty = 0, lowerAsymptote = 0, upperAsymptote = 1]): ItemModel => ({
      model: '4pl',
      parameters: { discrimination, difficulty, lowerAsymptote, upperAsymptote },
    }),
  )
  return largest(
    curves.dich.flatMap(({ theta, D, P, dP, d2P, info }) =>
      items.flatMap((item, i) => {
        const { first, second } = probabilityDerivatives(item, theta, D)
        const ours = [probabilities(item, theta, D)[1], first[1], second[1], information(item, theta, D)]
        const theirs = [P[i], dP[i], d2P[i], info[i]]
        return ours.map((value, k) => Math.abs((value as number) - (theirs[k] as number)))
      }),
    ),
  )
}

function exactEstimates(): number {
  const upper: Readonly<Record<string, number>> = { '2pl': 1, '3pl': 1, '4pl': 0.95 }
  return largest(
    exact.cases.flatMap(({ model, responses, ...figures }) => {
      const rows = exact.items.map(([a = 1, b = 0, c = 0]) =>
        logisticItem([a, b, model === '2pl' ? 0 : c, upper[model] as number]),
      )
      const difference = (method: ScoringMethod, theta: number, standardError: number) => {
        const estimate = estimateProficiency(bankOf(rows), responses, { method })
        return estimate.kind === 'finite'
          ? [Math.abs(estimate.theta - theta), Math.abs((estimate.standardError as number) - standardError)]
          : [Number.NaN]
      }
      return [
        ...difference('eap', figures.eap.theta, figures.eap.standardError),
        ...difference('map', figures.map.theta, 1 / Math.sqrt(figures.map.expectedInformation + 1)),
        ...difference('wle', figures.wle.theta, 1 / Math.sqrt(figures.wle.expectedInformation)),
        ...difference('jeffreys', figures.jeffreys.theta, 1 / Math.sqrt(figures.jeffreys.expectedInformation)),
      ]
    }),
  )
}

const lsatBank = () =>
  bankOf(
    mirt.lsat7.items.map(([a = 1, d = 0]) => ({ model: '2pl' as const, parameters: { discrimination: a, difficulty: -d / a } })),
  )

function lsatScores(): number {
  const { theta, standardError } = mirt.lsat7.scores.eap
  return largest(
    mirt.lsat7.patterns.flatMap((pattern, row) => {
      const estimate = estimateProficiency(lsatBank(), pattern)
      if (estimate.kind !== 'finite') return [Number.NaN]
      return [
        Math.abs(estimate.theta - (theta[row] as number)),
        Math.abs((estimate.standardError as number) - (standardError[row] as number)),
      ]
    }),
  )
}

function lsatSumScores(): number {
  const { theta, standardError } = mirt.lsat7.sumScore
  return largest(
    sumScoreTable(lsatBank()).flatMap((row) => [
      Math.abs(row.theta - (theta[row.score] as number)),
      Math.abs(row.standardError - (standardError[row.score] as number)),
    ]),
  )
}

function adaptivePaths(): number {
  const bank = bank20()
  const rightBelow = 0.3
  return largest(
    (['eap', 'map'] as const).flatMap((method) => {
      const engine = engineOf(bank, { estimator: { method, prior: { mean: 0, sd: 1 } }, stop: [{ rule: 'length', items: 12 }] })
      const session = play(engine, { seed: 'any' }, (id) => {
        const item = bank.items.find((other) => other.id === id)
        return item?.model === '3pl' && item.parameters.difficulty < rightBelow ? 1 : 0
      })
      return paths.paths[method].flatMap((expected, step) => {
        const line = traceLines(session)[step]
        if (line === undefined || line.item !== itemId(expected.item)) return [Number.NaN]
        return [
          line.theta - expected.theta,
          (line.standardError as number) - expected.standardError,
          (line.criterion as number) - expected.criterion,
        ].map(Math.abs)
      })
    }),
  )
}

function lsatFits(): { logLikelihood: number; parameters: number[] }[] {
  return (['lsat6', 'lsat7'] as const).map((name) => {
    const rows = Object.entries(lsat[name].patterns).flatMap(([pattern, count]) =>
      Array.from({ length: count }, () => [...pattern].map(Number)),
    )
    const matrix = { itemIds: ['I1', 'I2', 'I3', 'I4', 'I5'], persons: rows.length, responses: Uint8Array.from(rows.flat()) }
    const fit = calibrate(matrix, { gradientTolerance: 1e-10 })
    const { logLikelihood, items } = lsat[name].twoParameter
    const parameters = items.flatMap(([slope, intercept], i) => {
      const item = fit.items[i]
      if (item?.model !== '2pl') return [Number.NaN]
      const { discrimination, difficulty } = item.parameters
      return [Math.abs(discrimination - slope), Math.abs(-discrimination * difficulty - intercept)]
    })
    return { logLikelihood: Math.abs(fit.logLikelihood - logLikelihood), parameters }
  })
}

/** "5e-9": one digit, rounded up, so that the table never promises more than was measured. */
export function roundedUp(difference: number): string {
  const exponent = Math.floor(Math.log10(difference))
  const digit = Math.ceil(difference / 10 ** exponent - 1e-9)
  return digit === 10 ? `1e${exponent + 1}` : `${digit}e${exponent}`
}
