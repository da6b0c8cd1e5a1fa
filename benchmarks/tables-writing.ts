import { createRandom } from '../src/math/random-source.js'
import { figureInto } from '../src/tables/figure-bytes.js'
import { formatFigure } from '../src/tables/format-number.js'
import { type ScoreLine, scoreStatuses } from '../src/tables/scores.js'
import { createScoreBlockWriter, type ScoreBlock } from '../src/tables/write-score-blocks.js'
import { createScoreWriter } from '../src/tables/write-scores.js'
import { alternate, type Side } from './alternate.js'
import { type Experiment, mustHold } from './experiment.js'

/** Persons a block, blocks a round, and persons that the slower sides write. */
const persons = 4096
const blocks = 50
const fewPersons = 20_480
/** Bytes that ten digits, a sign, a point and an exponent take at most. */
const figureRoom = 24

/** Scores to the bytes of `person,theta,standard_error,answered,status`: rows, blocks, and what a first script does. */
export const tablesWriting: Experiment = {
  name: 'tables-writing',
  async *run(seed) {
    const block = scoreBlock(seed)
    const lines = Array.from({ length: persons }, (_, p) => lineOf(block, p))
    requireSameBytes(block, lines)
    yield { title: 'a score row in CSV', unit: 'row', sameWork: true, findings: await alternate(rowSides(block, lines)) }
    requireSameFigures(block.theta)
    yield { title: 'a figure of ten digits', unit: 'figure', sameWork: true, findings: await alternate(figureSides(block.theta)) }
  },
}

function rowSides(block: ScoreBlock, lines: readonly ScoreLine[]): Side[] {
  const encoder = new TextEncoder()
  const textLength = (rowOf: (line: ScoreLine) => string): number => {
    let length = 0
    for (let from = 0; from < fewPersons; from += persons) length += encoder.encode(lines.map(rowOf).join('')).length
    return length
  }
  const rows = createScoreWriter({ format: 'csv' })
  const columns = createScoreBlockWriter({ format: 'csv' })
  return [
    {
      name: 'template string, figures with all digits',
      units: fewPersons,
      work: () => textLength((line) => `${line.person},${line.theta},${line.standardError},${line.answered},${line.status}\n`),
    },
    { name: 'row writer, the readable form', units: fewPersons, work: () => textLength(rows.row) },
    {
      name: 'block writer',
      units: persons * blocks,
      work() {
        let length = 0
        for (let b = 0; b < blocks; b++) length += columns.rows(block).length
        return length
      },
    },
  ]
}

function figureSides(figures: Float64Array): Side[] {
  const bytes = new Uint8Array(figureRoom)
  const lengthOf = (write: (figure: number) => number): number => {
    let length = 0
    for (let i = 0; i < figures.length; i++) length += write(figures[i] as number)
    return length
  }
  return [
    { name: 'toPrecision', units: persons, work: () => lengthOf((figure) => figure.toPrecision(10).length) },
    { name: 'formatFigure, the readable form', units: persons, work: () => lengthOf((figure) => formatFigure(figure).length) },
    {
      name: 'figureInto',
      units: persons * blocks,
      work() {
        let length = 0
        for (let b = 0; b < blocks; b++) length += lengthOf((figure) => figureInto(bytes, 0, figure))
        return length
      },
    },
  ]
}

function scoreBlock(seed: string): ScoreBlock {
  const random = createRandom(seed, 'scores')
  const ids = Array.from({ length: persons }, (_, p) => `P${String(p).padStart(7, '0')}`)
  let end = 0
  return {
    count: persons,
    texts: { bytes: new TextEncoder().encode(ids.join('')), ends: Uint32Array.from(ids, (id) => (end += id.length)) },
    theta: Float64Array.from(ids, () => random.normal()),
    standardError: Float64Array.from(ids, () => 0.25 + 0.2 * random.uniform()),
    answered: Uint32Array.from(ids, () => 30 + Math.floor(11 * random.uniform())),
    status: new Uint8Array(persons),
  }
}

function lineOf(block: ScoreBlock, p: number): ScoreLine {
  return {
    person: `P${String(p).padStart(7, '0')}`,
    theta: block.theta[p],
    standardError: block.standardError[p],
    answered: block.answered[p] as number,
    status: scoreStatuses[block.status[p] as number] as ScoreLine['status'],
  }
}

function requireSameBytes(block: ScoreBlock, lines: readonly ScoreLine[]): void {
  const rows = createScoreWriter({ format: 'csv' })
  const text = new TextDecoder().decode(createScoreBlockWriter({ format: 'csv' }).rows(block))
  mustHold(text === lines.map(rows.row).join(''), 'rows and block are written differently')
}

function requireSameFigures(figures: Float64Array): void {
  const bytes = new Uint8Array(figureRoom)
  for (const figure of figures) {
    const text = new TextDecoder().decode(bytes.subarray(0, figureInto(bytes, 0, figure)))
    mustHold(text === formatFigure(figure), `${figure} is written as ${text}`)
  }
}
