import { bilingual, type Language } from './bilingual.js'
import { element, escaped } from './markup.js'
import { section } from './page-shell.js'
import { provisionalText } from './provisional-words.js'

/** How a study of fit, DIF, link or drift was made, said at the foot of its page. */
export interface StudyOrigin {
  /** Names of the files that went in. */
  readonly sources: readonly string[]
  readonly command?: string | undefined
  /** Version of melek. */
  readonly version: string
  /** Ids of the banks that are provisional. */
  readonly provisional?: readonly string[] | undefined
}

const words = bilingual({
  id: { title: 'Bagaimana angka ini dibuat', sources: 'Berkas masukan', command: 'Perintah', software: 'Perangkat lunak' },
  en: { title: 'How these figures were made', sources: 'Input files', command: 'Command', software: 'Software' },
})

/** What limits the use of all figures of a page in a box, where there is anything. */
export function cautionBox(cautions: readonly string[], { provisional = [] }: StudyOrigin, language: Language): string[] {
  const all = [...(provisional.length === 0 ? [] : [provisionalText(provisional, language)]), ...cautions]
  return all.length === 0 ? [] : [element('div', { class: 'warning' }, ...all.map((text) => element('p', {}, escaped(text))))]
}

export function originSection(
  { sources, command, version }: StudyOrigin,
  language: Language,
  more: readonly (readonly [string, string])[],
): string {
  const own = words[language]
  const entries: readonly (readonly [string, string])[] = [
    [own.sources, sources.join(', ')],
    ...more,
    ...(command === undefined ? [] : [[own.command, command] as const]),
    [own.software, `melek ${version}`],
  ]
  const list = entries.map(([term, meaning]) => element('dt', {}, escaped(term)) + element('dd', {}, escaped(meaning)))
  return section(own.title, element('dl', {}, ...list))
}
