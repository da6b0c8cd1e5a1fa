import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normalCdf } from '../src/math/normal.js'
import { createRandom } from '../src/math/random-source.js'
import { childUsage } from './child-usage.js'
import { type Experiment, mustHold } from './experiment.js'
import { quartiles } from './quartiles.js'
import { type ParquetLayout, writeParquetScores } from './scores-parquet.js'

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
      const above = writeScores(join(folder, 'scores.csv'), rows, seed, {
        [join(folder, 'scores.parquet')]: { groupRows: 65_536, dictionary: false },
        [join(folder, 'frame.parquet')]: { groupRows: rows, dictionary: true },
      })
      writeScores(join(folder, 'few.csv'), 1000, seed)
      const all = []
      const few = []
      const parquet = []
      const frame = []
      for (let round = 0; round < rounds; round++) {
        few.push(population(folder, 'few.csv'))
        all.push(population(folder, 'scores.csv'))
        parquet.push(population(folder, 'scores.parquet'))
        frame.push(population(folder, 'frame.parquet'))
      }
      const errorOf = (name: string) => {
        const { total } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { total: { share: number } }
        const error = Math.abs(total.share - above)
        mustHold(error < 1e-9, `the share of ${name} is ${total.share}, but ${above} of the weight lies above the cut`)
        return error
      }
      const megabytes = (name: string) => Math.round(statSync(join(folder, name)).size / 1e6)
      const size = rows.toLocaleString('en')
      yield {
        title: `melek population, ${values} plausible values, ${replicates} replicate weights, ${agencies} agencies`,
        unit: 'person',
        error: 'error of the share',
        sameWork: false,
        findings: [
          { side: '1,000 persons: the start', ...figures(few, 1000) },
          { side: `${size} persons, CSV, ${megabytes('scores.csv')} MB`, ...figures(all, rows), error: errorOf('scores.csv') },
          {
            side: `${size} persons, Parquet, ${megabytes('scores.parquet')} MB`,
            ...figures(parquet, rows),
            error: errorOf('scores.parquet'),
          },
          {
            side: `${size} persons, Parquet, one row group, dictionaries, ${megabytes('frame.parquet')} MB`,
            ...figures(frame, rows),
            error: errorOf('frame.parquet'),
          },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

export const standard = {
  format: 'melek-standard/1',
  id: 'bench',
  version: '1',
  scaleId: null,
  targetLevel: '3',
  rule: 'compensatory',
  levels: [null, -1.2, -0.4, 0.4, 1.2].map((from, k) => ({ id: String(k + 1), from, name: `level ${k + 1}` })),
}
const cut = -0.4

/**
 * @param parquet paths of Parquet files of the same persons, with their layouts
 * @returns the weighted share of plausible values at or above the cut, averaged over the values
 */
export function writeScores(
  path: string,
  persons: number,
  seed: string,
  parquet: Readonly<Record<string, ParquetLayout>> = {},
): number {
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
  const header = `person,agency,${names('pv', values)},w,${names('r', replicates)}`
  writeSync(file, `${header}\n`)
  let inside = 0
  let whole = 0
  let piece = ''
  for (let p = 0; p < persons; p++) {
    const t = p % tails.length
    const weight = weights[t] as number
    whole += weight
    inside += weight * (shares[t] as number)
    piece += `${personOf(p).join(',')}${tails[t]}`
    if (piece.length > 1 << 20) {
      writeSync(file, piece)
      piece = ''
    }
  }
  writeSync(file, piece)
  closeSync(file)
  const figuresOf = Object.keys(parquet).length === 0 ? [] : tails.map((tail) => tail.trim().slice(1).split(',').map(Number))
  const figures = (p: number) => figuresOf[p % tails.length] as readonly number[]
  for (const [file, layout] of Object.entries(parquet))
    writeParquetScores(file, { columns: header.split(','), persons, person: personOf, figures }, layout)
  mustHold(Math.abs(inside / whole - normalCdf(-cut)) < 0.05, 'the simulated share is that of the model')
  return inside / whole
}

function personOf(p: number): readonly [id: string, agency: string] {
  return [`1985${String(p).padStart(14, '0')}`, `Agency ${(p * 7919) % agencies}`]
}

export function population(folder: string, file: string, program = 'dist/cli.js') {
  const path = join(folder, file)
  const design = ['--weight', 'w', '--replicate-weights', 'r*', '--replicate-method', 'fay:0.5']
  const origin = ['--scale', 'none', '--conditioned-on', 'agency', '--group', 'agency']
  const documents = ['--standard', join(folder, 'standard.json'), '--json', `${path}.json`]
  return childUsage(program, ['population', path, ...origin, ...design, ...documents])
}

function figures(runs: readonly ReturnType<typeof childUsage>[], units: number) {
  const wall = quartiles(runs.map(({ wallSeconds }) => wallSeconds)).median
  const memory = Math.max(...runs.map(({ memory }) => memory))
  return {
    seconds: { ...quartiles(runs.map(({ seconds }) => seconds / units)), rounds },
    note: `wall ${wall.toPrecision(3)} s a run, ${Math.round(memory / 2 ** 20)} MiB at most`,
  }
}
