import { writeFileSync } from 'node:fs'
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

/** `npm run bench [-- [--seed S] NAME…]`: the experiments named, or all, whose figures then go to benchmarks/results.json as well. */
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
  options: { seed: { type: 'string', default: '20240607' } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => experiments.every((experiment) => experiment.name !== name))
if (unknown.length > 0)
  throw new Error(`no experiment ${unknown.join(', ')}; there are ${experiments.map(({ name }) => name).join(', ')}`)

const { seed } = values
const print = (text: string) => void process.stdout.write(`${text}\n`)
const machine = thisMachine()
print(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}`)
print(
  `Node ${machine.node} (V8 ${machine.v8}), melek ${machine.commit}, ${machine.date}, seed ${seed}, load ${load().join(' ')}\n`,
)

const results = []
for (const { name, run } of experiments.filter(
  (experiment) => positionals.length === 0 || positionals.includes(experiment.name),
)) {
  const before = load()
  for await (const findings of run(seed)) {
    results.push({ experiment: name, load: { before, after: load() }, ...findings })
    print(findingsTable(findings))
  }
}
print(`load ${load().join(' ')}`)
if (positionals.length === 0) writeFileSync('benchmarks/results.json', `${JSON.stringify({ machine, seed, results }, null, 2)}\n`)
