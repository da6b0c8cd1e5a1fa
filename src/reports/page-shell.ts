import { element, escaped } from './markup.js'

/** Colours keep 4.5 : 1 against their ground in both schemes; nothing is said by colour alone. */
const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #4a5565; --paper: #fff; --line: #c9d1dc; --accent: #0b5cad; --band: #0b5cad33; --target: #a3330b; --shade: #f2f5f9; --fade: #1c243033 }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f7; --soft: #b6c0cd; --paper: #141a22; --line: #3c4654; --accent: #7db8f5; --band: #7db8f533; --target: #ff9d73; --shade: #1e2631; --fade: #eef2f733 } }
@media print { :root { --ink: #000; --soft: #333; --paper: #fff; --line: #bbb; --accent: #0b5cad; --band: #0b5cad33; --target: #a3330b; --shade: #f5f5f5 } section { break-inside: auto } svg, tr, h2 + p, .memo { break-inside: avoid } h2 { break-after: avoid } thead { display: table-header-group } .scroll { overflow: visible; background: none } }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin-top: 2.5rem }
.memo { font-size: 1.125rem; border-left: .25rem solid var(--accent); padding: .5rem 1rem; background: var(--shade) }
.note { color: var(--soft); font-size: .9375rem } .warning { border: 2px solid var(--target); padding: .5rem 1rem; border-radius: .25rem }
.scroll { overflow-x: auto; position: relative; background: linear-gradient(to right, var(--paper), var(--paper)) left / 1.5rem 100% no-repeat local, linear-gradient(to right, var(--paper), var(--paper)) right / 1.5rem 100% no-repeat local, linear-gradient(to right, var(--fade), transparent) left / .75rem 100% no-repeat, linear-gradient(to left, var(--fade), transparent) right / .75rem 100% no-repeat }
@media screen and (min-width: 60rem) { .broad { width: max-content; min-width: 100%; max-width: min(76rem, 100vw - 3rem); left: 50%; transform: translateX(-50%) } }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums } caption { text-align: left; color: var(--soft); padding: .25rem 0 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
th, td { padding: .375rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top } .figures { text-align: right } td.figures, .figure { white-space: nowrap } .prose { min-width: 9rem } thead th { border-bottom: 2px solid var(--ink) }
dt { font-weight: 600 } dd { margin: 0 0 .5rem; overflow-wrap: anywhere }
svg.picture.narrow { max-width: 36rem } svg.picture { width: 100%; height: auto; font: 13px system-ui, sans-serif } svg text { fill: var(--ink); stroke: var(--paper); stroke-width: 4; stroke-linejoin: round; paint-order: stroke } svg.picture.wide { overflow: visible } .axis, .withheld { fill: var(--soft) !important }
svg.picture .tight { display: none } .label { fill: var(--target) !important; font-weight: 700; letter-spacing: .04em }
.grid { stroke: var(--line) } .interval { stroke: var(--accent); stroke-width: 3; stroke-linecap: round } .dot { fill: var(--paper); stroke: var(--accent); stroke-width: 3 }
.limit { fill: none; stroke: var(--soft); stroke-width: 1.5 } .limit.outer { stroke-dasharray: 6 4 } .outside { stroke: var(--target) } .band { fill: var(--band) } .curve { fill: none; stroke: var(--accent); stroke-width: 2.5 } line.target { stroke: var(--target); stroke-width: 2; stroke-dasharray: 6 4 } .target-label { fill: var(--target) !important; font-weight: 600 }
line.candidate { stroke: var(--soft); stroke-dasharray: 2 4 } line.chosen { stroke: var(--ink); stroke-width: 2; stroke-dasharray: none } text.chosen { font-weight: 700 }
@media screen and (max-width: 34rem) { table { font-size: .9375rem } th, td { padding: .375rem .3125rem } svg.picture.wide { font-size: 22.5px; margin: .5rem 0 .75rem } svg.picture.wide .label { transform: translateY(-8px) } svg.picture.wide .axis[text-anchor=middle] { transform: translateY(6px) } svg.picture.wide .axis.name { transform: translateY(14px) } svg.picture.narrow { font-size: 15px } svg.picture .roomy { display: none } svg.picture .tight { display: inline } }
`

export interface PageShell {
  readonly language: 'id' | 'en'
  readonly title: string
  /** Markup of the sections. */
  readonly body: readonly string[]
  /** CSS of this page alone. */
  readonly style?: string | undefined
}

/** One self-contained HTML page: no script, no font or picture from elsewhere; it prints. */
export function pageShell(page: PageShell): string {
  const head = element(
    'head',
    {},
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    element('title', {}, escaped(page.title)),
    `<style>${style}${page.style ?? ''}</style>`,
  )
  return `<!doctype html>\n${element('html', { lang: page.language }, head, element('body', {}, element('main', {}, ...page.body)))}\n`
}

/** What stands in a section: markup, or something that is drawn in sight of the section's title. */
export type SectionPart = string | ((title: string) => string)

/**
 * A table with a caption; cells are text. Columns of figures alone stand to the right, and figures are not broken over lines. A caption
 * that only repeats the title of the section is left to screen readers, who may come to the table another way.
 */
export function tableOf(caption: string, header: readonly string[], rows: readonly (readonly string[])[]): SectionPart {
  return (title) => drawnTable(caption, caption === title, { header, rows })
}

interface Cells {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

function drawnTable(caption: string, unseen: boolean, { header, rows }: Cells): string {
  const figures = header.map((_, column) => column > 0 && rows.every((row) => isFigure(row[column] ?? '')))
  const heads = header.map((cell, column) =>
    element('th', { scope: 'col', ...(figures[column] === true ? { class: 'figures' } : {}) }, escaped(cell)),
  )
  const body = rows.map(([first = '', ...cells]) => {
    const others = cells.map((cell, k) => {
      const kind = figures[k + 1] === true ? { class: 'figures' } : kindOf(cell)
      return element('td', kind, escaped(cell))
    })
    return element('tr', {}, element('th', { scope: 'row', ...kindOf(first) }, escaped(first)), ...others)
  })
  return element(
    'div',
    { class: header.length > mostColumns ? 'scroll broad' : 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', unseen ? { class: 'unseen' } : {}, escaped(caption)),
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...body),
    ),
  )
}

/** A table of more columns may be wider than the text around it, where the screen is. */
const mostColumns = 7

/** Longer texts keep room for some words on a line where a table is wider than the screen. */
const longestWord = 16

function kindOf(cell: string): { readonly class?: string } {
  if (cell !== '' && isFigure(cell)) return { class: 'figure' }
  return cell.length > longestWord ? { class: 'prose' } : {}
}

/** Whether a cell holds numbers and their signs alone; an empty one does. */
function isFigure(cell: string): boolean {
  return /^[\s\d.,%±–…−+()<>†-]*$/.test(cell)
}

/** A headed section of a page. */
export function section(title: string, ...content: readonly SectionPart[]): string {
  const parts = content.map((part) => (typeof part === 'string' ? part : part(title)))
  return element('section', {}, element('h2', {}, escaped(title)), ...parts)
}

export function note(text: string): string {
  return element('p', { class: 'note' }, escaped(text))
}
