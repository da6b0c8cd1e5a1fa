// A civil service file to file, with peak memory: `npm run build && node packaging/run-typescript.js benchmarks/national-file.ts [ROWS [SEED]]`.
// Takes minutes and twelve hundred megabytes of disk, and is therefore none of the experiments of `npm run bench`.
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { compileBank } from '../src/bank/compile-bank.js'
import { childUsage } from './child-usage.js'
import { openExamFile } from './exam-file.js'
import { mustHold } from './experiment.js'
import { formulaBank } from './formula-bank.js'
import { load, thisMachine } from './machine.js'
import { simulatedResponses } from './simulated-responses.js'

const items = 40
const missingShare = 0.05
const rowsAtOnce = 100_000
const rounds = 2
const [rowsText = '8900000', seed = 'national-file-2026'] = process.argv.slice(3)
const rows = Number(rowsText)

const folder = mkdtempSync(join(tmpdir(), 'melek-national-file-'))
try {
  const machine = thisMachine()
  print(
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, melek ${machine.commit}, seed ${seed}, load ${load().join(' ')}`,
  )
  writeExam()
  const megabytes = Math.round(statSync(join(folder, 'exam.csv')).size / 1e6)
  print(`${rows.toLocaleString('en')} persons × ${items} 3PL items, 5 % missing, ${megabytes} MB; duplicates looked for`)
  print('| workers | CPU, s | wall, s | peak memory, MiB | load |')
  print('|---|---|---|---|---|')
  const hashes = new Set<string>()
  for (let round = 0; round < rounds; round++) for (const workers of [1, 2]) hashes.add(await scored(workers))
  mustHold(hashes.size === 1, 'one and two workers write different bytes')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Persons are drawn block by block, each with a seed of its own. */
function writeExam(): void {
  const bank = formulaBank(items, '3pl', seed)
  const compiled = compileBank(bank)
  writeFileSync(join(folder, 'bank.json'), JSON.stringify(bank))
  const file = openExamFile(join(folder, 'exam.csv'), items)
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - from)
    file.add(simulatedResponses(compiled, count, missingShare, `${seed} ${from}`), count)
  }
  file.close()
}

/** Scores the file and prints what it took. @returns a hash of the scores */
async function scored(workers: number): Promise<string> {
  const out = join(folder, 'scores.csv')
  const options = ['--bank', join(folder, 'bank.json'), '--blank', 'not-presented', '--out', out, '--workers', String(workers)]
  const { seconds, wallSeconds, memory } = childUsage('dist/cli.js', ['score', join(folder, 'exam.csv'), ...options])
  const cells = [workers, seconds.toFixed(2), wallSeconds.toFixed(2), Math.round(memory / 2 ** 20), load()[0]]
  print(`| ${cells.join(' | ')} |`)
  const hash = createHash('sha256')
  let lines = 0
  await pipeline(createReadStream(out), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      hash.update(piece)
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++
    }
  })
  mustHold(lines === rows + 1, `${lines - 1} of ${rows} rows were written`)
  return hash.digest('hex')
}
