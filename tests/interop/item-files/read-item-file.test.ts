/** Small files of our own making in the layouts that the programs write. */
import { describe, expect, test } from 'vitest'
import { bytesOf, itemsOf, read } from './files.js'

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 10))
const issuesOf = (check: ReturnType<typeof read>) => (check.kind === 'invalid' ? check.issues : [])

describe('mirt', () => {
  test('the coefficient table mixes dichotomous, graded, partial-credit and nominal rows', () => {
    const text = `"","a1","d","g","u","d1","d2","ak0","ak1","ak2","d0"
"A",2,1,0,1,NA,NA,NA,NA,NA,NA
"B",1,-0.5,0.2,1,NA,NA,NA,NA,NA,NA
"C",2,NA,NA,NA,1,-3,NA,NA,NA,NA
"D",2,NA,NA,NA,2,1,0,1,2,0
"E",0.5,NA,NA,NA,0.4,0.1,0,1.6,2,0
`
    expect(itemsOf('mirt', text)).toEqual([
      { id: 'A', model: '2pl', parameters: { discrimination: 2, difficulty: -0.5 } },
      { id: 'B', model: '3pl', parameters: { discrimination: 1, difficulty: 0.5, lowerAsymptote: 0.2 } },
      { id: 'C', model: 'grm', parameters: { discrimination: 2, thresholds: [-0.5, 1.5] } },
      { id: 'D', model: 'gpcm', parameters: { discrimination: 2, steps: [-1, 0.5] } },
      { id: 'E', model: 'nrm', parameters: { slopes: close([0.8, 1]), intercepts: [0.4, 0.1] } },
    ])
  })

  test('with IRTpars = TRUE the model of several categories has to be said', () => {
    const text = 'item,a,b,g,u,b1,b2\nA,1.2,0.3,0,0.95,NA,NA\nB,1.2,NA,NA,NA,-1,0.5\n'
    expect(() => itemsOf('mirt', text)).toThrow(/--model\): grm or gpcm/)
    expect(itemsOf('mirt', text, { model: 'grm' })[1]).toMatchObject({ model: 'grm', parameters: { thresholds: [-1, 0.5] } })
    expect(itemsOf('mirt', text, { model: 'gpcm' })).toMatchObject([
      { model: '4pl', parameters: { upperAsymptote: 0.95 } },
      { model: 'gpcm', parameters: { steps: [-1, 0.5] } },
    ])
  })

  test('items of one rating scale keep the very same steps', () => {
    const text = 'item,a1,b1,b2,b3,c\nA,1,-1.1,0.2,1.4,0.7\nB,1,-1.1,0.2,1.4,-0.3\n'
    const steps = itemsOf('mirt', text).map((item) => (item.model === 'rsm' ? item.parameters.steps : []))
    expect(steps[0]).toHaveLength(3)
    expect(steps[0]).toEqual(steps[1])
  })

  test('mod2values brings the latent distribution along, and asks for the group where there are two', () => {
    const rows = (group: string, d: number) =>
      `${group},A,dich,a1,1,1\n${group},A,dich,d,2,${d}\n${group},A,dich,g,3,0\n${group},A,dich,u,4,1\n${group},GROUP,GroupPars,MEAN_1,5,0.5\n${group},GROUP,GroupPars,COV_11,6,4\n`
    const header = 'group,item,class,name,parnum,value\n'
    const check = read('mirt', header + rows('all', 1))
    expect(check.kind === 'valid' && check.bank.scale.population).toMatchObject({ mean: 0.5, sd: 2 })
    expect(() => read('mirt', header + rows('x', 1) + rows('y', 2))).toThrow(/groups "x", "y"/)
    expect(itemsOf('mirt', header + rows('x', 1) + rows('y', 2), { group: 'y' })[0]).toMatchObject({
      parameters: { difficulty: -2 },
    })
  })

  test('a second dimension is refused with line and column, beside every other problem of the file', () => {
    const text = 'item,a1,a2,d,g,u\nA,1,0.5,0,0,1\nB,-1,0,0,0,1\nC,x,0,1,0,1\nA,1,0,0,0,1\n'
    expect(issuesOf(read('mirt', text)).map(({ code, line, column }) => [code, line, column])).toEqual(
      expect.arrayContaining([
        ['item-file-dimensions', 2, 'a2'],
        ['cell-not-a-number', 4, 'a1'],
        ['parameter-invalid', 3, undefined],
      ]),
    )
  })
})

