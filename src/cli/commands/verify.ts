import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { parseJson, readBytes } from '../../bulk/read-document.js'
import { MelekError } from '../../issues/melek-error.js'
import type { PopulationReport } from '../../population/population-report.js'
import { type ReportDifference, reportDifferences } from '../../population/report-differences.js'
import { reportInPage } from '../../reports/embedded-report.js'
import { numberWords } from '../../reports/number-words.js'
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
  const stated = await readReport(path)
  const { provenance } = stated
  if (provenance.version !== packageVersion) terminal.say(words.otherVersion(provenance.version, packageVersion))
  const missing = provenance.inputs.filter((input) => !existsSync(input.path))
  for (const { role, path: input } of missing) terminal.say(words.inputMissing(role, input))
  const changed: string[] = []
  for (const { role, path: input, sha256 } of provenance.inputs) {
    if (!existsSync(input) || (await fileFingerprint(input)) === sha256) continue
    changed.push(role)
    terminal.say(words.inputChanged(role, input))
  }
  if (missing.length > 0) {
    terminal.say(words.notRecomputed)
    context.finish(exitCodes.rejected)
    return
  }
  // The source and the options are what the report says; nothing else decides a figure.
  const { report } = await computeReport(provenance.source, provenance.options as unknown as PopulationSettings, context)
  const differences = reportDifferences(withoutProvenance(stated), withoutProvenance(report))
  if (changed.length === 0 && differences.length === 0) {
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

/** @throws MelekError `report-invalid` for what is no report of `melek population` */
async function readReport(path: string): Promise<PopulationReport> {
  const bytes = await readBytes(path)
  const inside = reportInPage(new TextDecoder().decode(bytes))
  const report = (inside === undefined ? parseJson(bytes, path) : JSON.parse(inside)) as PopulationReport | null
  if (report?.format === 'melek-population/1' && report.provenance !== undefined) return report
  throw new MelekError('report-invalid', `"${path}" is no report of melek population; name the page or the JSON that it wrote`)
}
