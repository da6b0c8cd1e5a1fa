import type { ResponseMatrix } from '../../../src/calibration/estimation/response-matrix.js'
import { lsat } from '../../reference/lsat.js'

/** The 1,000 rows of an LSAT section, patterns in ascending order. */
export function lsatMatrix(name: 'lsat6' | 'lsat7'): ResponseMatrix {
  const patterns = Object.entries(lsat[name].patterns).sort(([one], [other]) => (one < other ? -1 : 1))
  const rows = patterns.flatMap(([pattern, count]) => Array.from({ length: count }, () => [...pattern].map(Number)))
  return { itemIds: ['I1', 'I2', 'I3', 'I4', 'I5'], persons: rows.length, responses: Uint8Array.from(rows.flat()) }
}