test('TAM: item_irt and item give the same items, and guess makes a 3PL', () => {
  const irt = 'item,alpha,beta,tau.Cat1,tau.Cat2\nA,1.5,0.4,0,NA\nB,2,0.25,-0.75,0.75\n'
  const item = `item,N,M,xsi.item,AXsi_.Cat1,AXsi_.Cat2,B.Cat1.Dim1,B.Cat2.Dim1\nA,100,0.5,0.6,0.6,NA,1.5,NA\nB,100,1,0.5,-1,1,2,4\n`
  const wanted = [
    { id: 'A', model: '2pl', parameters: { discrimination: 1.5, difficulty: expect.closeTo(0.4, 10) } },
    { id: 'B', model: 'gpcm', parameters: { discrimination: 2, steps: close([-0.5, 1]) } },
  ]
  expect(itemsOf('tam', irt)).toEqual(wanted)
  expect(itemsOf('tam', item)).toEqual(wanted)
  const guessing = 'item,guess,AXsi_.Cat1,B.Cat1.Dim1\nA,0.2,0.6,1.5\n'
  expect(itemsOf('tam', guessing)).toMatchObject([{ model: '3pl', parameters: { lowerAsymptote: 0.2 } }])
})

describe('catR', () => {
  test('D has to be said, and multiplies the slopes', () => {
    const text = '"","a","b","c","d"\n"A",1,0.5,0.2,1\n'
    expect(() => read('catr', text)).toThrow(/argument D/)
    expect(itemsOf('catr', text, { scalingConstant: 1.7 })).toEqual([
      { id: 'A', model: '3pl', parameters: { discrimination: 1.7, difficulty: 0.5, lowerAsymptote: 0.2 } },
    ])
  })

  test.each([
    ['GRM', 'alphaj,betaj1,betaj2', '2,-1,1', { model: 'grm', parameters: { discrimination: 2, thresholds: [-1, 1] } }],
    ['MGRM', 'alphaj,bj,c1,c2', '2,0.5,1,-1', { model: 'grm', parameters: { discrimination: 2, thresholds: [-0.5, 1.5] } }],
    ['PCM', 'deltaj1,deltaj2', '1,-1', { model: 'pcm', parameters: { steps: [1, -1] } }],
    ['GPCM', 'alphaj,deltaj1,deltaj2', '2,1,-1', { model: 'gpcm', parameters: { discrimination: 2, steps: [1, -1] } }],
    ['RSM', 'lambdaj,delta1,delta2', '0.5,1,-1', { model: 'rsm', parameters: { difficulty: 0.5, steps: [1, -1] } }],
    ['NRM', 'alphaj1,cj1,alphaj2,cj2', '1,2,-1,0', { model: 'nrm', parameters: { slopes: [1, -1], intercepts: [2, 0] } }],
  ])('the columns of a %s matrix tell its model', (_, header, row, wanted) => {
    expect(itemsOf('catr', `item,${header}\nA,${row}\n`, { scalingConstant: 1 })).toMatchObject([wanted])
  })

  test('unknown columns need the model', () => {
    expect(() => read('catr', 'item,V1,V2,V3\nA,2,-1,1\n', { scalingConstant: 1 })).toThrow(/say the model/)
    expect(itemsOf('catr', 'item,V1,V2,V3\nA,2,-1,1\n', { scalingConstant: 1, model: 'grm' })).toMatchObject([{ model: 'grm' }])
  })
})

