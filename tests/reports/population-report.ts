import type { PopulationReport } from '../../src/population/population-report.js'
import type { PopulationResult } from '../../src/population/population-result.js'

/** A result as `melek population` would report it, without files behind it. */
export function asReport(result: PopulationResult, more: Partial<PopulationReport> = {}): PopulationReport {
  const provenance = { version: '0.0.0', command: 'melek population x.csv', source: 'x.csv', options: {}, inputs: [] }
  return { ...result, trend: null, projection: null, synthetic: false, provenance, ...more }
}
