import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { parseJson, readBytes } from '../../bulk/read-document.js'
import { MelekError } from '../../issues/melek-error.js'
import type { Standard } from '../../literacy/standard.js'
import type { PopulationReport } from '../../population/population-report.js'
import { type ReportDifference, reportDifferences } from '../../population/report-differences.js'
import { roleText } from '../../reports/document-words.js'
import { reportInPage } from '../../reports/embedded-report.js'
import { numberWords } from '../../reports/number-words.js'
import { populationPage } from '../../reports/population-page.js'
import { fileFingerprint } from '../../runtime/file-fingerprint.js'
import { packageVersion } from '../../runtime/package-version.js'
import type { CommandContext } from '../command-context.js'
import { addHelpNotes } from '../command-help.js'
import { exitCodes } from '../exit-code.js'
import { computeReport, type PopulationSettings } from '../population-report.js'
import { verifyWords } from '../words/verify-words.js'

/** `verify REPORT`: computes a report again from its inputs; exit code 2 where anything differs. */
export function addVerifyCommand(program: Command, context: CommandContext): void {
  const words = verifyWords[context.language]
  const command = program
    .command('verify')
    .description(words.description)
    .argument('<report>', words.report)
    .action((path: string) => verifyCommand(path, context))
  addHelpNotes(command, context.language, { example: 'melek verify shares.html', terms: { report: words.termReport } })
}

/** So many differences are listed; of more, the first and their number. */
const mostListed = 20

async function verifyCommand(path: string, context: CommandContext): Promise<void> {
  const words = verifyWords[context.language]
  const { terminal } = context
  const { count } = numberWords(context.language)
  const { report: stated, page } = await readReport(path)
  const { provenance } = stated
  if (provenance.version !== packageVersion) terminal.say(words.otherVersion(provenance.version, packageVersion))
  const missing = provenance.inputs.filter((input) => !existsSync(input.path))
  for (const { role, path: input } of missing) terminal.say(words.inputMissing(roleText(role, context.language), input))
  const changed: string[] = []
  for (const { role, path: input, sha256 } of provenance.inputs) {
    if (!existsSync(input) || (await fileFingerprint(input)) === sha256) continue
    changed.push(role)
    terminal.say(words.inputChanged(roleText(role, context.language), input))
  }
  if (missing.length > 0) {
    terminal.say(words.notRecomputed)
    context.finish(exitCodes.rejected)
    return
  }
  // The source and the options are what the report says; nothing else decides a figure.
  const { report, standard } = await computeReport(
    provenance.source,
    provenance.options as unknown as PopulationSettings,
    context,
  )
  const differences = reportDifferences(withoutProvenance(stated), withoutProvenance(report))
  const forged = page === undefined ? undefined : pageDifference(page, stated, standard)
  if (forged !== undefined) terminal.say(words.pageDiffers(forged.stated, forged.found))
  if (changed.length === 0 && differences.length === 0 && forged === undefined) {
    terminal.say(words.same(count(provenance.inputs.length)))
    return
  }
  context.finish(exitCodes.rejected)
  if (differences.length === 0) return
  terminal.say(words.differences(count(differences.length)))
  for (const difference of differences.slice(0, mostListed)) terminal.print(placeText(difference, context))
  if (differences.length > mostListed) terminal.say(words.more(count(differences.length - mostListed)))
}

function placeText({ path, stated, found }: ReportDifference, { language }: CommandContext): string {
  const text = (value: unknown) => {
    const json = JSON.stringify(value) ?? '–'
    return json.length > 40 ? `${json.slice(0, 39)}…` : json
  }
  return verifyWords[language].place(path, text(stated), text(found))
}

/** Command line and paths may differ where the figures do not; the inputs are held to their fingerprints apart. */
function withoutProvenance({ provenance: _, ...figures }: PopulationReport): unknown {
  // What JSON leaves out of an object is left out on both sides.
  return JSON.parse(JSON.stringify(figures))
}

/** Characters shown about the first place where a page is not what its figures give. */
const shown = { before: 30, after: 40 } as const

/** Where the page that people read says other than the figures inside it: it is drawn again from these. */
function pageDifference(
  page: string,
  report: PopulationReport,
  standard: Standard,
): { readonly stated: string; readonly found: string } | undefined {
  const language = /<html[^>]* lang="en"/.test(page) ? 'en' : 'id'
  const drawn = populationPage({ report, standard, language })
  if (drawn === page) return undefined
  let at = 0
  while (drawn[at] === page[at]) at += 1
  const from = Math.max(0, at - shown.before)
  return { stated: page.slice(from, at + shown.after), found: drawn.slice(from, at + shown.after) }
}

/** @throws MelekError `report-invalid` for what is no report of `melek population` */
async function readReport(path: string): Promise<{ readonly report: PopulationReport; readonly page: string | undefined }> {
  const bytes = await readBytes(path)
  const text = new TextDecoder().decode(bytes)
  const inside = reportInPage(text)
  const report = (inside === undefined ? parseJson(bytes, path) : JSON.parse(inside)) as PopulationReport | null
  if (report?.format === 'melek-population/1' && report.provenance !== undefined)
    return { report, page: inside === undefined ? undefined : text }
  throw new MelekError('report-invalid', `"${path}" is no report of melek population; name the page or the JSON that it wrote`)
}
