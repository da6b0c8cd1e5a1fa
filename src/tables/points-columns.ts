/** A column of points that a learning platform gave for a question, by its name. */
export interface PointsName {
  /** What names of other columns of the same question begin with: the question in a form, nothing in a quiz. */
  readonly question: string | undefined
  /** Most points, where the name says so. */
  readonly most: number | undefined
}

/** `Q. 1 /1.00` and its kin: a quiz in Moodle, whose grades (`Grade/20.00`) have no number before the bar. */
const QUIZ = /^\D{1,12}\d{1,4}\s*\/\s*(\d+(?:[.,]\d+)?)$/
/** `How many? [Score]`: a quiz in Google Forms, beside the answer itself and `[Feedback]`. */
const FORM = /^(.*\S)\s*\[(?:score|skor|nilai)\]$/is

/** What the name of a column says of points; undefined where it is none of points. */
export function pointsName(name: string): PointsName | undefined {
  const quiz = QUIZ.exec(name)
  if (quiz !== null) return { question: undefined, most: figure(quiz[1]!) }
  const form = FORM.exec(name)
  return form === null ? undefined : { question: form[1]!, most: undefined }
}

/** `0.50`, `0,50`, or `0.50 / 1`. */
const POINTS = /^(\d+(?:[.,]\d+)?)(\s*\/\s*(\d+(?:[.,]\d+)?))?$/

/** Most steps that points of partial credit fall into. */
const MOST_STEPS = 10
/** Points are rounded to two decimals at least. */
const ROUNDING = 0.006

/**
 * Category of each text that stands for points: right or wrong where nobody got a part, whole points as they are, and else the steps of
 * equal size that hold them all. Steps that nobody reached are among them.
 * @param cells of the column; other texts than points say nothing
 * @returns undefined where no cell holds points, or no such steps hold them
 */
export function categoriesOfPoints(name: PointsName, cells: readonly string[]): Record<string, number> | undefined {
  const found = cells.flatMap((cell) => {
    const parts = POINTS.exec(cell.trim())
    return parts === null ? [] : [{ text: cell.trim(), points: parts[1]!, tail: parts[2] ?? '', most: parts[3] }]
  })
  const [first] = found
  if (first === undefined) return undefined
  const most = name.most ?? (first.most === undefined ? undefined : figure(first.most))
  if (most === undefined || most <= 0) return undefined
  const values = [...new Set(found.map(({ points }) => figure(points)))]
  const steps = stepsOf(values, most)
  if (steps === undefined) return undefined
  const expected = Array.from({ length: steps + 1 }, (_, step) => [like(first.points, (most * step) / steps) + first.tail, step])
  const seen = found.map(({ text, points }) => [text, Math.round((figure(points) / most) * steps)])
  return Object.fromEntries([...expected, ...seen])
}

function stepsOf(values: readonly number[], most: number): number | undefined {
  if (values.every((value) => value === 0 || value === most)) return 1
  const isWhole = (value: number) => Number.isInteger(value) && value <= most
  if (Number.isInteger(most) && most <= MOST_STEPS && values.every(isWhole)) return most
  const fits = (steps: number) =>
    values.every((value) => value <= most && Math.abs(value - (most * Math.round((value / most) * steps)) / steps) < ROUNDING)
  return Array.from({ length: MOST_STEPS - 1 }, (_, k) => k + 2).find(fits)
}

/** A number with the decimal mark and decimals of another. */
function like(model: string, value: number): string {
  const decimals = /[.,](\d+)$/.exec(model)?.[1]?.length ?? 0
  return value.toFixed(decimals).replace('.', model.includes(',') ? ',' : '.')
}

function figure(text: string): number {
  return Number(text.replace(',', '.'))
}
