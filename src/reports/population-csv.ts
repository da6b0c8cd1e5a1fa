import type { GroupShare, PillarShare, PopulationResult } from '../population/population-result.js'
import type { VariancePart } from '../population/shares/share-estimate.js'

/**
 * Shares of total and groups as a table: figures with a decimal point and all their digits, shares in 0…1. The total has
 * an empty name, a pillar that the total stands for has no figures; a cell without a number is empty, and `withheld` says why.
 */
export function populationCsv(result: PopulationResult): string {
  const levels = result.total.share === null ? [] : result.total.levels.map(({ level }) => level)
  const header = [
    ...['scope', 'name', 'n', 'share', 'standard_error', 'low', 'high', 'withheld', 'caution', 'conditioning'],
    ...sources.map((source) => `variance_${source}`),
    ...levels.map((level) => `share_level_${level}`),
    ...['participation', 'worst', 'best'],
  ]
  const rows = [
    rowOf('total', { ...result.total, name: '' }, levels),
    ...result.groups.map((group) => rowOf('group', group, levels)),
    ...(result.pillars?.pillars ?? []).map((pillar) => pillarRow(pillar, levels)),
  ]
  return `${[header, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`
}

const sources = ['sampling', 'measurement', 'itemParameters', 'cut', 'linking'] as const

function pillarRow({ pillar, total, stands }: PillarShare, levels: readonly string[]): string[] {
  return total === null
    ? withheldRow(['pillar', pillar, ''], stands ?? '', levels)
    : rowOf('pillar', { ...total, name: pillar }, levels)
}

function withheldRow(start: readonly string[], reason: string, levels: readonly string[]): string[] {
  return [...start, '', '', '', '', reason, '', '', ...sources.map(() => ''), ...levels.map(() => ''), '', '', '']
}

function rowOf(scope: 'total' | 'group' | 'pillar', group: GroupShare, levels: readonly string[]): string[] {
  const start = [scope, group.name, String(group.n)]
  if (group.share === null) return withheldRow(start, group.withheld, levels)
  const { nonresponse, interval, caution, conditioning, variances } = group
  return [
    ...start,
    ...[group.share, group.standardError, ...interval].map(String),
    '',
    String(caution),
    conditioning.kind,
    ...sources.map((source) => partCell(variances[source])),
    ...levels.map((level) => String(group.levels.find((each) => each.level === level)?.share ?? '')),
    ...(nonresponse === null ? ['', '', ''] : [nonresponse.participation, nonresponse.worst, nonresponse.best].map(String)),
  ]
}

function partCell(part: VariancePart): string {
  return part.kind === 'estimated' ? String(part.variance) : part.reason
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
