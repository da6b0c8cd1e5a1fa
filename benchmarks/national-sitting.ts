// How large a bank and how much exposure control the design in docs/designs/national-sitting needs:
// `npm run build && node packaging/run-typescript.js benchmarks/national-sitting.ts [EXAMINEES [WORKERS]]`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DesignOutcome } from '../src/simulation/compare-designs.js'
import { nationalBank } from './national-bank.js'

const seed = 'national-sitting-2026'
/** Standard errors in half the width of a 95 % interval. */
const half = 1.96
const sizes = [200, 400, 800, 1600]
const exposures = [null, 5, 10, 20, 40]
const [examinees = '1000', workers = '2'] = process.argv.slice(3)
/** Decisions are shares of people, which need more of them than means do. */
const twice = String(2 * Number(examinees))

/** The cuts of the demonstration standard, on the scale of the formula bank. */
const demonstrationCuts = {
  format: 'melek-standard/1',
  id: 'demonstration-cuts',
  version: '1',
  scaleId: 'formula/1',
  levels: [null, -1.2, -0.4, 0.4, 1.2].map((from, k) => ({ id: `${k + 1}`, from, name: { id: `${k + 1}`, en: `${k + 1}` } })),
  targetLevel: '3',
  rule: 'compensatory',
}

const folder = mkdtempSync(join(tmpdir(), 'melek-national-'))
try {
  const design = JSON.parse(readFileSync('docs/designs/national-sitting/design.json', 'utf8')) as object
  const designs = exposures.map((size) => {
    const path = join(folder, size === null ? 'none.json' : `randomesque-${size}.json`)
    const exposure = size === null ? {} : { exposure: { method: 'randomesque', size } }
    writeFileSync(path, JSON.stringify({ ...design, exposure: undefined, ...exposure }))
    return path
  })
  print(`${examinees} examinees from N(0, 1) a cell, one replication, seed ${seed}; ± is half the width of a 95 % interval`)
  print('| items | exposure control | highest exposure | overlap | never used | items a test | RMSE | coverage |')
  print('|---|---|---|---|---|---|---|---|')
  for (const size of sizes) for (const outcome of rehearse(size, designs)) print(tableRow(size, outcome))
  const standard = join(folder, 'standard.json')
  writeFileSync(standard, JSON.stringify(demonstrationCuts))
  const [shipped] = rehearse(800, ['docs/designs/national-sitting/design.json'], ['--standard', standard, '--examinees', twice])
  for (const line of decisionLines(shipped as DesignOutcome)) print(line)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function rehearse(size: number, designs: readonly string[], more: readonly string[] = []): DesignOutcome[] {
  const path = join(folder, `bank-${size}.json`)
  writeFileSync(path, JSON.stringify(nationalBank(size)))
  const args = ['dist/cli.js', 'simulate', '--bank', path, ...designs.flatMap((file) => ['--design', file])]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...args, '--examinees', examinees, '--seed', seed, '--workers', workers, '--json', '-', ...more],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  if (status !== 0) throw new Error(stderr)
  return (JSON.parse(stdout) as { designs: DesignOutcome[] }).designs
}

function tableRow(size: number, { name, summary: { exposure, recovery, length } }: DesignOutcome): string {
  if (recovery.kind === 'none' || recovery.coverage === null || length === null) throw new Error('nothing was estimated')
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const { rmse, coverage } = recovery
  return `| ${[
    size,
    name,
    percent(exposure.maximum),
    exposure.overlap === null ? '–' : percent(exposure.overlap),
    exposure.unused,
    length.mean.value.toFixed(1),
    `${rmse.value.toFixed(3)} ± ${(half * (rmse.monteCarloError ?? 0)).toFixed(3)}`,
    `${percent(coverage.value)} ± ${(100 * half * (coverage.monteCarloError ?? 0)).toFixed(1)}`,
  ].join(' | ')} |`
}

/** What the shipped design decides, and its exposure among people of about the same theta. */
function decisionLines({ summary: { classification, byTheta, violations, stopRules } }: DesignOutcome): string[] {
  const figures = Object.entries(classification ?? {}).flatMap(([name, figure]) =>
    typeof figure === 'number' || figure === null
      ? []
      : [`${name} ${(100 * figure.value).toFixed(1)} % ± ${(100 * half * figure.monteCarloError).toFixed(1)}`],
  )
  const bins = byTheta.filter(({ n }) => n >= 100)
  return [
    `the shipped design on 800 items, ${twice} examinees: ${figures.join(', ')}`,
    `stops ${JSON.stringify(stopRules)}, tests that break the blueprint ${violations.tests}`,
    ...bins.map(
      ({ theta, n, maximumExposure, length }) =>
        `theta ${theta}: n ${n}, highest exposure ${(100 * maximumExposure).toFixed(1)} %, ${length.toFixed(1)} items`,
    ),
  ]
}
