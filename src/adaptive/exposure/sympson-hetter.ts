import type { ExposureControl } from './exposure-control.js'

/**
 * Walks down the ranking and gives each candidate with its own probability; if all are refused the least refused is given, and the log
 * says so.
 * @param probabilityOf probability of giving an item once it is selected, in (0, 1]
 * @source Sympson & Hetter (1985), Proceedings of the 27th annual meeting of the Military Testing Association, 973–977
 */
export function sympsonHetter(probabilityOf: (item: number) => number): ExposureControl {
  return {
    name: 'sympson-hetter',
    choose({ candidateAt, draw }) {
      let fallback: { item: number; place: number; ratio: number } | undefined
      for (let place = 0; ; place++) {
        const item = candidateAt(place)
        if (item === undefined) break
        const uniform = draw(`exposure:${place}`)
        const probability = probabilityOf(item)
        if (uniform < probability) return { item, draw: uniform, pool: place + 1 }
        const ratio = probability / uniform
        if (fallback === undefined || ratio > fallback.ratio) fallback = { item, place, ratio }
      }
      if (fallback === undefined) return undefined
      return {
        item: fallback.item,
        pool: fallback.place + 1,
        notes: [{ code: 'exposure-fallback', detail: 'every candidate was refused' }],
      }
    },
  }
}
