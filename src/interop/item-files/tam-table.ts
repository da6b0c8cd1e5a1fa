import type { BankItem } from '../../bank/item-bank.js'
import { itemFromTam, itemFromTamIrt, tamFromItem } from '../../models/conversions/tam.js'
import type { ItemModel } from '../../models/item-model.js'
import { csvText } from './file-text.js'
import type { FileItem, ItemFileContent } from './item-file.js'
import { type NamedRow, type NamedRows, numberedColumns } from './named-rows.js'

/**
 * Items of TAM's tables `item_irt` (alpha, beta, tau.Cat1 …) or `item` (AXsi_.Cat1 …, B.Cat1.Dim1 …, guess).
 * @source Robitzsch, Kiefer & Wu (2024), TAM: Test Analysis Modules, R package
 */
export function readTamTable({ header, rows, issues }: NamedRows): ItemFileContent {
  const isIrt = header.includes('alpha') && header.includes('beta')
  const isItem = header.some((name) => /^AXsi_\.Cat\d+$/.test(name))
  if (!isIrt && !isItem) {
    issues.push({
      code: 'item-file-header',
      message: `neither alpha and beta nor AXsi_.Cat1 are among the columns ${header.join(', ')}; write fit$item_irt or fit$item`,
      line: 1,
    })
    return { items: [], issues }
  }
  const further = header.find((name) => /^B\.Cat\d+\.Dim([2-9]|\d{2,})$/.test(name))
  if (further !== undefined) {
    const message = 'slopes on a second dimension; only one-dimensional models can be read'
    issues.push({ code: 'item-file-dimensions', message, line: 1, column: further })
    return { items: [], issues }
  }
  const tau = numberedColumns(header, /^tau\.Cat(\d+)$/, 1)
  const items = rows.flatMap((row): FileItem[] => {
    const item = row.attempt(() =>
      isIrt
        ? itemFromTamIrt({ alpha: row.required('alpha'), beta: row.required('beta'), tau: row.list(tau) })
        : withGuessing(row, itemFromTam(vectorsOf(row, header))),
    )
    return item === undefined ? [] : [{ id: row.id, line: row.line, item }]
  })
  return { items, issues }
}

/** Both vectors from category 0 on; the columns of category 0 may be absent, where both are 0. */
function vectorsOf(row: NamedRow, header: readonly string[]): { readonly axsi: number[]; readonly b: number[] } {
  const axsi = row.list(numberedColumns(header, /^AXsi_\.Cat(\d+)$/, 1))
  const b = axsi.map((_, k) => row.required(`B.Cat${k + 1}.Dim1`))
  return { axsi: [row.number('AXsi_.Cat0') ?? 0, ...axsi], b: [row.number('B.Cat0.Dim1') ?? 0, ...b] }
}

function withGuessing(row: NamedRow, item: ItemModel): ItemModel | undefined {
  const lowerAsymptote = row.number('guess') ?? 0
  if (lowerAsymptote === 0) return item
  if (item.model === '2pl') return { model: '3pl', parameters: { ...item.parameters, lowerAsymptote } }
  row.refuse('model-unknown', `an item of more than two categories has no lower asymptote, got ${lowerAsymptote}`, 'guess')
  return undefined
}

/** The items as TAM's table `item`; undefined for an item that TAM does not have. */
export function tamVectors(
  item: ItemModel,
): { readonly axsi: readonly number[]; readonly b: readonly number[]; readonly guess: number } | undefined {
  if (item.model === 'grm' || item.model === '4pl') return undefined
  if (item.model !== '3pl') return { ...tamFromItem(item), guess: 0 }
  const { discrimination, difficulty, lowerAsymptote } = item.parameters
  return { ...tamFromItem({ model: '2pl', parameters: { discrimination, difficulty } }), guess: lowerAsymptote }
}

export function tamText(items: readonly BankItem[]): string {
  const vectors = items.map((item) => ({ id: item.id, ...(tamVectors(item) as NonNullable<ReturnType<typeof tamVectors>>) }))
  const top = Math.max(...vectors.map(({ axsi }) => axsi.length)) - 1
  const categories = Array.from({ length: top }, (_, k) => k + 1)
  const header = ['item', 'guess', ...categories.map((k) => `AXsi_.Cat${k}`), ...categories.map((k) => `B.Cat${k}.Dim1`)]
  const rows = vectors.map(({ id, guess, axsi, b }) => [
    id,
    guess,
    ...categories.map((k) => axsi[k] ?? 'NA'),
    ...categories.map((k) => b[k] ?? 'NA'),
  ])
  return csvText(header, rows)
}
