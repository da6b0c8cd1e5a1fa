/** Text that is safe inside HTML and SVG, in content and in quoted attributes. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** An element of HTML or SVG. Children are markup already; use `escaped` for text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? shortNumber(value) : value)}"`,
  )
  return `<${name}${written.join('')}>${children.join('')}</${name}>`
}

/** Coordinates need no more than a hundredth of a pixel. */
function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}