test('flexMIRT: 3PL, graded and generalised partial credit, with the latent distribution', () => {
  const text = [
    '1\tA\t1\t1\t1\t2\t-1.3862943611198906\t1\t2',
    '1\tB\t1\t1\t2\t3\t1\t-3\t2',
    // a = 2, steps −1 and 0.5: intercepts 2 and 1, so γ1 = 1/2 and γ2 = 2 − 1/2.
    '1\tC\t1\t1\t3\t3\t0\t1\t0\t2\t0\t0.5\t1.5',
    '0\tGroup1\t1\t1\t0\t0.25\t4',
  ].join('\n')
  const check = read('flexmirt', text)
  expect(check.kind === 'valid' && check.bank.scale.population).toMatchObject({ mean: 0.25, sd: 2 })
  expect(itemsOf('flexmirt', text)).toEqual([
    { id: 'A', model: '3pl', parameters: { discrimination: 2, difficulty: -0.5, lowerAsymptote: expect.closeTo(0.2, 12) } },
    { id: 'B', model: 'grm', parameters: { discrimination: 2, thresholds: [-0.5, 1.5] } },
    { id: 'C', model: 'gpcm', parameters: { discrimination: expect.closeTo(2, 12), steps: close([-1, 0.5]) } },
  ])
})

describe('BILOG-MG', () => {
  const field = (value: number) => value.toFixed(5).padStart(10)
  const row = (id: string, a: number, b: number, c: number) =>
    `${id.padEnd(8)}TEST    ${[-a * b, 0.1, a, 0.05, b, 0.07, 1 / a, 0, c, 0.02, 0, 0, 0].map(field).join('')}   100`
  const file = (...rows: readonly string[]) => ['BILOG-MG', 'title', '   1   2', '', ...rows].join('\r\n')

  test('D has to be said and multiplies slopes and their errors', () => {
    const text = file(row('A', 1, 0.5, 0.2), row('B', 0.8, -0.25, 0))
    expect(() => read('bilog', text)).toThrow(/LOGISTIC/)
    const check = read('bilog', text, { scalingConstant: 1.7 })
    expect(check.kind === 'valid' && check.bank.items).toMatchObject([
      {
        id: 'A',
        model: '3pl',
        parameters: { discrimination: 1.7, difficulty: 0.5, lowerAsymptote: 0.2 },
        uncertainty: { standardErrors: { discrimination: expect.closeTo(0.085, 12), difficulty: 0.07, lowerAsymptote: 0.02 } },
      },
      { id: 'B', model: '2pl', parameters: { discrimination: expect.closeTo(1.36, 12), difficulty: -0.25 } },
    ])
  })

  test('a shifted line is told by line and field', () => {
    const issues = issuesOf(read('bilog', file(row('A', 1, 0, 0), 'B  TEST 1 2 3'), { scalingConstant: 1 }))
    expect(issues).toContainEqual(expect.objectContaining({ line: 6, column: 'slope' }))
  })
})

describe('PARSCALE', () => {
  const file = (code: number) =>
    [
      'title',
      'title',
      `SEPARATE    1    1    ${code}    0    1`,
      '    1',
      'GROUP 01',
      'BLOCK       30001   1.00000   0.05000   0.20000   0.04000   0.00000   0.00000',
      code < 5 ? '   0.50000  -0.50000   0.00000' : '   0.00000   0.50000  -0.50000',
      '   0.01000   0.01000   0.00000',
    ].join('\n')

  test('places are location minus category parameter, slopes times the D that was said', () => {
    expect(() => read('parscale', file(3))).toThrow(/LOGISTIC/)
    expect(itemsOf('parscale', file(3), { scalingConstant: 1.7 })).toEqual([
      { id: '0001', model: 'grm', parameters: { discrimination: 1.7, thresholds: close([-0.3, 0.7]) } },
    ])
    expect(itemsOf('parscale', file(7), { scalingConstant: 1 })).toEqual([
      { id: '0001', model: 'gpcm', parameters: { discrimination: 1, steps: close([-0.3, 0.7]) } },
    ])
  })

  test('a file without locations is refused: its signs are not settled', () => {
    expect(issuesOf(read('parscale', file(4), { scalingConstant: 1 }))[0]).toMatchObject({ code: 'model-unknown', line: 3 })
  })
})

