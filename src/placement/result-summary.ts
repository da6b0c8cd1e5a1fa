import type { LocalizedText } from '../literacy/localized-text.js'
import { type Standard, targetIndex } from '../literacy/standard.js'
import type { UnspokenResult } from './placement-result.js'

/** A result in plain sentences: level, how sure, and everything that limits its use. */
export function resultSummary(result: UnspokenResult, standard: Standard): LocalizedText {
  const parts = [
    originSentence(result),
    levelSentence(result),
    targetSentence(result, standard),
    lengthSentence(result),
    ...limits(result),
  ]
  return {
    id: parts
      .map((part) => part.id)
      .filter((text) => text !== '')
      .join(' '),
    en: parts
      .map((part) => part.en)
      .filter((text) => text !== '')
      .join(' '),
  }
}

function originSentence({ simulated }: UnspokenResult): LocalizedText {
  if (simulated === undefined) return { id: '', en: '' }
  return {
    id: 'DATA SINTETIS: tes ini disimulasikan, tidak ada orang yang mengerjakannya.',
    en: 'SYNTHETIC DATA: this test was simulated, nobody sat it.',
  }
}

function levelSentence(result: UnspokenResult): LocalizedText {
  if (result.kind === 'no-responses')
    return { id: 'Belum ada jawaban, jadi tidak ada hasil.', en: 'There are no answers, so there is no result.' }
  if (result.kind === 'no-information') {
    return {
      id: 'Jawaban-jawaban ini tidak memberi keterangan tentang kemampuan.',
      en: 'These answers say nothing about proficiency.',
    }
  }
  const { id, en } = result.levelName
  if (result.kind === 'unbounded') {
    return result.direction === 'above'
      ? {
          id: `Tingkat Anda: ${id}. Butir tes ini terlalu mudah bagi Anda, jadi tidak ada angka.`,
          en: `Your level: ${en}. The items were too easy for you, so there is no figure.`,
        }
      : {
          id: `Tingkat Anda: ${id}. Butir tes ini terlalu sulit bagi Anda, jadi tidak ada angka.`,
          en: `Your level: ${en}. The items were too hard for you, so there is no figure.`,
        }
  }
  const figure = figureText(result)
  return { id: `Tingkat Anda: ${id}, ${figure.id}.`, en: `Your level: ${en}, ${figure.en}.` }
}

/** Standard errors that a normal distribution of 95% reaches to each side. */
const reach95 = 1.96

/** "512 ± 65 points (95%)" on the reporting scale, or logits where the standard has none; ± is half the width of the 95% interval. */
function figureText(result: Extract<UnspokenResult, { kind: 'finite' }>): LocalizedText {
  const { score } = result
  const digits = score === undefined ? 2 : 0
  const value = score?.value ?? result.theta
  const error = score === undefined ? result.standardError : score.standardError
  const text = (decimal: string) => {
    const figure = fixed(value, digits, decimal)
    return error === null ? figure : `${figure} ± ${fixed(reach95 * error, digits, decimal)}`
  }
  const level = error === null ? '' : ' (95%)'
  return score === undefined
    ? { id: `${text(',')} logit${level}`, en: `${text('.')} logits${level}` }
    : { id: `${text(',')} poin${level}`, en: `${text('.')} points${level}` }
}

function targetSentence(result: UnspokenResult, standard: Standard): LocalizedText {
  if (!('probabilityAtTarget' in result)) return { id: '', en: '' }
  const target = standard.levels[targetIndex(standard)]
  if (target === undefined) return { id: '', en: '' }
  const percent = percentText(result.probabilityAtTarget)
  return {
    id: `Peluang Anda telah mencapai sasaran, ${target.name.id} atau lebih: ${percent}%.`,
    en: `The probability that you have reached the target, ${target.name.en} or above: ${percent}%.`,
  }
}

function lengthSentence({ itemsGiven, status }: UnspokenResult): LocalizedText {
  return status === 'running'
    ? {
        id: `Tes belum selesai; sejauh ini ${itemsGiven} butir.`,
        en: `The test is not finished; ${itemsGiven} ${plural(itemsGiven)} so far.`,
      }
    : { id: `Tes ini memakai ${itemsGiven} butir.`, en: `The test took ${itemsGiven} ${plural(itemsGiven)}.` }
}

function limits({ provisional, security, scaleId }: UnspokenResult): LocalizedText[] {
  const all: LocalizedText[] = []
  if (provisional) {
    all.push({
      id: 'Hasil ini sementara: tingkat kesukaran butir masih taksiran ahli, belum diuji dengan data, jadi jangan dipakai untuk keputusan kepegawaian atau sertifikat.',
      en: 'This result is provisional: item difficulties are expert judgements not yet tested with data, so do not use it for personnel decisions or certificates.',
    })
  }
  if (security === 'public') {
    all.push({
      id: 'Butir tes ini terbuka untuk umum, jadi mungkin sudah dikenal sebelumnya.',
      en: 'The items are public, so they may have been known beforehand.',
    })
  }
  if (scaleId === null) {
    all.push({
      id: 'Skala tes ini tidak bernama, jadi kecocokannya dengan standar tidak dapat dipastikan.',
      en: 'The scale has no name, so nothing vouches that the standard belongs to it.',
    })
  }
  return all
}

function plural(items: number): string {
  return items === 1 ? 'item' : 'items'
}

/** Whole percent, never 0 or 100 of what is only nearly certain. */
function percentText(probability: number): string {
  if (probability < 0.01) return '< 1'
  if (probability > 0.99) return '> 99'
  return fixed(100 * probability, 0, '.')
}

function fixed(value: number, digits: number, decimal: string): string {
  const text = value.toFixed(digits)
  return (Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')).replace('.', decimal)
}
