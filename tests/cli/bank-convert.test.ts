import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import { temporaryFolder } from './folder.js'
import { runCommand } from './run-command.js'

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const mirtTable = '"","a1","d","g","u"\n"A",1.5,-0.75,0,1\n"B",1,0.5,0.2,1\n'
const conquestFile = '1 0.5 /* item A */\n2 -0.25 /* item B */\n'

test('a file of mirt becomes a bank on D = 1', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), mirtTable)
  const { code, stdout } = await runCommand(['bank', 'convert', path('exam.csv'), '--from', 'mirt', '--out', path('bank.json')])
  expect(code).toBe(0)
  expect(flat(stdout)).toContain('2 items read from a file of mirt; all slopes on D = 1.')
  expect(parseBank(JSON.parse(readFileSync(path('bank.json'), 'utf8')))).toMatchObject({
    id: 'exam',
    scale: { id: null, scalingConstant: 1 },
    items: [
      { id: 'A', model: '2pl', parameters: { discrimination: 1.5, difficulty: 0.5 } },
      { id: 'B', model: '3pl', parameters: { difficulty: -0.5, lowerAsymptote: 0.2 } },
    ],
  })
})

test('the latent distribution of a run, which the file does not name, can be said', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), mirtTable)
  const convert = ['bank', 'convert', path('exam.csv'), '--from', 'mirt', '--out', path('bank.json')]
  expect(flat((await runCommand(convert)).stdout)).toContain('Say it with --population.')
  const { stdout } = await runCommand([...convert, '--population', '0.2,1.3'])
  expect(flat(stdout)).not.toContain('--population')
  expect(parseBank(JSON.parse(readFileSync(path('bank.json'), 'utf8'))).scale.population).toMatchObject({ mean: 0.2, sd: 1.3 })
})

test('from one program to another both constants must be said', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), mirtTable)
  const convert = ['bank', 'convert', path('exam.csv'), '--from', 'mirt', '--to', 'bilog']
  const unsaid = await runCommand(convert)
  expect(unsaid.code).toBe(1)
  expect(flat(unsaid.stderr)).toContain('1 for a run with the option LOGISTIC, else 1.7')
  const { code, stdout, stderr } = await runCommand([...convert, '--target-scaling-constant', '1.7'])
  expect(code).toBe(0)
  expect(stdout).toContain('0.88235')
  expect(flat(stderr)).toContain('holds parameters only')
})

test('what a file leaves open is misuse, what is wrong in it is a refused input', async () => {
  const path = temporaryFolder()
  writeFileSync(path('anchors.txt'), conquestFile)
  expect((await runCommand(['bank', 'convert', path('anchors.txt'), '--from', 'conquest'])).code).toBe(1)
  const said = await runCommand([
    'bank',
    'convert',
    path('anchors.txt'),
    '--from',
    'conquest',
    '--constraint',
    'items=C',
    '--to',
    'csv',
  ])
  expect(said.stdout).toBe('item,model,b\nA,1pl,0.5\nB,1pl,-0.25\nC,1pl,-0.25\n')
  writeFileSync(path('bad.txt'), '1 x /* item A */\n2 0 B\n')
  const bad = await runCommand(['bank', 'convert', path('bad.txt'), '--from', 'conquest', '--constraint', 'cases'])
  expect(bad.code).toBe(2)
  expect(flat(bad.stderr)).toMatch(/line 1: .*line 2: /)
})

test('options of one program are refused with another', async () => {
  const path = temporaryFolder()
  writeFileSync(path('exam.csv'), mirtTable)
  const { code, stderr } = await runCommand(['bank', 'convert', path('exam.csv'), '--from', 'mirt', '--thresholds', 'none'])
  expect(code).toBe(1)
  expect(flat(stderr)).toContain('--thresholds goes with --from winsteps only')
})
