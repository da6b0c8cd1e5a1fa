/** One problem found in an input: what must hold, where, what was got and how to repair it. */
export interface Issue {
  /** Stable, machine-readable name of the kind of problem, listed in docs/errors.md. */
  readonly code: string
  /** One sentence for a person: what must hold, what was got, what to do. */
  readonly message: string
  /** JSON path inside a document, for instance `items[3].parameters.discrimination`. */
  readonly path?: string
  /** Id of the item concerned. */
  readonly item?: string
  /** Physical line in a file, the header being line 1. */
  readonly line?: number
  /** Name of the column concerned. */
  readonly column?: string
}

/** "items[3].parameters" from a path of keys and indices. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`),
    '',
  )
}

/** One line for a terminal: the place first, then the message. */
export function issueText(issue: Issue): string {
  const place = [
    issue.line === undefined ? undefined : `line ${issue.line}`,
    issue.column === undefined ? undefined : `column "${issue.column}"`,
    issue.item === undefined ? undefined : `item "${issue.item}"`,
  ].filter((part) => part !== undefined)
  const prefix = place.length > 0 ? place.join(', ') : issue.path
  return prefix === undefined || prefix === '' ? issue.message : `${prefix}: ${issue.message}`
}