describe('Winsteps', () => {
  const ifile = `; ITEM Liking for science
;ENTRY MEASURE STTS COUNT SCORE MODLSE IN.MSQ NAME
     1   45.00    1    75   109   1.10   0.74 Go on a picnic
     2   60.00    1    75   100   1.10   0.90 Watch birds
     3    0.00   -3     0     0   0.00   1.00 Deleted
`

  test('unit, origin and thresholds have to be said, all at once', () => {
    try {
      read('winsteps', ifile)
      expect.unreachable()
    } catch (error) {
      expect((error as { issues: { code: string }[] }).issues.map(({ code }) => code)).toEqual([
        'user-scale-unsaid',
        'thresholds-unsaid',
      ])
    }
  })

  test('measures become logits, thresholds of an SFILE steps, deleted items stay out', () => {
    const check = read('winsteps', ifile, {
      userScale: { mean: 50, perLogit: 10 },
      thresholds: bytesOf('; STRUCTURE\n0 .00\n1 -8.0\n2 8.0\n'),
    })
    expect(check.kind === 'valid' && check.leftOut).toEqual(['Deleted'])
    expect(check.kind === 'valid' && check.bank.items).toMatchObject([
      { id: 'Go on a picnic', model: 'rsm', parameters: { difficulty: -0.5, steps: [-0.8, 0.8] } },
      { id: 'Watch birds', model: 'rsm', parameters: { difficulty: 1, steps: [-0.8, 0.8] } },
    ])
  })

  test('anchors of a control file bring unit and origin along; without thresholds these have to be said', () => {
    const anchors = 'UIMEAN=50\nUSCALE=10\nIAFILE=*\n1 45 ;A\n2 60 ;B\n*\n'
    expect(() => read('winsteps', anchors)).toThrow(/--thresholds/)
    expect(itemsOf('winsteps', anchors, { thresholds: 'none' })).toEqual([
      { id: 'A', model: '1pl', parameters: { difficulty: -0.5 } },
      { id: 'B', model: '1pl', parameters: { difficulty: 1 } },
    ])
    expect(itemsOf('winsteps', `${anchors}SAFILE=*\n2 0 0\n2 1 -8\n2 2 8\n*\n`)[1]).toEqual({
      id: 'B',
      model: 'pcm',
      parameters: { steps: [0.19999999999999996, 1.8] },
    })
  })

  test('scores above the number of answers contradict "none"', () => {
    expect(() => read('winsteps', ifile, { userScale: { mean: 0, perLogit: 1 }, thresholds: 'none' })).toThrow(
      /more than two categories/,
    )
  })

  test('a lowest category with a threshold of 0 is ambiguous and refused', () => {
    const options = { userScale: { mean: 0, perLogit: 1 }, thresholds: bytesOf('1 0\n2 -1\n3 1\n') }
    expect(() => read('winsteps', ifile, options)).toThrow(/may be the lowest/)
  })
})

