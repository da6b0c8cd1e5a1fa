import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'

interface Finding {
  readonly side: string
  readonly seconds: { readonly median: number }
  readonly note?: string
  readonly error?: number
}

const { results } = JSON.parse(readFileSync(`${root}benchmarks/results.json`, 'utf8')) as {
  readonly results: readonly { readonly title: string; readonly findings: readonly Finding[] }[]
}

function found(title: string, side: string): Finding {
  const finding = results.find((result) => result.title === title)?.findings.find((one) => one.side === side)
  if (finding === undefined) throw new Error(`results.json has no "${side}" in "${title}"`)
  return finding
}

const median = (title: string, side: string) => found(title, side).seconds.median

const naiveEap = 'log and exp, 61 nodes'
const eap = (of: string): [number, number] => [
  median(`EAP, 40 items, ${of}`, 'columnar kernel'),
  median(`EAP, 40 items, ${of}`, naiveEap),
]
const roots = (method: string) => median(`${method}, 40 items, 3PL, complete`, 'bulk scorer')
const cuts = 'P(θ ≥ cut) for 4 cuts, 40 items, 3PL, complete'
const calibration = '2PL: 40 items, 10,000 persons'
const adaptive = 'Simulated tests of 30 items from 500 3PL items'

/** What stands in a row of the table: seconds of melek, of the plain script, and their ratio. */
const rows: Readonly<Record<string, readonly number[]>> = {
  'EAP of a person, 40 3PL items, complete': withRatio(...eap('3PL, complete')),
  'the same, 5 % missing': withRatio(...eap('3PL, 5 % missing')),
  'the same, 2PL, complete': withRatio(...eap('2PL, complete')),
  'the same, GRM with 4 categories': withRatio(...eap('GRM with 4 categories, complete')),
  'MAP, WLE and MLE of the same 3PL persons': [
    roots('MAP'),
    roots('WLE'),
    ...withRatio(roots('MLE'), median('MLE, 40 items, 3PL, complete', 'Fisher scoring, log and exp')),
  ],
  'P(θ ≥ cut) at four cuts': withRatio(median(cuts, 'columns'), median(cuts, 'log and exp, whole nodes')),
  '2PL calibration, 40 items × 10,000 persons': withRatio(
    median(calibration, 'fit'),
    median(calibration, 'plain EM by logarithms'),
  ),
  'rehearsal of a 30-item test, 500 items, no log': withRatio(
    median(adaptive, 'melek, without logs'),
    median(adaptive, 'everything anew at every step'),
  ),
  'a logged session of that test': withRatio(
    median(adaptive, 'melek, sessions with their logs'),
    median(adaptive, 'everything anew at every step'),
  ),
}

function withRatio(fast: number, plain: number): number[] {
  return [fast, plain, plain / fast]
}

const seconds: Readonly<Record<string, number>> = { µs: 1e-6, ms: 1e-3, s: 1 }

/** The figures with a unit or a × in the cells of a row, and half a unit of their last digit; a unit holds for the figures before it. */
function figures(cells: readonly string[]): { readonly value: number; readonly half: number }[] {
  return cells.flatMap((cell) => {
    const said = /((?:[\d.,]+, )*[\d.,]+) (µs|ms|s|×)(?= |$)/.exec(cell)
    const scale = seconds[said?.[2] ?? ''] ?? 1
    return (said?.[1] ?? '')
      .split(', ')
      .filter(Boolean)
      .map((text) => ({ value: scale * Number(text.replace(',', '')), half: scale * lastDigit(text) }))
  })
}

/** Half a unit of the last digit that counts; of whole numbers the third one. */
function lastDigit(text: string): number {
  const [whole = '', decimals = ''] = text.replace(',', '').split('.')
  return 0.5 * 10 ** (decimals === '' ? Math.max(0, whole.length - 3) : -decimals.length)
}

const table = readFileSync(`${root}README.md`, 'utf8').split('**How fast**')[1]?.split('\n\n')[1]?.split('\n').slice(2) ?? []

test.each(
  table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  ),
)('README: "%s" is as fast as benchmarks/results.json says', (task, ...cells) => {
  if (task.startsWith('`melek score`')) {
    const { seconds, note } = found('melek score, 40 3PL items, 5 % missing, file to file', '1,000,000 rows, 97 MB')
    expect(cells[0]).toBe(`${(1e6 * seconds.median).toFixed(2)} s, ${/\d+ MiB/.exec(note ?? '')?.[0]}`)
    return
  }
  const measured = rows[task] ?? []
  const said = figures(cells)
  expect(said).toHaveLength(measured.length)
  for (const [k, { value, half }] of said.entries())
    expect(Math.abs(value - (measured[k] as number)), cells.join(' | ')).toBeLessThanOrEqual(1.001 * half)
})

test('README: sums of whole nodes are as far off as the benchmark found', () => {
  expect(table.join('\n')).toContain(`off by ${(found(cuts, 'log and exp, whole nodes').error ?? 0).toFixed(3).slice(1)}`)
})
