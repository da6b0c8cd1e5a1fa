import { readFileSync } from 'node:fs'
import { type CompiledBank, compileBank } from '../../../src/bank/compile-bank.js'
import type { FitData } from '../../../src/calibration/fit/fit-data.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { lsat } from '../../reference/lsat.js'

/** A bank of items on a scale without name. */
export function bankOf(items: readonly ItemModel[]): CompiledBank {
  return compileBank({
    format: 'melek-bank/1',
    id: 'fit',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: items.map((item, i) => ({ ...item, id: `i${i + 1}`, status: 'operational', content: {}, enemies: [] })),
  })
}

/** Items in slope–intercept form, the way mirt prints them. */
export function fromSlopeIntercept(items: readonly (readonly number[])[], model: '1pl' | '2pl' = '2pl'): CompiledBank {
  return bankOf(
    items.map(([slope, intercept]): ItemModel => {
      const difficulty = -(intercept as number) / (slope as number)
      return model === '1pl'
        ? { model, parameters: { difficulty } }
        : { model, parameters: { discrimination: slope as number, difficulty } }
    }),
  )
}

export function fit15Data(bank: CompiledBank): FitData {
  const text = readFileSync(new URL('../../reference/fit15.csv', import.meta.url), 'utf8')
  const rows = text.trim().split('\n').slice(1)
  return { bank, persons: rows.length, responses: Uint8Array.from(rows.flatMap((row) => row.split(',').map(Number))) }
}

export function lsatData(name: 'lsat6' | 'lsat7', bank: CompiledBank): FitData {
  const rows = Object.entries(lsat[name].patterns).flatMap(([pattern, count]) =>
    Array.from({ length: count }, () => [...pattern].map(Number)),
  )
  return { bank, persons: rows.length, responses: Uint8Array.from(rows.flat()) }
}

/** Parsed figures of a file beside lsat.ts. */
export function figures<Figures>(name: string): Figures {
  return JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8')) as Figures
}
