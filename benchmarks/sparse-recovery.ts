// Whether calibration of adaptive tests is unbiased: `node packaging/run-typescript.js benchmarks/sparse-recovery.ts [REPLICATIONS [PERSONS]]`.
// Two groups take adaptive tests from one bank; all items are calibrated anew, or four items on trial at the others held.
import type { ItemBank } from '../src/bank/item-bank.js'
import { calibrate } from '../src/calibration/estimation/calibrate.js'
import type { CalibrationResult } from '../src/calibration/estimation/calibration-result.js'
import { createRandom } from '../src/math/random-source.js'
import { adaptiveResponses, spreadItems } from '../tests/calibration/estimation/adaptive-responses.js'

const seed = 'sparse-recovery-2026'
const [replications = 100, persons = 4000] = process.argv.slice(3).map(Number)
const items = spreadItems(60)
const onTrial = 4
const second = { mean: 0.6, sd: 0.8 }
/** Items that fewer persons have seen are not judged. */
const fewest = 200
const random = createRandom(seed)

const anchor: ItemBank = {
  format: 'melek-bank/1',
  id: 'operational',
  version: '1',
  scale: { id: 'operational/1', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
  security: 'private',
  items: items
    .slice(0, -onTrial)
    .map((item, i) => ({ ...item, id: `i${i + 1}`, status: 'operational', content: {}, enemies: [] })),
}

/** Errors and their standard errors by figure. */
const errors = new Map<string, { error: number; standardError: number }[]>()
let missing = 0
for (let r = 0; r < replications; r++) {
  const groups = Array.from({ length: persons }, (_, p) => (p % 2 === 0 ? 'first' : 'second'))
  const thetas = groups.map((group) => (group === 'first' ? random.normal() : second.mean + second.sd * random.normal()))
  const matrix = adaptiveResponses(items, thetas, random, { length: 15, onTrial })
  missing += matrix.responses.filter((cell) => cell === 255).length / matrix.responses.length / replications
  take('all anew', calibrate(matrix, { groups }))
  take('on trial', calibrate(matrix, { groups, anchor }))
}

print(
  `${replications} replications, ${persons} persons, ${items.length} items, ${(100 * missing).toFixed(0)} % missing, seed ${seed}`,
)
print('| figure | n | bias ± half its 95 % interval | SD | mean SE | 95 % intervals that hold the truth |')
print('|---|---|---|---|---|---|')
for (const [figure, found] of errors) {
  const n = found.length
  const bias = found.reduce((sum, { error }) => sum + error, 0) / n
  const sd = Math.sqrt(found.reduce((sum, { error }) => sum + (error - bias) ** 2, 0) / (n - 1))
  const se = found.reduce((sum, { standardError }) => sum + standardError, 0) / n
  const covered = found.filter(({ error, standardError }) => Math.abs(error) < 1.96 * standardError).length / n
  // Items of one replication share the error of the scale: their mean is as sure as the number of replications makes it.
  print(
    `| ${figure} | ${n} | ${bias.toFixed(4)} ± ${((1.96 * sd) / Math.sqrt(replications)).toFixed(4)} | ${sd.toFixed(4)} | ${se.toFixed(4)} | ${(100 * covered).toFixed(1)} % |`,
  )
}

function take(design: string, { items: found, groups }: CalibrationResult): void {
  const add = (figure: string, error: number, standardError: number) => {
    const list = errors.get(`${design}: ${figure}`) ?? []
    errors.set(`${design}: ${figure}`, list)
    list.push({ error, standardError })
  }
  const [, other] = groups
  add('mean of the second group', (other?.mean ?? Number.NaN) - second.mean, other?.standardErrors.mean ?? Number.NaN)
  add(
    'variance of the second group',
    (other?.variance ?? Number.NaN) - second.sd ** 2,
    other?.standardErrors.variance ?? Number.NaN,
  )
  for (const [i, item] of found.entries()) {
    if (item.held || item.n < fewest) continue
    const truth = items[i]?.parameters as { readonly discrimination: number; readonly difficulty: number }
    const value = item.parameters as { readonly discrimination: number; readonly difficulty: number }
    for (const parameter of ['discrimination', 'difficulty'] as const)
      add(parameter, value[parameter] - truth[parameter], item.standardErrors[parameter] as number)
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
