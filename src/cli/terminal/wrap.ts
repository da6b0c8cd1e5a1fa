import { visibleWidth } from './style.js'

/** Lines of at most `width` columns, broken at spaces; a longer word stays whole. Paragraphs keep their breaks. */
export function wrapText(text: string, width: number, indent = ''): string {
  return text
    .split('\n')
    .map((paragraph) => wrapParagraph(paragraph, width, indent))
    .join('\n')
}

function wrapParagraph(paragraph: string, width: number, indent: string): string {
  const lead = /^ */.exec(paragraph)?.[0] ?? ''
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.trim().split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && visibleWidth(indent + lead + longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((part) => (part === '' ? '' : indent + lead + part)).join('\n')
}

/** Texts as a list of at most `width` columns, each behind a dash, its further lines indented. */
export function bulletList(texts: readonly string[], width: number): string {
  return texts.map((text) => `- ${wrapText(text, width - 2, '').replaceAll('\n', '\n  ')}`).join('\n')
}

/** A label and a text whose further lines are indented by the label. */
export function hangingText(label: string, text: string, width: number): string {
  return label + wrapText(text, width - label.length).replaceAll('\n', `\n${' '.repeat(label.length)}`)
}
