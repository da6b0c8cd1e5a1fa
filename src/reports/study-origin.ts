import { bilingual, type Language } from './bilingual.js'
import { element, escaped } from './markup.js'
import { section } from './page-shell.js'

/** How a study of fit, DIF, link or drift was made, said at the foot of its page. */
export interface StudyOrigin {
  /** Names of the files that went in. */
  readonly sources: readonly string[]
  readonly command?: string | undefined
  /** Version of melek. */
  readonly version: string
}

const words = bilingual({
  id: { title: 'Bagaimana angka ini dibuat', sources: 'Berkas masukan', command: 'Perintah', software: 'Perangkat lunak' },
  en: { title: 'How these figures were made', sources: 'Input files', command: 'Command', software: 'Software' },
})

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
