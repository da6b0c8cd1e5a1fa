import { expect, test } from 'vitest'
import { chooseLanguage } from '../../src/cli/choose-language.js'

test.each([
  [['score', '--lang', 'en'], { MELEK_LANG: 'id' }, 'en'],
  [['--lang=id', 'score'], { MELEK_LANG: 'en' }, 'id'],
  [[], { MELEK_LANG: 'en', LANG: 'id_ID.UTF-8' }, 'en'],
  [[], { LC_ALL: 'en_GB.UTF-8', LANG: 'id_ID.UTF-8' }, 'en'],
  [[], { LANG: 'id_ID.UTF-8' }, 'id'],
  [[], { LANG: 'en_US' }, 'en'],
  [[], { LANG: 'C.UTF-8' }, 'id'],
  [[], { LANG: 'de_DE.UTF-8' }, 'id'],
  [[], {}, 'id'],
  [['--', '--lang', 'en'], {}, 'id'],
  [['--lang'], {}, 'id'],
] as const)('%j with %j speaks %s', (args, environment, language) => {
  expect(chooseLanguage(args, environment)).toBe(language)
})
