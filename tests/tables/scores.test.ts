import { describe, expect, test } from 'vitest'
import { createScoreReader, type ScoreReaderOptions, type ScoreReject, type ScoreRow } from '../../src/tables/read-scores.js'
import type { ScoreLine } from '../../src/tables/scores.js'
import { createScoreWriter, type ScoreWriterOptions } from '../../src/tables/write-scores.js'
import { bytesOf } from './reading.js'

const write = (options: ScoreWriterOptions, ...lines: ScoreLine[]) => {
  const writer = createScoreWriter(options)
  return writer.header() + lines.map((line) => writer.row(line)).join('')
}

const read = (text: string, options: ScoreReaderOptions = {}) => {
  const reader = createScoreReader(options)
  const rows: ScoreRow[] = []
  const rejects: ScoreReject[] = []
  const sink = { row: (row: ScoreRow) => void rows.push(row), reject: (reject: ScoreReject) => void rejects.push(reject) }
  reader.push(bytesOf(text), sink)
  reader.end(sink)
  return { rows, rejects, header: reader.header, roundedIds: reader.roundedIds }
}

const scored: ScoreLine = {
  person: '198503122010011003',
  theta: -0.123456789012,
  standardError: 1 / 3,
  answered: 40,
  status: 'scored',
}

describe('a score file', () => {
  test('in plain CSV has the columns of DESIGN, figures of ten digits, and ids as they came', () => {
    expect(write({ format: 'csv' }, scored, { person: '=P2, "x"', answered: 0, status: 'no_responses' })).toBe(
      'person,theta,standard_error,answered,status\n198503122010011003,-0.123456789,0.3333333333,40,scored\n"=P2, ""x""",,,0,no_responses\n',
    )
  })

  test('with a standard, plausible values, further figures and kept columns has them in this order', () => {
    const options = { format: 'csv', standard: true, plausibleValues: 2, figures: ['theta_low'], kept: ['unit'] } as const
    const line = {
      ...scored,
      level: 'C1',
      targetProbability: 0.25,
      plausibleValues: [0.5, -1],
      figures: [-0.8],
      kept: ['Dinas "A"'],
    }
    expect(write(options, line)).toBe(
      'person,theta,standard_error,answered,status,level,p_target,pv1,pv2,theta_low,unit\n' +
        '198503122010011003,-0.123456789,0.3333333333,40,scored,C1,0.25,0.5,-1,-0.8,"Dinas ""A"""\n',
    )
  })

  test('for an Indonesian spreadsheet has mark, semicolons, decimal commas, and ids that stay text', () => {
    const text = write({ format: 'csv', excel: 'id', kept: ['unit', 'kode'] }, { ...scored, kept: ['Dinas Kesehatan', '00-7'] })
    expect(text).toBe(
      '\uFEFFperson;theta;standard_error;answered;status;unit;kode\r\n' +
        '"=""198503122010011003""";-0,123456789;0,3333333333;40;scored;Dinas Kesehatan;"=""00-7"""\r\n',
    )
  })

  test.each(['=1+1', '+62811', '-5', '@SUM(A1)', '\tx', 'MAR1', '007', '1,5', 'a=1;"b"'])(
    'never lets a spreadsheet take %j for a formula, number or date',
    (person) => {
      const text = write({ format: 'csv', excel: 'id' }, { ...scored, person })
      const cell = /\r\n(.*?);-0,1/s.exec(text)?.[1]
      expect(cell).toBe(`"=""${person.replaceAll('"', '""""')}"""`)
      expect(read(text).rows[0]?.person).toBe(person)
    },
  )

  test('does not run a formula that is too long to be wrapped', () => {
    expect(write({ format: 'csv', excel: 'id' }, { ...scored, person: `=${'x'.repeat(300)}` })).toContain(`\r\n'=xxx`)
  })

  test('in NDJSON has one object a line, null where there is no figure', () => {
    expect(
      write(
        { format: 'ndjson', standard: true, plausibleValues: 1, kept: ['unit'] },
        { ...scored, theta: undefined, kept: ['A'] },
      ),
    ).toBe(
      '{"person":"198503122010011003","theta":null,"standard_error":0.3333333333,"answered":40,"status":"scored","level":null,"p_target":null,"pv1":null,"unit":"A"}\n',
    )
  })

  test('cannot be NDJSON for a spreadsheet, or have two columns of one name', () => {
    const refusal = expect.objectContaining({
      code: 'scores-format',
      issues: [
        expect.objectContaining({ code: 'scores-format' }),
        expect.objectContaining({ code: 'column-duplicate', column: 'theta' }),
      ],
    })
    expect(() => createScoreWriter({ format: 'ndjson', excel: 'id', kept: ['theta'] })).toThrow(refusal)
  })
})

