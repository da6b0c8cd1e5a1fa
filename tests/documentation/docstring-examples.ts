import ts from 'typescript'
import { fencesOf } from './fences.js'

export interface DocstringExample {
  readonly code: string
  /** 1-based line of the `@example` tag. */
  readonly line: number
}

/** The `@example` blocks of a source text, with or without a fence around the code. */
export function docstringExamples(fileName: string, text: string): DocstringExample[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const found = new Map<number, DocstringExample>()
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text === 'example') found.set(tag.pos, { code: codeOf(tag), line: lineOf(source, tag) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...found.values()]
}

/** Names that an example may use without importing them: the values its own file exports. */
export function exportedValues(fileName: string, text: string): string[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some((word) => word.kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name.text] : []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  })
}

/** Read from the raw comment: the parsed one takes `@` and `{…}` inside code for tags and links. */
function codeOf(tag: ts.JSDocTag): string {
  const raw = tag.getSourceFile().text.slice(tag.tagName.end, tag.parent.end)
  const body = raw
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line, index) => (index === 0 ? line.trim() : line.replace(/^\s*\*? ?/, '')))
  const next = body.findIndex((line, index) => index > 0 && /^@[a-z]+/i.test(line))
  const code = (next < 0 ? body : body.slice(0, next)).join('\n')
  return code.includes('```')
    ? fencesOf(code)
        .map((fence) => fence.code)
        .join('\n')
    : code.trim()
}

function lineOf(source: ts.SourceFile, tag: ts.JSDocTag): number {
  return source.getLineAndCharacterOfPosition(tag.getStart()).line + 1
}
