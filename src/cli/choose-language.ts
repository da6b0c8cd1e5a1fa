import type { Language } from '../reports/bilingual.js'

/**
 * Language of a run: `--lang`, else MELEK_LANG, else the locale (LC_ALL, LC_MESSAGES, LANG) where it is English or
 * Indonesian, else Indonesian: most people who score a file at an agency work on machines that name no locale.
 * An unknown `--lang` is left to the argument parser, which refuses it.
 */
export function chooseLanguage(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Language {
  const { MELEK_LANG, LC_ALL, LC_MESSAGES, LANG } = environment
  return languageNamed(languageOption(args)) ?? languageNamed(MELEK_LANG) ?? languageNamed(LC_ALL || LC_MESSAGES || LANG) ?? 'id'
}

function languageOption(args: readonly string[]): string | undefined {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const joined = options.find((arg) => arg.startsWith('--lang='))
  if (joined !== undefined) return joined.slice('--lang='.length)
  const at = options.indexOf('--lang')
  return at < 0 ? undefined : options[at + 1]
}

function languageNamed(name: string | undefined): Language | undefined {
  const language = /^[a-z]+/i.exec(name ?? '')?.[0].toLowerCase()
  return language === 'id' || language === 'en' ? language : undefined
}