describe('ConQuest', () => {
  const cases = '1 0.5 /* item A */\n2 -0.25 /* item B */\n3 -0.75 /* item B step 1 */\n'

  test('difficulties and steps, the last step being minus the sum of the others', () => {
    expect(() => read('conquest', cases)).toThrow(/origin/)
    expect(itemsOf('conquest', cases, { constraint: { kind: 'cases' } })).toEqual([
      { id: 'A', model: '1pl', parameters: { difficulty: 0.5 } },
      { id: 'B', model: 'pcm', parameters: { steps: [-1, 0.5] } },
    ])
  })

  test('under the constraint of items the one that is left out gets minus the sum', () => {
    expect(itemsOf('conquest', cases, { constraint: { kind: 'items', lastItem: 'C' } })[2]).toEqual({
      id: 'C',
      model: '1pl',
      parameters: { difficulty: -0.25 },
    })
    const wrong = read('conquest', cases, { constraint: { kind: 'items', lastItem: 'A' } })
    expect(issuesOf(wrong)).toMatchObject([{ code: 'constraint-wrong', item: 'A', line: 1 }])
  })

  // As ConQuest prints them: the first lines of an export of an older version, padded, and files of 5.47.5, whose labels are the names
  // of the facets in the model, levels, and categories. From public examples: eatModel (twodim.prm), BayesianMGMFRM.jl
  // (conquest_5_47_5).
  test('an export of dichotomous items, padded with blanks', () => {
    const printed = '         1   2.31916   /* item T16_07 */\n         2   0.02311   /* item T13_09 */\n'
    expect(itemsOf('conquest', printed, { constraint: { kind: 'cases' } })).toEqual([
      { id: 'T16_07', model: '1pl', parameters: { difficulty: 2.31916 } },
      { id: 'T13_09', model: '1pl', parameters: { difficulty: 0.02311 } },
    ])
  })

  const printed = {
    items:
      '3       -0.58169        /* itemid I000001 */\n4       -0.12919        /* itemid I000002 */\n5        0.16438        /* itemid I000003 */\n',
    steps:
      '6       -0.68676        /* itemid I000001 category 1 */\n7       -0.49813        /* itemid I000002 category 1 */\n8       -0.42007        /* itemid I000003 category 1 */\n9       -0.10561        /* itemid I000004 category 1 */\n',
  }
  const lastItem = { constraint: { kind: 'items', lastItem: 'I000004' } } as const

  test('an export of item and item*step, whose facet has a name of its own', () => {
    const items = itemsOf('conquest', printed.items + printed.steps, lastItem)
    expect(items.map(({ id, model }) => `${id} ${model}`)).toEqual([1, 2, 3, 4].map((i) => `I00000${i} pcm`))
    const last = 0.58169 + 0.12919 - 0.16438
    expect(items[3]?.parameters).toEqual({
      steps: [expect.closeTo(last - 0.10561, 12), expect.closeTo(last + 0.10561, 12)],
    })
  })

  test('an export of item and step: a rating scale', () => {
    const items = itemsOf('conquest', `${printed.items}6       -0.71581        /* category 1 */\n`, lastItem)
    expect(items[0]).toEqual({ id: 'I000001', model: 'rsm', parameters: { difficulty: -0.58169, steps: [-0.71581, 0.71581] } })
    expect(items).toHaveLength(4)
  })

  test('parameters of other facets, and of both kinds of steps, are told and not read as items', () => {
    const raters = read('conquest', `1       -0.35313        /* raterid R000001 */\n${printed.items}`, lastItem)
    expect(issuesOf(raters)).toMatchObject([{ code: 'item-file-row', line: 1 }])
    const both = read('conquest', `${printed.items}${printed.steps}10 0.1 /* category 1 */\n`, lastItem)
    expect(issuesOf(both)).toHaveLength(4)
    const gap = read('conquest', `${printed.items}6 0.1 /* category 2 */\n`, lastItem)
    expect(issuesOf(gap)).toMatchObject([{ code: 'item-file-row' }])
  })
})

test('a D other than 1 is refused for programs that have none', () => {
  expect(() => read('mirt', 'item,a1,d\nA,1,0\n', { scalingConstant: 1.7 })).toThrow(/no scaling constant but 1/)
})
