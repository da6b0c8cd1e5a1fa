import type { ItemAnalysis } from '../calibration/classical/item-analysis.js'
import type { ItemFlag } from '../calibration/classical/item-flags.js'
import { bilingual, type Language } from './bilingual.js'
import { numberWords } from './number-words.js'

interface FlagFacts {
  readonly counted: string
  /** Share of the points, shares of blanks. */
  readonly p: string
  readonly omitted: string
  readonly unreached: string
  /** Item-rest correlation. */
  readonly r: string
  /** "(form A) " where forms have keys of their own, else nothing. */
  readonly form: string
  readonly key: string
  readonly option: string
  readonly keyRest: string
  readonly optionRest: string
}

type FlagSentences = { readonly [Flag in ItemFlag]: (facts: FlagFacts) => string }

const sentences = bilingual<FlagSentences>({
  id: {
    'no-answers': () => 'tidak ada jawaban yang dihitung.',
    'few-answers': ({ counted }) => `hanya ${counted} jawaban: terlalu sedikit untuk dinilai.`,
    constant: () => 'semua orang mendapat nilai yang sama; butir ini tidak membedakan siapa pun.',
    'too-easy': ({ p }) => `${p} benar: terlalu mudah untuk membedakan orang.`,
    'too-hard': ({ p }) => `hanya ${p} benar: terlalu sulit untuk membedakan orang, atau kuncinya salah.`,
    'discrimination-negative': ({ r }) =>
      `yang benar di sini justru lebih rendah pada butir lain (r ${r}): periksa kunci dan naskahnya.`,
    'discrimination-low': ({ r }) => `hampir tidak membedakan yang mampu dari yang lain (r ${r}).`,
    'key-doubtful': ({ form, key, option, keyRest, optionRest }) =>
      `${form}kunci ${key} meragukan: pemilih ${option} lebih baik pada butir lain (r ${optionRest}, pemilih kunci ${keyRest}). Periksa kuncinya.`,
    'key-unchosen': ({ form, key }) => `${form}tidak seorang pun memilih kunci ${key}. Periksa kuncinya.`,
    'distractor-attracts': ({ form, option, optionRest }) =>
      `${form}pilihan salah ${option} menarik orang yang mampu (r ${optionRest}): apakah pilihan itu juga benar?`,
    'blanks-many': ({ omitted }) => `${omitted} mengosongkannya.`,
    'not-reached-many': ({ unreached }) =>
      `${unreached} tidak sampai ke butir ini, atau mengosongkannya dan semua butir sesudahnya: angkanya milik orang yang cepat.`,
  },
  en: {
    'no-answers': () => 'no answer counts; there is nothing to say.',
    'few-answers': ({ counted }) => `only ${counted} answers: too few to judge it by.`,
    constant: () => 'everybody got the same; the item tells nobody apart.',
    'too-easy': ({ p }) => `${p} right: too easy to tell people apart.`,
    'too-hard': ({ p }) => `only ${p} right: too hard to tell people apart, or the key is wrong.`,
    'discrimination-negative': ({ r }) =>
      `those who were right did worse on the other items (r ${r}): check the key and the text.`,
    'discrimination-low': ({ r }) => `hardly tells the able from the others (r ${r}).`,
    'key-doubtful': ({ form, key, option, keyRest, optionRest }) =>
      `${form}key ${key} is doubtful: those who chose ${option} did better on the other items (r ${optionRest}, the key's ${keyRest}). Check the key.`,
    'key-unchosen': ({ form, key }) => `${form}nobody chose the key ${key}. Check the key.`,
    'distractor-attracts': ({ form, option, optionRest }) =>
      `${form}the wrong option ${option} draws able persons (r ${optionRest}): is it right too?`,
    'blanks-many': ({ omitted }) => `${omitted} left it blank.`,
    'not-reached-many': ({ unreached }) =>
      `${unreached} did not get to it, or left it and everything behind it blank: its figures are those of the quick.`,
  },
})

/** Flags that follow from another: nothing of them is worth a sentence of its own. */
const explained: Readonly<Partial<Record<ItemFlag, readonly ItemFlag[]>>> = {
  'key-doubtful': ['discrimination-negative', 'discrimination-low', 'too-hard'],
  'key-unchosen': ['constant', 'too-hard'],
  constant: ['too-easy', 'too-hard'],
}

/** One plain sentence for each flag of an item, in their order; a doubtful key stands for what follows from it. */
export function flagSentences(analysis: ItemAnalysis, language: Language): string[] {
  const follows = new Set(analysis.flags.flatMap((flag) => explained[flag] ?? []))
  return analysis.flags
    .filter((flag) => !follows.has(flag))
    .map((flag) => capitalised(sentences[language][flag](factsOf(analysis, flag, language))))
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The items that something is said of, apart from those that have too few answers. */
export function flaggedItems(items: readonly ItemAnalysis[]): {
  readonly flagged: readonly ItemAnalysis[]
  readonly few: readonly ItemAnalysis[]
} {
  const few = items.filter(({ flags }) => flags.includes('few-answers'))
  return { flagged: items.filter((each) => each.flags.length > 0 && !few.includes(each)), few }
}

function factsOf(analysis: ItemAnalysis, flag: ItemFlag, language: Language): FlagFacts {
  const { count, percent, decimal } = numberWords(language)
  const { counted, difficulty, itemRest, keyDoubts, options, omittedShare, notReachedShare, trailingShare } = analysis
  const correlation = (value: number | undefined) => (value === undefined ? '–' : decimal(value, 2))
  const unchosen = options.find(({ isKey, persons }) => isKey && persons === 0)
  const rest = (option: (typeof options)[number]) => (option.optionRest.kind === 'estimated' ? option.optionRest.value : -1)
  const drawing = options
    .filter(({ isKey, option }) => !isKey && option !== undefined)
    .sort((one, other) => rest(other) - rest(one))[0]
  const [doubt] = keyDoubts
  const form = flag === 'key-doubtful' ? doubt?.form : flag === 'key-unchosen' ? unchosen?.form : drawing?.form
  return {
    counted: count(counted),
    p: difficulty.kind === 'estimated' ? percent(difficulty.p, 0) : '–',
    omitted: percent(omittedShare, 0),
    unreached: percent(Math.max(notReachedShare, trailingShare), 0),
    r: correlation(itemRest.kind === 'estimated' ? itemRest.value : undefined),
    form: form === undefined ? '' : language === 'id' ? `paket ${form}: ` : `form ${form}: `,
    key: (flag === 'key-unchosen' ? unchosen?.option : doubt?.key) ?? '',
    option: (flag === 'key-doubtful' ? doubt?.option : drawing?.option) ?? '',
    keyRest: correlation(doubt?.keyRest),
    optionRest: correlation(flag === 'key-doubtful' ? doubt?.optionRest : drawing === undefined ? undefined : rest(drawing)),
  }
}
