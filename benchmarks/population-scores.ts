import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normalCdf } from '../src/math/normal.js'
import { createRandom } from '../src/math/random-source.js'
import { childUsage } from './child-usage.js'
import { type Experiment, mustHold } from './experiment.js'
import { quartiles } from './quartiles.js'

const rows = 1_000_000
const values = 10
const replicates = 80
const agencies = 600
const rounds = 3
/** Lines that differ; the file repeats them under other ids, since drawing 91 figures a row would take longer than the claim. */
const templates = 20_000

/** `melek population` from a score file with plausible values and replicate weights, in a process of its own. */
export const populationScores: Experiment = {
  name: 'population-scores',
  async *run(seed) {
    execFileSync(process.execPath, ['packaging/build-if-stale.js'])
    const folder = mkdtempSync(join(tmpdir(), 'melek-bench-'))
    try {
      writeFileSync(join(folder, 'standard.json'), JSON.stringify(standard))
      const above = writeScores(join(folder, 'scores.csv'), rows, seed)
      writeScores(join(folder, 'few.csv'), 1000, seed)
      const all = []
      const few = []
      for (let round = 0; round < rounds; round++) {
        few.push(population(folder, 'few.csv'))
        all.push(population(folder, 'scores.csv'))
      }
      const result = JSON.parse(readFileSync(join(folder, 'scores.csv.json'), 'utf8')) as { total: { share: number } }
      const error = Math.abs(result.total.share - above)
      mustHold(error < 1e-9, `the share is ${result.total.share}, but ${above} of the weight lies above the cut`)
      const megabytes = Math.round(statSync(join(folder, 'scores.csv')).size / 1e6)
      yield {
        title: `melek population, ${values} plausible values, ${replicates} replicate weights, ${agencies} agencies`,
        unit: 'person',
        error: 'error of the share',
        sameWork: false,
        findings: [
          { side: '1,000 persons: the start', ...figures(few, 1000) },
          { side: `${rows.toLocaleString('en')} persons, ${megabytes} MB`, ...figures(all, rows), error },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

const standard = {
  format: 'melek-standard/1',
  id: 'bench',
  version: '1',
  scaleId: null,
  targetLevel: '3',
  rule: 'compensatory',
  levels: [null, -1.2, -0.4, 0.4, 1.2].map((from, k) => ({ id: String(k + 1), from, name: `level ${k + 1}` })),
}
const cut = -0.4

/** @returns the weighted share of plausible values at or above the cut, averaged over the values */
function writeScores(path: string, persons: number, seed: string): number {
  const random = createRandom(seed, 'population-scores')
  const tails: string[] = []
  const weights: number[] = []
  const shares: number[] = []
  for (let t = 0; t < Math.min(templates, persons); t++) {
    const theta = random.normal()
    const pv = Array.from({ length: values }, () => (0.85 * theta + 0.5 * random.normal()).toPrecision(10))
    const weight = (1 + random.uniform()).toFixed(4)
    const own = Array.from({ length: replicates }, () => (Number(weight) * (random.uniform() < 0.5 ? 0.5 : 1.5)).toFixed(4))
    tails.push(`,${pv.join(',')},${weight},${own.join(',')}\n`)
    weights.push(Number(weight))
    shares.push(pv.filter((value) => Number(value) >= cut).length / values)
  }
  const file = openSync(path, 'w')
  const names = (stem: string, count: number) => Array.from({ length: count }, (_, k) => `${stem}${k + 1}`).join(',')
  writeSync(file, `person,agency,${names('pv', values)},w,${names('r', replicates)}\n`)
  let inside = 0
  let whole = 0
  let piece = ''
  for (let p = 0; p < persons; p++) {
    const t = p % tails.length
    const weight = weights[t] as number
    whole += weight
    inside += weight * (shares[t] as number)
    piece += `1985${String(p).padStart(14, '0')},Agency ${(p * 7919) % agencies}${tails[t]}`
    if (piece.length > 1 << 20) {
      writeSync(file, piece)
      piece = ''
    }
  }
  writeSync(file, piece)
  closeSync(file)
  mustHold(Math.abs(inside / whole - normalCdf(-cut)) < 0.05, 'the simulated share is that of the model')
  return inside / whole
}

function population(folder: string, file: string) {
  const path = join(folder, file)
  const design = ['--weight', 'w', '--replicate-weights', 'r*', '--replicate-method', 'fay:0.5']
  const origin = ['--scale', 'none', '--conditioned-on', 'agency', '--group', 'agency']
  const documents = ['--standard', join(folder, 'standard.json'), '--json', `${path}.json`]
  return childUsage('dist/cli.js', ['population', path, ...origin, ...design, ...documents])
}

function figures(runs: readonly ReturnType<typeof childUsage>[], units: number) {
  const wall = quartiles(runs.map(({ wallSeconds }) => wallSeconds)).median
  const memory = Math.max(...runs.map(({ memory }) => memory))
  return {
    seconds: { ...quartiles(runs.map(({ seconds }) => seconds / units)), rounds },
    note: `wall ${wall.toPrecision(3)} s a run, ${Math.round(memory / 2 ** 20)} MiB at most`,
  }
}
