import type { Finding, Findings } from './experiment.js'

/** The findings as a table: median and quartiles of CPU time, units a second, speed against the first side, bytes, error. */
export function findingsTable({ title, unit, error, sameWork, findings }: Findings): string {
  const heading = ['', `CPU/${unit}`, 'quartiles', `${unit}s/s`, sameWork ? 'speed' : '', `bytes/${unit}`, error ?? '', '']
  const first = findings[0]?.seconds.median
  const rows = findings.map((finding) => cells(finding, sameWork ? first : undefined))
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map((row) => (row[column] as string).length)))
  const used = heading.map((_, column) => rows.some((row) => row[column] !== ''))
  const lines = [heading, ...rows].map((row) =>
    row
      .map((cell, column) =>
        isText(column, row) ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
      )
      .filter((_, column) => used[column])
      .join('  ')
      .trimEnd(),
  )
  return `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`
}

/** The name of the side and the note; all other columns are figures. */
function isText(column: number, row: readonly string[]): boolean {
  return column === 0 || column === row.length - 1
}

function cells({ side, seconds, bytes, error, note }: Finding, first: number | undefined): string[] {
  return [
    side,
    duration(seconds.median),
    `${duration(seconds.lower)} … ${duration(seconds.upper)}`,
    threeDigits(1 / seconds.median),
    first === undefined ? '' : `${threeDigits(first / seconds.median)} ×`,
    bytes === undefined ? '' : threeDigits(bytes),
    error === undefined ? '' : error.toExponential(1),
    note ?? '',
  ]
}

const scales = [
  { from: 1, unit: 's' },
  { from: 1e-3, unit: 'ms' },
  { from: 1e-6, unit: 'µs' },
  { from: 0, unit: 'ns', size: 1e-9 },
] as const

function duration(seconds: number): string {
  const scale = scales.find(({ from }) => seconds >= from) ?? scales[3]
  return `${threeDigits(seconds / ('size' in scale ? scale.size : scale.from))} ${scale.unit}`
}

/** Three digits are what these measurements bear. */
function threeDigits(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 })
}
