import { formatItemTable } from '../../src/bank/format-bank.js'
import type { ItemBank } from '../../src/bank/item-bank.js'
import type { ItemModel } from '../../src/models/item-model.js'

const rounded = (x: number) => Math.round(x * 1000) / 1000

/** Items of every model by formula: item i has the i-th model in turn. */
function itemAt(i: number): ItemModel {
  const difficulty = rounded(-1.5 + ((i * 0.37) % 3))
  const discrimination = rounded(0.6 + ((i * 0.29) % 1.4))
  const near = (...offsets: number[]) => offsets.map((offset) => rounded(difficulty + offset))
  const items: readonly ItemModel[] = [
    { model: '1pl', parameters: { difficulty } },
    { model: '2pl', parameters: { discrimination, difficulty } },
    { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote: rounded(0.1 + (i % 5) / 50) } },
    { model: '4pl', parameters: { discrimination, difficulty, lowerAsymptote: 0.15, upperAsymptote: 0.95 } },
    { model: 'grm', parameters: { discrimination, thresholds: near(-0.8, 0, 0.9) } },
    { model: 'pcm', parameters: { steps: near(0.3, -0.4) } },
    { model: 'gpcm', parameters: { discrimination, steps: near(-0.5, 0.2, 0) } },
    { model: 'rsm', parameters: { difficulty, steps: [-0.6, 0.1, 0.5] } },
    { model: 'nrm', parameters: { slopes: [discrimination, rounded(-discrimination / 2)], intercepts: [difficulty, 0.2] } },
  ]
  return items[i % items.length] as ItemModel
}

export const categoriesOf = { '1pl': 2, '2pl': 2, '3pl': 2, '4pl': 2, grm: 4, pcm: 3, gpcm: 4, rsm: 4, nrm: 3 } as const

/** A bank of 18 items, two of each model, on an unnamed scale as an item table has it. */
export const nineModelBank: ItemBank = {
  format: 'melek-bank/1',
  id: 'nine',
  version: '1',
  scale: { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' },
  security: 'private',
  items: Array.from({ length: 18 }, (_, i) => ({
    ...itemAt(i),
    id: `I${String(i + 1).padStart(2, '0')}`,
    status: 'operational' as const,
    content: {},
    enemies: [],
  })),
}

export const nineModelTable = formatItemTable(nineModelBank)

/** Responses of person p by formula: a category, or undefined where the item was not presented. */
export function responsesOf(p: number): (number | undefined)[] {
  return nineModelBank.items.map(({ model }, i) => {
    if (p % 7 === 3 && i % 5 === p % 5) return undefined
    return (p * p + 3 * i + ((p * i) % 4)) % categoriesOf[model]
  })
}

const ids = nineModelBank.items.map(({ id }) => id)

/** The persons in wide form, with a column that is no item. */
export function wideCsv(persons: number): string {
  const rows = Array.from({ length: persons }, (_, p) =>
    [`P${p + 1}`, `Unit ${p % 3}`, ...responsesOf(p).map((x) => x ?? 'NA')].join(','),
  )
  return `${['person,unit', ...ids].join(',')}\n${rows.map((row) => `${row}\n`).join('')}`
}

/** The same persons in long form. */
export function longCsv(persons: number): string {
  const rows = Array.from({ length: persons }, (_, p) =>
    responsesOf(p).flatMap((x, i) => (x === undefined ? [] : [`P${p + 1},${ids[i]},${x}\n`])),
  )
  return `person,item,response\n${rows.flat().join('')}`
}

/** The same persons, one JSON object a line. */
export function ndjson(persons: number): string {
  const line = (p: number) =>
    JSON.stringify({
      person: `P${p + 1}`,
      responses: Object.fromEntries(responsesOf(p).flatMap((x, i) => (x === undefined ? [] : [[ids[i], x]]))),
    })
  return Array.from({ length: persons }, (_, p) => `${line(p)}\n`).join('')
}
