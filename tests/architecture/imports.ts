import ts from 'typescript'

export interface ImportUse {
  /** What stands between the quotes. */
  readonly specifier: string
  /** 1-based. */
  readonly line: number
}

/** Two tests ask for the imports of the whole house. */
const found = new Map<string, readonly ImportUse[]>()

/**
 * Every module a source text names: imports, re-exports, type-only forms, `import('…')` as value and as type,
 * `import x = require('…')` and `require('…')` are all the same to the floor plan.
 */
export function importsOf(fileName: string, text: string): readonly ImportUse[] {
  const key = `${fileName}\n${text}`
  const uses = found.get(key) ?? parsedImports(fileName, text)
  found.set(key, uses)
  return uses
}

function parsedImports(fileName: string, text: string): ImportUse[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const found: ImportUse[] = []
  const visit = (node: ts.Node): void => {
    const named = moduleNamedBy(node)
    if (named !== undefined) {
      found.push({ specifier: named.text, line: source.getLineAndCharacterOfPosition(named.getStart()).line + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const reference of source.referencedFiles) {
    found.push({ specifier: reference.fileName, line: source.getLineAndCharacterOfPosition(reference.pos).line + 1 })
  }
  return found
}

function moduleNamedBy(node: ts.Node): ts.StringLiteralLike | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier)
  if (ts.isExternalModuleReference(node)) return literal(node.expression)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return literal(node.argument.literal)
  if (ts.isCallExpression(node) && isLoader(node.expression)) return literal(node.arguments[0])
  return undefined
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
}

function literal(node: ts.Node | undefined): ts.StringLiteralLike | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node : undefined
}
