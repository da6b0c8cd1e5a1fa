// What the standard errors of a link cover: `node packaging/run-typescript.js benchmarks/link-errors.ts [REPLICATIONS [PERSONS]]`.
// Two groups answer the same 2PL items, each is calibrated on a scale of its own, the second is linked to the first.
import { bankFromCalibration } from '../src/calibration/estimation/bank-from-calibration.js'
import { calibrate } from '../src/calibration/estimation/calibrate.js'
import { linkScales, type ScaleLink } from '../src/calibration/linking/link-scales.js'
import { logistic } from '../src/math/logistic.js'
import { createRandom } from '../src/math/random-source.js'

const seed = 'link-errors-2026'
const [replications = 150, persons = 1000] = process.argv.slice(3).map(Number)
const methods = ['mean-mean', 'mean-sigma', 'haebara', 'stocking-lord'] as const
const items = Array.from({ length: 25 }, (_, i) => ({ slope: 0.8 + 0.05 * (i % 13), difficulty: -2 + ((i * 7) % 25) / 6 }))
const second = { mean: 0.5, sd: 1.2 }
const random = createRandom(seed)

/** One column a figure: A and B, their error against the sample, and three kinds of standard errors. */
const figures = new Map<string, number[][]>(methods.map((method) => [method, []]))
for (let r = 0; r < replications; r++) {
  const [base, own] = [calibrated({ mean: 0, sd: 1 }), calibrated(second)]
  const joint = base.joint && own.joint && { base: base.joint, own: own.joint }
  for (const method of methods) {
    const [alone, together, jackknife] = [
      { standardErrors: 'delta' } as const,
      { standardErrors: 'delta', jointCovariances: joint } as const,
      { standardErrors: 'jackknife' } as const,
    ].map((options) => linkScales(own.bank, base.bank, { method, ...options })) as [ScaleLink, ScaleLink, ScaleLink]
    const errors = [alone, together, jackknife].flatMap((link) =>
      link.errors.kind === 'estimated' ? [link.errors.slope, link.errors.intercept] : [Number.NaN, Number.NaN],
    )
    const inSample = [own.sd / base.sd, (own.mean - base.mean) / base.sd] as const
    figures.get(method)?.push([alone.slope, alone.intercept, alone.slope - inSample[0], alone.intercept - inSample[1], ...errors])
  }
}

const accuracy = (100 / Math.sqrt(2 * (replications - 1))).toFixed(0)
print(
  `${replications} replications, ${persons} persons a group, ${items.length} items, seed ${seed}; SDs are known to ${accuracy} %`,
)
print('| method | SD of A, B | SD around the sample | delta, items alone | delta, joint | jackknife |')
print('|---|---|---|---|---|---|')
for (const [method, rows] of figures) {
  const pair = (of: (column: number) => number, column: number) => `${of(column).toFixed(3)}, ${of(column + 1).toFixed(3)}`
  const mean = (column: number) => rows.reduce((sum, row) => sum + (row[column] as number), 0) / rows.length
  const sd = (column: number) =>
    Math.sqrt(rows.reduce((sum, row) => sum + ((row[column] as number) - mean(column)) ** 2, 0) / (rows.length - 1))
  print(`| ${method} | ${pair(sd, 0)} | ${pair(sd, 2)} | ${pair(mean, 4)} | ${pair(mean, 6)} | ${pair(mean, 8)} |`)
}

/** A group's bank on a scale of its own, its joint covariance, and the mean and SD that its persons happen to have. */
function calibrated({ mean, sd }: { readonly mean: number; readonly sd: number }) {
  const thetas = Array.from({ length: persons }, () => mean + sd * random.normal())
  const responses = Uint8Array.from(
    thetas.flatMap((theta) =>
      items.map(({ slope, difficulty }) => (random.uniform() < logistic(slope * (theta - difficulty)) ? 1 : 0)),
    ),
  )
  const result = calibrate({ itemIds: items.map((_, i) => `i${i}`), persons, responses }, { model: '2pl' })
  const sampleMean = thetas.reduce((sum, theta) => sum + theta, 0) / persons
  const sampleSd = Math.sqrt(thetas.reduce((sum, theta) => sum + (theta - sampleMean) ** 2, 0) / persons)
  const { bank } = bankFromCalibration(result, { id: `group-${mean}`, source: 'simulation' })
  return { bank, joint: result.covariance, mean: sampleMean, sd: sampleSd }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
