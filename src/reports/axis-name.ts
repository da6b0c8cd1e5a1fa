import { element, escaped } from './markup.js'

/** Characters of a line that a picture of 480 units holds on a phone, where its letters are largest. */
export const charactersAcross = 54
const lineHeight = 18

/** Words on as few lines as hold them; a word longer than a line stands on one of its own. */
export function wrappedLines(text: string, most = charactersAcross): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Room that the name of an axis takes. */
export function axisNameHeight(text: string): number {
  return lineHeight * wrappedLines(text).length
}

/** The name of an axis on lines of its own, the first at `y`. */
export function axisName(text: string, x: number, y: number, anchor: 'start' | 'middle'): string {
  const lines = wrappedLines(text).map((line, k) => element('tspan', { x, y: y + lineHeight * k }, escaped(line)))
  return element('text', { 'text-anchor': anchor, class: 'axis' }, ...lines)
}
