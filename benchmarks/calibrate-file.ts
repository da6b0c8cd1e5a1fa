import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileBank } from '../src/bank/compile-bank.js'
import { childUsage } from './child-usage.js'
import { writeExamFile } from './exam-file.js'
import { type Experiment, mustHold } from './experiment.js'
import { formulaBank } from './formula-bank.js'
import { quartiles } from './quartiles.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 100
const persons = 50_000
const missingShare = 0.6
const rounds = 3

/** The command `melek calibrate`, from a response file to its result, in a process of its own. */
export const calibrateFileCommand: Experiment = {
  name: 'calibrate-file',
  async *run(seed) {
    execFileSync(process.execPath, ['packaging/build-if-stale.js'])
    const folder = mkdtempSync(join(tmpdir(), 'melek-bench-'))
    try {
      const bank = compileBank(formulaBank(items, '2pl', seed))
      const [exam, small] = [join(folder, 'exam.csv'), join(folder, 'small.csv')]
      const responses = simulatedResponses(bank, persons, missingShare, seed)
      writeExamFile(exam, responses, items, persons)
      writeExamFile(small, responses, items, 1000)
      const out = join(folder, 'fit.json')
      const run = (path: string, errors: string) => {
        const args = ['calibrate', path, '--blank', 'not-presented', '--se', errors, '--json', out]
        const usage = childUsage('dist/cli.js', args)
        const { converged } = JSON.parse(readFileSync(out, 'utf8')) as { readonly converged: boolean }
        mustHold(converged, `${args.join(' ')} did not converge`)
        return usage
      }
      const side = (name: string, path: string, errors: string) => {
        const runs = Array.from({ length: rounds }, () => run(path, errors))
        const memory = Math.max(...runs.map((usage) => usage.memory))
        return {
          side: name,
          seconds: { ...quartiles(runs.map(({ seconds }) => seconds)), rounds },
          note: `${Math.round(memory / 2 ** 20)} MiB at most`,
        }
      }
      yield {
        title: `melek calibrate, ${items} 2PL items, 60 % missing, from a file`,
        unit: 'file',
        sameWork: false,
        findings: [
          side('1,000 persons: the start', small, 'none'),
          side(`${persons.toLocaleString('en')} persons, 5 MB of responses`, exam, 'none'),
          side('the same with cross-product errors', exam, 'cross-product'),
          side('the same with observed errors', exam, 'observed'),
        ],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}
