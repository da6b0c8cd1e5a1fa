import type { Session } from '../adaptive/session/session.js'
import { compileBank } from '../bank/compile-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { readJson } from '../bulk/read-document.js'
import { MelekError } from '../issues/melek-error.js'
import { demonstrationPathway } from '../literacy/pathway/demonstration-pathway.js'
import { parseStandard } from '../literacy/standard-schema.js'
import { pillarLevels } from '../placement/pillar-levels.js'
import type { PlacementDocuments } from '../placement/placement-documents.js'
import type { PlacementTest } from '../placement/placement-test.js'
import { individualFacts, type PillarFinding } from '../reports/individual-facts.js'
import { individualPage } from '../reports/individual-page.js'
import { parsePillarValues } from '../reports/individual-pillar-values-schema.js'
import { packageVersion } from '../runtime/package-version.js'
import type { CommandContext } from './command-context.js'
import { takeWords } from './words/take-words.js'
import { writeText } from './write-text.js'

/** What a page on one person may say beside the result. */
export interface IndividualOptions {
  readonly name?: string
  /** As 2026-11-22. */
  readonly testedOn?: string
  /** Path of a population report in JSON. */
  readonly pillarValues?: string
  /** Proficiency of a simulated person. */
  readonly simulate?: number
}

export interface FinishedTest {
  readonly test: PlacementTest
  readonly documents: PlacementDocuments
  readonly finished: Session
  readonly options: IndividualOptions
}

/**
 * Writes the page for the person. The demonstration pathway is for the levels of the demonstration standard, and for no others.
 * @throws MelekError `pillar-values-invalid`, `pillar-values-bank` for values found on another bank
 */
export async function writeIndividualReport(path: string, finished: FinishedTest, context: CommandContext): Promise<void> {
  const { test, documents, finished: session, options } = finished
  const standard = parseStandard(documents.standard)
  const facts = individualFacts({
    session,
    result: test.result(session),
    standard,
    pathway: standard.id === demonstrationPathway.id ? demonstrationPathway : undefined,
    pillarFindings: options.pillarValues === undefined ? undefined : await pillarFindings(options.pillarValues, finished),
    person: options.name,
    testedOn: options.testedOn,
    synthetic: session.simulated !== undefined || options.simulate !== undefined,
    version: packageVersion,
  })
  await writeText(path, individualPage(facts, context.language), context)
  context.terminal.note(takeWords[context.language].written(path))
}

/** Levels of the person on the pillars whose worth is known from persons who were tested alike. */
async function pillarFindings(path: string, { test, documents, finished }: FinishedTest): Promise<PillarFinding[]> {
  const { bank: valued, values } = parsePillarValues(await readJson(path))
  const bank = compileBank(parseBank(documents.bank))
  if (valued.id !== bank.id || valued.version !== bank.version)
    throw new MelekError(
      'pillar-values-bank',
      `the values of pillars are of the bank "${valued.id}" ${valued.version}, the test is from "${bank.id}" ${bank.version}; take a report on that bank`,
    )
  const pillarOf = new Map(bank.items.flatMap(({ id, content }) => (content?.pillar === undefined ? [] : [[id, content.pillar]])))
  const levels = pillarLevels(test.engineOf(finished), finished, parseStandard(documents.standard), pillarOf)
  return [...values].flatMap(([pillar, value]) => {
    const found = levels.find((each) => each.pillar === pillar)
    return found === undefined ? [] : [{ pillar, level: found.level, levelProbabilities: found.levelProbabilities, value }]
  })
}
