/** The report as JSON, inside the page that shows it: a comment, which no reader sees and no browser runs. */
export function embeddedReport(report: unknown): string {
  // Inside JSON these stand in strings only, where an escape means the same; two hyphens would end the comment.
  const json = JSON.stringify(report).replaceAll('--', '-\\u002d').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')
  return `<!-- ${mark}\n${json}\n-->`
}

/** The JSON inside a page; undefined where there is none. */
export function reportInPage(html: string): string | undefined {
  const start = html.indexOf(`<!-- ${mark}\n`)
  if (start < 0) return undefined
  const from = start + mark.length + 6
  const end = html.indexOf('\n-->', from)
  return end < 0 ? undefined : html.slice(from, end)
}

const mark = 'melek-population-report'
