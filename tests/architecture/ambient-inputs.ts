import ts from 'typescript'

/**
 * Where a text reads the clock, the machine's chance, its language or its console: things that make two runs differ.
 * @returns one `line what` per use, in the order of the text
 */
export function ambientInputsOf(fileName: string, text: string): string[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const what = ambientInput(node)
    if (what !== undefined) found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const readers = new Set(['Math.random', 'Date.now', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'])

function ambientInput(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()'
  if (!ts.isPropertyAccessExpression(node)) return undefined
  const object = node.expression.getText().replace(/^globalThis\./, '')
  const member = node.name.text
  if (readers.has(`${object}.${member}`)) return `${object}.${member}`
  if (object === 'Intl' || object === 'console' || object === 'process') return `${object}.${member}`
  return /^(toLocale\w+|localeCompare)$/.test(member) ? member : undefined
}
