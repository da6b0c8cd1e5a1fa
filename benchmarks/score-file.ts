import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { personGrid } from '../src/scoring/covering-density.js'
import { estimateEap } from '../src/scoring/eap.js'
import { scalePrior } from '../src/scoring/prior.js'
import { childUsage } from './child-usage.js'
import { writeExamFile } from './exam-file.js'
import { type Experiment, mustHold } from './experiment.js'
import { formulaBank } from './formula-bank.js'
import { quartiles } from './quartiles.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
const rows = 1_000_000
const missingShare = 0.05
const rounds = 5
/** Rows whose score is computed again, and how far the file may be off: it is written with ten significant digits. */
const judged = { rows: 200, difference: 1e-8 }

/** The command `melek score`, from a response file to a score file, in a process of its own. */
export const scoreFileCommand: Experiment = {
  name: 'score-file',
  async *run(seed) {
    execFileSync(process.execPath, ['packaging/build-if-stale.js'])
    const folder = mkdtempSync(join(tmpdir(), 'melek-bench-'))
    try {
      const bank = formulaBank(items, '3pl', seed)
      const compiled = compileBank(bank)
      const responses = simulatedResponses(compiled, rows, missingShare, seed)
      writeFileSync(join(folder, 'bank.json'), JSON.stringify(bank))
      writeExamFile(join(folder, 'exam.csv'), responses, items, rows)
      writeExamFile(join(folder, 'one.csv'), responses, items, 1)
      const exam = []
      const one = []
      for (let round = 0; round < rounds; round++) {
        one.push(score(folder, 'one.csv'))
        exam.push(score(folder, 'exam.csv'))
      }
      const error = requireScores(join(folder, 'scores.csv'), compiled, responses)
      const megabytes = Math.round(statSync(join(folder, 'exam.csv')).size / 1e6)
      yield {
        title: `melek score, ${items} 3PL items, 5 % missing, file to file`,
        unit: 'row',
        error: 'error of θ, SE',
        sameWork: false,
        findings: [
          { side: 'one row: the start', ...figures(one, 1) },
          { side: `${rows.toLocaleString('en')} rows, ${megabytes} MB`, ...figures(exam, rows), error },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

function score(folder: string, file: string) {
  const out = join(folder, 'scores.csv')
  const bank = join(folder, 'bank.json')
  return childUsage('dist/cli.js', [
    'score',
    join(folder, file),
    '--bank',
    bank,
    '--blank',
    'not-presented',
    '--out',
    out,
    '--workers',
    '1',
  ])
}

function figures(runs: readonly ReturnType<typeof childUsage>[], units: number) {
  const wall = quartiles(runs.map(({ wallSeconds }) => wallSeconds)).median
  const memory = Math.max(...runs.map(({ memory }) => memory))
  return {
    seconds: { ...quartiles(runs.map(({ seconds }) => seconds / units)), rounds },
    note: `wall ${wall.toPrecision(3)} s a run, ${Math.round(memory / 2 ** 20)} MiB at most`,
  }
}

/** Every row is there, and the first ones have the scores of the readable form. @returns the largest difference */
function requireScores(path: string, bank: CompiledBank, responses: Uint8Array): number {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  mustHold(lines.length === rows, `${lines.length} of ${rows} rows were written`)
  const columns = header.split(',')
  const prior = scalePrior(bank.scale)
  const grid = personGrid(prior)
  let largest = 0
  for (const [person, line] of lines.slice(0, judged.rows).entries()) {
    const cells = line.split(',')
    const estimate = estimateEap(bank, responses.subarray(person * items, (person + 1) * items), prior, grid)
    if (estimate.kind !== 'finite') throw new Error(`row ${person + 2} has no estimate`)
    const theta = Math.abs(Number(cells[columns.indexOf('theta')]) - estimate.theta)
    const standardError = Math.abs(Number(cells[columns.indexOf('standard_error')]) - (estimate.standardError ?? Number.NaN))
    mustHold(theta < judged.difference && standardError < judged.difference, `row ${person + 2} is ${line}`)
    largest = Math.max(largest, theta, standardError)
  }
  return largest
}
