import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lastingFolder } from './folder.js'
import { runCommand } from './run-command.js'

const path = lastingFolder()
const files: Readonly<Record<string, string>> = {
  'bank.csv': 'item,model,a,b\nA1,2pl,1.2,0.1\nA2,2pl,0.9,-0.5\nA3,2pl,1.1,0.8\n',
  'bad-bank.csv': 'item,model,a,b\nA1,2pl,-1.2,0.1\nA2,5pl,0.9,-0.5\n',
  'bad.json': '{"format": "melek-bank/1",\n "id": }',
  'responses.csv': 'person,A1,A2,A3,unit\np1,1,0,1,X\np2,0,1,0,X\np3,1,1,0,\n',
  'other.csv': 'person,A1,A2,A9\np1,1,0,1\n',
  'empty.csv': '',
  'scores.csv': 'person,theta,standard_error\na,0.1,0.3\nb,0.4,0.3\n',
  'all-right.csv': `person,A1,A2\n${Array.from({ length: 30 }, (_, p) => `p${p},1,${p % 2}`).join('\n')}\n`,
}

/** What a person sees on standard error or output, as one line. */
async function said(language: 'id' | 'en', command: string): Promise<string> {
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content)
  const args = command.split(' ').map((word) => (/\.(csv|json)$/.test(word) ? path(word) : word))
  const { stdout, stderr, code } = await runCommand(['--lang', language, ...args])
  expect(code).toBeGreaterThan(0)
  return `${stdout} ${stderr}`.replaceAll(`${path('')}/`, '').replaceAll(/\s+/g, ' ')
}

const mistakes: readonly (readonly [command: string, indonesian: string])[] = [
  ['score missing.csv --bank bank.csv', 'Galat: "missing.csv" tidak dapat dibaca: tidak ditemukan; periksa nama dan foldernya'],
  ['score empty.csv --bank bank.csv', 'Galat: berkas jawaban kosong, padahal harus punya kepala tabel'],
  [
    'score other.csv --bank bank.csv',
    '- baris 1, kolom "A9": kolom tidak ada dalam bank, tetapi bernama seperti butir bank; tambahkan butirnya ke bank, atau sebut --keep "A9"',
  ],
  ['score responses.csv --bank bank.csv --id NIP', '- baris 1, kolom "NIP": kolom nomor orang tidak ada dalam kepala tabel'],
  ['score responses.csv --bank bank.csv --plausible-values 5', 'hanya benih yang memungkinkan pengundian ulang; beri --seed'],
  ['score responses.csv --bank bad.json', '- baris 2: huruf ke-8: } tidak pada tempatnya'],
  [
    'bank check bad-bank.csv',
    '- baris 3, kolom "model", butir "A2": model "5pl" tidak dikenal; pakai salah satu dari 1pl 2pl 3pl 4pl grm pcm gpcm rsm nrm',
  ],
  ['bank check bad-bank.csv', '- baris 2, butir "A1": discrimination harus lebih besar dari 0, tertulis -1.2'],
  ['calibrate responses.csv --group unit', '- 1 dari 3 orang tanpa kelompok; isi kolomnya, atau keluarkan orangnya'],
  [
    'calibrate responses.csv --group kelas',
    'Galat: "responses.csv" tidak punya kolom "kelas"; yang ada person, A1, A2, A3, unit',
  ],
  ['calibrate all-right.csv', '- butir "A1": semua yang menjawab benar, sehingga kesulitannya tidak terbatas'],
  ['population scores.csv', '- --scale: id skala tempat skor itu berada, atau none bila tidak bernama'],
  ['population responses.csv --bank bank.csv', 'Galat: bank ini punya skala sendiri: sebutkan standar dan sasaran'],
  [
    'population scores.csv --weight bobot --scale none --method wle',
    '- kolom "bobot": tidak ada kolom "bobot"; yang ada person, theta, standard_error',
  ],
]

describe('with --lang id', () => {
  test.each(mistakes)('%s', async (command, indonesian) => {
    const text = await said('id', command)
    expect(text).toContain(indonesian)
    expect(text).not.toContain('Rincian')
  })

  test('a message that is not known whole stands in English behind the Indonesian sentence of its code', async () => {
    expect(await said('id', 'score responses.csv --bank bank.csv --excel id --format ndjson')).toContain(
      '- dua pilihan bentuk berkas skor saling meniadakan; hilangkan salah satunya Rincian: a spreadsheet form is CSV; leave out --excel or --format ndjson',
    )
  })
})

test('with --lang en nothing is added', async () => {
  expect((await said('en', 'score other.csv --bank bank.csv')).trim()).toBe(
    'Error: columns that look like items are not in the bank - line 1, column "A9": the column is not in the bank but is named like the bank\'s items; add the item to the bank, or say --keep "A9" or --ignore "A9"',
  )
})