describe('scores are read', () => {
  const plain = 'person,theta,standard_error,answered,status\n'

  test('with the columns they have, others kept as text, plausible values by their number', () => {
    const { rows, header } = read('unit,pv10,pv2,person,theta,standard_error,pv1\nDinas A,3,2,P1,0.5,.3,1\n')
    expect(header).toMatchObject({ plausibleValues: ['pv1', 'pv2', 'pv10'], keptColumns: ['unit'], hasStandard: false })
    expect(rows).toEqual([
      {
        line: 2,
        person: 'P1',
        theta: 0.5,
        standardError: 0.3,
        answered: undefined,
        status: '',
        level: undefined,
        targetProbability: undefined,
        plausibleValues: [1, 2, 3],
        kept: ['Dinas A'],
      },
    ])
  })

  test('with plausible values of other programs by a pattern, and chosen columns only', () => {
    const { rows } = read('person,theta,standard_error,PV1READ,PV2READ,w,x\nP1,0,1,.5,.6,2,3\n', {
      plausibleValues: 'PV*READ',
      keep: ['w'],
    })
    expect(rows[0]).toMatchObject({ plausibleValues: [0.5, 0.6], kept: ['2'] })
  })

  test('with semicolons and decimal commas', () => {
    expect(read('person;theta;standard_error\nP1;-0,35;0,4\n').rows[0]).toMatchObject({ theta: -0.35, standardError: 0.4 })
  })

  test.each(['15.0001', '-3512', '1e2'])(
    'but theta %s is beyond 15: the file has lost its decimal marks and is refused',
    (theta) => {
      expect(() => read(`${plain}P1,0.2,0.3,4,scored\nP2,${theta},0.3,4,scored\n`)).toThrow(
        expect.objectContaining({ code: 'scores-decimal-lost', issues: [expect.objectContaining({ line: 3, column: 'theta' })] }),
      )
    },
  )

  test('theta of exactly 15 stands, a standard error or plausible value beyond it does not', () => {
    expect(read(`${plain}P1,-15,0.3,4,scored\n`).rows[0]?.theta).toBe(-15)
    const lost = expect.objectContaining({ code: 'scores-decimal-lost' })
    expect(() => read(`${plain}P1,1,3333,4,scored\n`)).toThrow(lost)
    expect(() => read('person,theta,standard_error,pv1\nP1,1,.3,5123\n')).toThrow(lost)
  })

  test.each([
    ['P1,x,0.3,4,scored', 'figure-invalid', /"x" in column "theta" is not a figure/],
    ['P1,0.1,0,4,scored', 'figure-invalid', /standard_error must be positive/],
    ['P1,0.1,0.3,4.5,scored', 'figure-invalid', /answered must be a whole number/],
    ['P1,0.1,0.3,4', 'row-length', /too short/],
    [',0.1,0.3,4,scored', 'person-missing', /no person id/],
    ['"P1"x,0.1,0.3,4,scored', 'quote-misplaced', /quotation mark/],
  ])('but %s is refused, the other rows go on', (row, code, reason) => {
    const { rows, rejects } = read(`${plain}${row}\nP2,1,0.5,4,scored\n`)
    expect(rejects).toMatchObject([{ code, line: 2, reason: expect.stringMatching(reason) }])
    expect(rows).toMatchObject([{ line: 3, person: 'P2', theta: 1 }])
  })

  test('but two decimal marks in one file are not', () => {
    const { rejects } = read('person;theta;standard_error\nP1;0,5;0,3\nP2;1.234;0,3\n')
    expect(rejects).toMatchObject([{ code: 'figure-invalid', line: 3, reason: expect.stringMatching(/decimal mark "\."/) }])
  })

  test('but a person who comes again is refused; rounded ids are counted, since they say nothing', () => {
    expect(read(`${plain}P1,1,1,4,scored\nP1,2,1,4,scored\n`).rejects).toMatchObject([{ code: 'person-duplicate', line: 3 }])
    const rounded = read(`${plain}1.98E+17,1,1,4,scored\n1.98E+17,2,1,4,scored\n`)
    expect(rounded).toMatchObject({ rejects: [], roundedIds: 2 })
  })

  test('but not without person, theta and standard_error, or with a column twice', () => {
    expect(() => read('id,theta,theta\n1,2,3\n')).toThrow(
      expect.objectContaining({
        code: 'scores-header',
        issues: [
          expect.objectContaining({ code: 'column-missing', column: 'person' }),
          expect.objectContaining({ code: 'column-duplicate', column: 'theta' }),
          expect.objectContaining({ code: 'column-missing', column: 'standard_error' }),
        ],
      }),
    )
    expect(() => read('')).toThrow(expect.objectContaining({ code: 'scores-empty' }))
  })

  test('from NDJSON, a broken line being refused', () => {
    const { rows, rejects } = read(`${write({ format: 'ndjson', kept: ['unit'] }, { ...scored, kept: ['A'] })}{"person"\n`, {
      format: 'ndjson',
    })
    expect(rows).toMatchObject([{ person: '198503122010011003', theta: -0.123456789, kept: ['A'] }])
    expect(rejects).toMatchObject([{ code: 'json-invalid', line: 2 }])
  })
})
