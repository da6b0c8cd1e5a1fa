import { currentItems } from '../src/adaptive/session/session.js'
import { createPlacementTest } from '../src/placement/placement-test.js'
import { bundledDocuments, formulaDocuments } from './placement-documents.js'
import { answerSheets } from './simulated-answers.js'

/**
 * A process that has never seen an adaptive test makes one and gives it: `first-item.ts ITEMS SEED` prints the CPU seconds of making the
 * test, of the first item, of the first answer and of the tenth, as JSON.
 */
const [items = '63', seed = ''] = process.argv.slice(3)
const documents = items === '63' ? bundledDocuments : formulaDocuments(Number(items), seed)
// The answers warm up nothing but item curves.
const sheet = answerSheets(documents, 1, seed)[0]
const answerTo = (item: string) => sheet?.get(item)?.answer ?? { omitted: true as const }

const seconds: number[] = []
function timed<Result>(work: () => Result): Result {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  seconds.push((user + system) / 1e6)
  return result
}

const test = timed(() => createPlacementTest(documents))
let session = timed(() => test.start({ seed, language: 'en' }))
for (let answer = 1; answer <= 10; answer++) {
  const item = currentItems(session)[0] as string
  const respond = () => test.respond(session, item, answerTo(item))
  session = answer === 1 || answer === 10 ? timed(respond) : respond()
}
if (session.events.length !== 21) throw new Error(`after ten answers the log has ${session.events.length} events`)
process.stdout.write(JSON.stringify(seconds))
