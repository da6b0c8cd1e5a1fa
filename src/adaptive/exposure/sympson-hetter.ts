import type { ExposureControl } from './exposure-control.js'

export interface SympsonHetterOptions {
  /** Probability of giving an item once it is selected, in (0, 1]. */
  readonly probabilityOf: (item: number) => number
  /** Name of the counter that an item shares with its family. */
  readonly counterOf: (item: number) => string
}

/**
 * Walks down the ranking and gives each candidate with its own probability. One experiment a session decides over an item and its
 * family, so what has been refused stays refused; if all are, the least refused is given, and the log says so.
 * @source Sympson & Hetter (1985), Proceedings of the 27th annual meeting of the Military Testing Association, 973–977
 */
export function sympsonHetter({ probabilityOf, counterOf }: SympsonHetterOptions): ExposureControl {
  return {
    name: 'sympson-hetter',
    choose({ candidateAt, sessionDraw }) {
      const refused: number[] = []
      let fallback: { item: number; pool: number; ratio: number } | undefined
      for (;;) {
        const item = candidateAt(refused.length)
        if (item === undefined) break
        const draw = sessionDraw(`exposure:${counterOf(item)}`)
        const probability = probabilityOf(item)
        const pool = refused.length + 1
        if (draw < probability) return { item, draw, pool, refused }
        const ratio = probability / draw
        if (fallback === undefined || ratio > fallback.ratio) fallback = { item, pool, ratio }
        refused.push(item)
      }
      if (fallback === undefined) return undefined
      const { item, pool } = fallback
      return { item, pool, refused, notes: [{ code: 'exposure-fallback', detail: 'every candidate was refused' }] }
    },
  }
}
