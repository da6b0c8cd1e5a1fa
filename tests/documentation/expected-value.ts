import ts from 'typescript'

/**
 * What the text behind `// =>` promises, compared with what the code gave.
 *
 * Numbers hold at the decimals that are written: `0.58` promises 0.575 to 0.585, `0.5800` four decimals. Whole numbers
 * without exponent are exact. `…` as last member of an object or array promises nothing about the rest; alone it stands for any value.
 * @returns one line per difference, empty where the promise holds
 * @throws where the text is not a value
 */
export function differences(actual: unknown, expectedText: string, path = 'value'): string[] {
  const elided = expectedText.replaceAll('…', '__rest__')
  const source = ts.createSourceFile('expected.ts', `(${elided})`, ts.ScriptTarget.Latest, true)
  const statement = source.statements[0]
  if (source.statements.length !== 1 || statement === undefined || !ts.isExpressionStatement(statement)) {
    throw new Error(`"${expectedText}" is not one value`)
  }
  return compare(actual, statement.expression, path)
}

function compare(actual: unknown, expected: ts.Expression, path: string): string[] {
  if (ts.isParenthesizedExpression(expected)) return compare(actual, expected.expression, path)
  if (isRest(expected)) return []
  if (ts.isObjectLiteralExpression(expected)) return compareObject(actual, expected, path)
  if (ts.isArrayLiteralExpression(expected)) return compareArray(actual, expected, path)
  if (isNumber(expected)) return compareNumber(actual, expected.getText(), path)
  const wanted = constantOf(expected)
  return Object.is(actual, wanted) ? [] : [`${path} is ${show(actual)}, promised ${show(wanted)}`]
}

function compareObject(actual: unknown, expected: ts.ObjectLiteralExpression, path: string): string[] {
  if (typeof actual !== 'object' || actual === null) return [`${path} is ${show(actual)}, promised an object`]
  const found: string[] = []
  const left = new Set(Object.keys(actual))
  let open = false
  for (const property of expected.properties) {
    if (ts.isShorthandPropertyAssignment(property) && isRest(property.name)) open = true
    else if (ts.isPropertyAssignment(property)) {
      const key =
        ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name) ? property.name.text : property.name.getText()
      left.delete(key)
      found.push(...compare((actual as Record<string, unknown>)[key], property.initializer, `${path}.${key}`))
    } else throw new Error(`"${property.getText()}" is not a property with a value`)
  }
  return open || left.size === 0 ? found : [...found, `${path} also has ${[...left].join(', ')}`]
}

function compareArray(actual: unknown, expected: ts.ArrayLiteralExpression, path: string): string[] {
  const members = ArrayBuffer.isView(actual) ? Array.from(actual as Float64Array) : actual
  if (!Array.isArray(members)) return [`${path} is ${show(actual)}, promised an array`]
  const last = expected.elements.at(-1)
  const open = last !== undefined && isRest(last)
  const wanted = open ? expected.elements.slice(0, -1) : expected.elements
  if (open ? members.length < wanted.length : members.length !== wanted.length) {
    return [`${path} has ${members.length} members, promised ${wanted.length}`]
  }
  return wanted.flatMap((element, index) => compare(members[index], element, `${path}[${index}]`))
}

function compareNumber(actual: unknown, text: string, path: string): string[] {
  const wanted = Number(text.replaceAll(/[_\s]/g, ''))
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent)
  const exact = !/[.e]/i.test(text)
  const tolerance = exact ? 0 : 0.5 * 10 ** -decimals * (1 + 1e-9)
  const holds = typeof actual === 'number' && (Math.abs(actual - wanted) <= tolerance || Object.is(actual, wanted))
  return holds ? [] : [`${path} is ${show(actual)}, promised ${text}`]
}

function constantOf(expected: ts.Expression): unknown {
  if (ts.isStringLiteralLike(expected)) return expected.text
  const constants = new Map<string, unknown>([
    ['true', true],
    ['false', false],
    ['null', null],
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
  ])
  const text = expected.getText()
  if (!constants.has(text)) throw new Error(`"${text}" is not a value`)
  return constants.get(text)
}

function isNumber(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) || (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand))
}

function isRest(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === '__rest__'
}

function show(value: unknown): string {
  return typeof value === 'number' || value === undefined ? String(value) : (JSON.stringify(value) ?? String(value))
}
