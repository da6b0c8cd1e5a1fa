/** A fenced block of a markdown text. */
export interface Fence {
  readonly language: string
  /** What stands after the language: a file name, or `continues`. */
  readonly info: string
  readonly code: string
  /** 1-based line of the first line of code. */
  readonly line: number
}

/** Fenced blocks in the order of the text; also those inside an HTML comment, which readers do not see. */
export function fencesOf(markdown: string): Fence[] {
  const fences: Fence[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const opening = /^\s*(`{3,})(\S*)[ \t]*(.*?)\s*$/.exec(lines[at] as string)
    if (opening === null) continue
    const [, marks, language, info] = opening as unknown as [string, string, string, string]
    const end = lines.findIndex((line, index) => index > at && line.trim() === marks)
    if (end < 0) throw new Error(`line ${at + 1} opens a block that nothing closes`)
    fences.push({ language, info, code: lines.slice(at + 1, end).join('\n'), line: at + 2 })
    at = end
  }
  return fences
}
