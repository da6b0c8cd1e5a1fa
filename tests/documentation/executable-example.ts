import ts from 'typescript'

interface Promised {
  readonly kind: '=>' | 'throws'
  readonly text: string
  /** Offset of the comment. */
  readonly at: number
  readonly line: number
}

/**
 * The example with each `// => value` and `// throws code` turned into a check of the statement before it.
 * @param where names file and line of the block in messages
 * @param firstLine 1-based line of the block's first line in that file
 */
export function executable(code: string, where: string, firstLine: number): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const edits = promisesOf(source).flatMap((promised) => {
    const place = `${where}:${firstLine + promised.line}`
    const statement = statementBefore(source, promised.at)
    if (statement === undefined) throw new Error(`${place}: no statement stands before "// ${promised.kind}"`)
    return check(statement, promised, place)
  })
  return edits.sort((one, other) => other.from - one.from).reduce(edited, code)
}

/** Replaces the text from `from` up to `to`. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

function edited(code: string, { from, to, text }: Edit): string {
  return code.slice(0, from) + text + code.slice(to)
}

/** Comments are looked for around the tokens of the parsed program: a scanner alone takes the rest of a template for code, and code for a template. */
function promisesOf(source: ts.SourceFile): Promised[] {
  const code = source.text
  const ends = new Map<number, number>()
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source)
    for (const child of children) visit(child)
    if (children.length > 0) return
    const around = [
      ...(ts.getLeadingCommentRanges(code, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(code, node.end) ?? []),
    ]
    for (const { kind, pos, end } of around) if (kind === ts.SyntaxKind.SingleLineCommentTrivia) ends.set(pos, end)
  }
  visit(source)
  return [...ends].flatMap(([at, end]) => {
    const match = /^\/\/ (=>|throws) (.*)$/.exec(code.slice(at, end).trimEnd())
    if (match === null) return []
    const line = code.slice(0, at).split('\n').length - 1
    return [{ kind: match[1] as Promised['kind'], text: match[2] as string, at, line }]
  })
}

function statementBefore(source: ts.SourceFile, position: number): ts.Statement | undefined {
  let nearest: ts.Statement | undefined
  const visit = (node: ts.Node): void => {
    const checkable = ts.isExpressionStatement(node) || ts.isVariableStatement(node)
    if (checkable && node.end <= position && (nearest === undefined || node.end > nearest.end)) nearest = node
    ts.forEachChild(node, visit)
  }
  visit(source)
  const between = nearest === undefined ? 'x' : source.text.slice(nearest.end, position)
  return /^[\s;]*$/.test(between) ? nearest : undefined
}

function check(statement: ts.Statement, promised: Promised, place: string): Edit[] {
  const words = `${JSON.stringify(promised.text)}, ${JSON.stringify(place)}`
  if (ts.isExpressionStatement(statement)) {
    const expression = printed(statement.expression) ?? statement.expression
    const opening =
      promised.kind === '=>' ? ';__promise((' : `;await __promiseThrown(${awaits(expression) ? 'async ' : ''}() => (`
    return [
      { from: statement.getStart(), to: expression.getStart(), text: opening },
      { from: expression.end, to: statement.end, text: `), ${words});` },
    ]
  }
  const declaration = ts.isVariableStatement(statement) ? statement.declarationList.declarations.at(-1) : undefined
  if (declaration === undefined || promised.kind === 'throws')
    throw new Error(`${place}: only an expression can be promised to throw`)
  return [{ from: statement.end, to: statement.end, text: `;__promise((${boundTo(declaration.name)}), ${words});` }]
}

function awaits(expression: ts.Expression): boolean {
  return /\bawait\b/.test(expression.getText())
}

/** The `x` of `console.log(x)`. */
function printed(expression: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'console.log') return undefined
  return expression.arguments.length === 1 ? expression.arguments[0] : undefined
}

function boundTo(name: ts.BindingName): string {
  if (ts.isIdentifier(name)) return name.text
  const names = name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : [boundTo(element.name)]))
  return ts.isObjectBindingPattern(name) ? `{ ${names.join(', ')} }` : `[${names.join(', ')}]`
}
