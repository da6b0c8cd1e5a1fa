import type { ContentDocument, ContentItem } from '../bank/item-content.js'

/** Items as numbered text for print: stems, exhibits and lettered options in the order of the content; content holds no keys. */
export function anchorPrint(ids: readonly string[], { items }: ContentDocument): string {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.map((id, k) => itemText(byId.get(id), id, k + 1)).join('\n')
}

function itemText(item: ContentItem | undefined, id: string, number: number): string {
  if (item === undefined) return `${number}. [${id}]\n`
  const letter = (k: number) => String.fromCharCode(97 + k)
  return [
    `${number}. [${id}] ${item.stem}`,
    ...(item.exhibit === undefined
      ? []
      : [`   ${item.exhibit.title}`, ...item.exhibit.lines.map(({ label, text }) => `   | ${label}: ${text}`)]),
    ...item.options.map(({ text }, k) => `   ${letter(k)}. ${text}`),
    ...(item.targets ?? []).map(({ text }, k) => `   (${k + 1}) ${text}`),
    '',
  ].join('\n')
}
