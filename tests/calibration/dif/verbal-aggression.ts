import { existsSync, readFileSync } from 'node:fs'
import type { DifData } from '../../../src/calibration/dif/dif-data.js'

const folder = new URL('../../../../shared/reference/', import.meta.url)

/** Whether the data of another package are at hand; they are not part of melek. */
export const verbalAggressionIsHere = existsSync(new URL('ref_dif_verbal.json', folder))

/** 24 dichotomous items, 316 persons, groups by gender. */
export function verbalAggression(): DifData {
  const [header, ...lines] = readFileSync(new URL('verbal_aggression.csv', folder), 'utf8').trim().split('\n')
  const rows = lines.map((line) => line.split(',').map(Number))
  return {
    itemIds: (header as string).replaceAll('"', '').split(',').slice(0, 24),
    persons: rows.length,
    responses: Uint8Array.from(rows.flatMap((row) => row.slice(0, 24))),
    groups: rows.map((row) => (row[25] === 1 ? 'M' : 'F')),
  }
}

export interface DifFigures {
  readonly MH: Readonly<Record<'chi2_cc' | 'chi2_nocc' | 'alphaMH' | 'varLambda' | 'deltaMH', readonly number[]>>
  readonly MH_purified: {
    readonly MH: readonly number[]
    readonly alphaMH: readonly number[]
    readonly DIFitems: readonly number[]
    readonly nrPur: readonly number[] | number
  }
  readonly stdPDIF: { readonly resStd: readonly number[] }
  readonly logistic_both: LogisticFigures
  readonly logistic_udif: LogisticFigures
  readonly logistic_nudif: LogisticFigures
}

interface LogisticFigures {
  readonly stat: readonly number[]
  readonly deltaR2: readonly number[]
}

/** Figures of difR 5.1 on these data. */
export function verbalAggressionFigures(): DifFigures {
  return JSON.parse(readFileSync(new URL('ref_dif_verbal.json', folder), 'utf8')) as DifFigures
}
