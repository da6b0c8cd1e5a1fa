import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createRandom, type RandomSource } from '../src/math/random-source.js'
import type { PopulationResult, ShownShare } from '../src/population/index.js'

/** One estimate of one replication held against what it is about. */
export interface Outcome {
  readonly truth: number
  readonly share: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

export interface EvidenceCell {
  readonly name: string
  run(random: RandomSource, replication: number): readonly Outcome[]
}

export function outcomeOf(truth: number, found: PopulationResult['total'] | PopulationResult['groups'][number]): Outcome {
  const { share, standardError, interval } = found as ShownShare
  return { truth, share, standardError, low: interval[0], high: interval[1] }
}

interface KeptReplication {
  readonly seed: string
  readonly cell: string
  readonly replication: number
  readonly outcomes: readonly Outcome[]
}

export interface EvidenceRun {
  readonly seed: string
  readonly replications: number
  /** A line a replication: what stands in it is not computed again, so that a run may be stopped. */
  readonly keptIn: string | undefined
}

/** Outcomes of all replications of a cell; one depends on the seed, the cell's name and its number alone. */
export function outcomesOf(cell: EvidenceCell, { seed, replications, keptIn }: EvidenceRun): readonly Outcome[] {
  const kept = new Map(
    keptLines(keptIn).flatMap((line) => (line.seed === seed && line.cell === cell.name ? [[line.replication, line]] : [])),
  )
  const random = createRandom(seed, cell.name)
  return Array.from({ length: replications }, (_, replication) => {
    const known = kept.get(replication)
    if (known !== undefined) return known.outcomes
    const outcomes = cell.run(random.fork(`replication ${replication}`), replication)
    if (keptIn !== undefined) appendFileSync(keptIn, `${JSON.stringify({ seed, cell: cell.name, replication, outcomes })}\n`)
    return outcomes
  }).flat()
}

function keptLines(file: string | undefined): KeptReplication[] {
  if (file === undefined || !existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // The last line may have been cut off when the run was stopped.
  return lines.flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as KeptReplication] : []))
}

export const evidenceHeader = [
  '| cell | estimates | bias, points | SE | RMSE | mean error stated | coverage 95 %, % | SE |',
  '|---|---|---|---|---|---|---|---|',
].join('\n')

export function evidenceRow(name: string, outcomes: readonly Outcome[]): string {
  const n = outcomes.length
  const errors = outcomes.map(({ share, truth }) => 100 * (share - truth))
  const bias = errors.reduce((sum, error) => sum + error, 0) / n
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - bias) ** 2, 0) / (n - 1))
  const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / n)
  const meanError = (100 * outcomes.reduce((sum, { standardError }) => sum + standardError, 0)) / n
  const covered = outcomes.filter(({ truth, low, high }) => truth >= low && truth <= high).length / n
  const figures = [
    ...[bias, spread / Math.sqrt(n), rmse, meanError].map((value) => value.toFixed(2)),
    (100 * covered).toFixed(1),
    (100 * Math.sqrt((covered * (1 - covered)) / n)).toFixed(1),
  ]
  return `| ${name} | ${n} | ${figures.join(' | ')} |`
}
