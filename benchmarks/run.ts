import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { adaptiveTests } from './adaptive-tests.js'
import { bankDocuments } from './bank-documents.js'
import { bulkEap } from './bulk-eap.js'
import { bulkRoots } from './bulk-roots.js'
import { calibrateFileCommand } from './calibrate-file.js'
import { calibration } from './calibration.js'
import type { Experiment } from './experiment.js'
import { load, thisMachine } from './machine.js'
import { nextItem } from './next-item.js'
import { populationScores } from './population-scores.js'
import { posteriors } from './posteriors.js'
import { findingsTable } from './print-findings.js'
import { scoreFileCommand } from './score-file.js'
import { shadowTests } from './shadow-test.js'
import { tablesReading } from './tables-reading.js'
import { tablesWriting } from './tables-writing.js'

/**
 * `npm run bench [-- [--seed S] [--write] NAME…]`: the experiments named, or all, each then in a process of its own, because what one
 * has made the compiler believe slows the next. With `--write`, and for all, figures replace those in benchmarks/results.json.
 */
const experiments: readonly Experiment[] = [
  bulkEap,
  bulkRoots,
  posteriors,
  nextItem,
  adaptiveTests,
  shadowTests,
  bankDocuments,
  tablesReading,
  tablesWriting,
  scoreFileCommand,
  populationScores,
  calibration,
  calibrateFileCommand,
]
const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  options: { seed: { type: 'string', default: '20240607' }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => experiments.every((experiment) => experiment.name !== name))
if (unknown.length > 0)
  throw new Error(`no experiment ${unknown.join(', ')}; there are ${experiments.map(({ name }) => name).join(', ')}`)

const { seed, write } = values
const print = (text: string) => void process.stdout.write(`${text}\n`)
if (positionals.length === 0) runApart()
else await runHere(experiments.filter(({ name }) => positionals.includes(name)))

function runApart(): void {
  for (const { name } of experiments) {
    const { status } = spawnSync(process.execPath, [...process.argv.slice(1, 3), '--seed', seed, '--write', name], {
      stdio: 'inherit',
    })
    if (status !== 0) process.exitCode = 1
  }
}

async function runHere(chosen: readonly Experiment[]): Promise<void> {
  const machine = thisMachine()
  print(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}`)
  print(
    `Node ${machine.node} (V8 ${machine.v8}), melek ${machine.commit}, ${machine.date}, seed ${seed}, load ${load().join(' ')}\n`,
  )
  for (const { name, run } of chosen) {
    const before = load()
    const results: Result[] = []
    for await (const findings of run(seed)) {
      results.push({ experiment: name, machine, seed, load: { before, after: load() }, ...findings })
      print(findingsTable(findings))
    }
    if (write) replaceResults(name, results)
  }
  print(`load ${load().join(' ')}`)
}

interface Result {
  readonly experiment: string
  readonly [figures: string]: unknown
}

/** Figures of other experiments stay, each with the machine, commit and date it was measured at. */
function replaceResults(name: string, results: readonly Result[]): void {
  const file = 'benchmarks/results.json'
  const before = (JSON.parse(readFileSync(file, 'utf8')) as { results: readonly Result[] }).results
  const order = experiments.map((experiment) => experiment.name)
  const all = [...before.filter((result) => result.experiment !== name && order.includes(result.experiment)), ...results]
  all.sort((a, b) => order.indexOf(a.experiment) - order.indexOf(b.experiment))
  writeFileSync(file, `${JSON.stringify({ results: all }, null, 2)}\n`)
}
