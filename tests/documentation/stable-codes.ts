import ts from 'typescript'

/** A stable code as a source writes it. */
export interface CodeUse {
  readonly code: string
  /** Carried by a MelekError, or by a detail of one: an object with `code` and a text for a person. */
  readonly carrier: 'error' | 'detail'
  /** `src/room/file.ts:12`. */
  readonly place: string
}

export interface CodeSurvey {
  readonly uses: readonly CodeUse[]
  /** Places whose code cannot be read from the sources; a code must be found by whoever searches for it. */
  readonly unreadable: readonly string[]
}

/** The text for a person that makes an object with a code a detail: of issues and warnings, of refused rows, of notes in a log. */
const texts = ['message', 'reason', 'detail']

/**
 * Every stable code that the files of a program can give: the first argument of `new MelekError(…)` and the `code` of details.
 * @param nameOf a file's path inside the package, undefined for files that do not count
 */
export function surveyCodes(program: ts.Program, nameOf: (path: string) => string | undefined): CodeSurvey {
  const checker = program.getTypeChecker()
  const uses: CodeUse[] = []
  const unreadable: string[] = []
  for (const source of program.getSourceFiles()) {
    const file = nameOf(source.fileName)
    if (file === undefined) continue
    const visit = (node: ts.Node): void => {
      const found = codeAt(node)
      if (found !== undefined) {
        const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
        for (const code of valuesOf(found.code, checker) ?? []) uses.push({ code, carrier: found.carrier, place })
        if (valuesOf(found.code, checker) === undefined) unreadable.push(place)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return { uses, unreadable }
}

function codeAt(node: ts.Node): { readonly code: ts.Expression; readonly carrier: CodeUse['carrier'] } | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'MelekError') {
    const code = node.arguments?.[0]
    return code === undefined ? undefined : { code, carrier: 'error' }
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const named = (name: string) => node.properties.find((property) => property.name?.getText() === name)
  const property = named('code')
  if (property === undefined || texts.every((text) => named(text) === undefined)) return undefined
  if (ts.isPropertyAssignment(property)) return { code: property.initializer, carrier: 'detail' }
  return ts.isShorthandPropertyAssignment(property) ? { code: property.name, carrier: 'detail' } : undefined
}

/** The texts an expression can be; empty where it hands on the code of another error or detail; undefined where it cannot be read. */
function valuesOf(expression: ts.Expression, checker: ts.TypeChecker): string[] | undefined {
  const literals = literalsOf(typeAt(expression, checker))
  if (literals !== undefined) return literals
  if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'code') return []
  if (ts.isTemplateExpression(expression)) return templateValues(expression, checker)
  return ts.isIdentifier(expression) ? argumentValues(expression, checker) : undefined
}

function typeAt(expression: ts.Expression, checker: ts.TypeChecker): ts.Type {
  const symbol = ts.isShorthandPropertyAssignment(expression.parent)
    ? checker.getShorthandAssignmentValueSymbol(expression.parent)
    : undefined
  return symbol === undefined ? checker.getTypeAtLocation(expression) : checker.getTypeOfSymbolAtLocation(symbol, expression)
}

function literalsOf(type: ts.Type): string[] | undefined {
  if (type.isStringLiteral()) return [type.value]
  if (!type.isUnion()) return undefined
  const parts = type.types.map(literalsOf)
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined
}

function templateValues(template: ts.TemplateExpression, checker: ts.TypeChecker): string[] | undefined {
  let values: string[] | undefined = [template.head.text]
  for (const { expression, literal } of template.templateSpans) {
    const middles = valuesOf(expression, checker)
    values = middles && values?.flatMap((start) => middles.map((middle) => start + middle + literal.text))
  }
  return values
}

/** A code that a local function is handed: what its callers in the same file hand it. */
function argumentValues(name: ts.Identifier, checker: ts.TypeChecker): string[] | undefined {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  const parameter = symbol?.valueDeclaration
  if (parameter === undefined || !ts.isParameter(parameter)) return undefined
  const position = parameter.parent.parameters.indexOf(parameter)
  const values: (string[] | undefined)[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && checker.getResolvedSignature(node)?.declaration === parameter.parent) {
      const argument = node.arguments[position]
      values.push(argument && valuesOf(argument, checker))
    }
    ts.forEachChild(node, visit)
  }
  visit(name.getSourceFile())
  return values.length > 0 && values.every((value) => value !== undefined) ? values.flat() : undefined
}
