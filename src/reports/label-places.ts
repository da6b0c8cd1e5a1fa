/** A dot, and what stands beside it. */
export interface NamedDot {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** Where the name of a dot begins or ends, in units of the picture. */
export interface LabelPlace {
  readonly x: number
  /** Of the line that letters stand on. */
  readonly y: number
  readonly anchor: 'start' | 'end'
}

export interface LabelRoom {
  /** Of the picture. */
  readonly width: number
  /** Of letters at their largest, on a phone. */
  readonly perCharacter: number
  readonly lineHeight: number
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const reach = 6

/**
 * Places for the names of dots, beside each where the name covers neither a dot nor another name; where there is no such place, the first one.
 * @param others dots that are not named
 */
export function labelPlaces(
  named: readonly NamedDot[],
  others: readonly { readonly x: number; readonly y: number }[],
  room: LabelRoom,
): LabelPlace[] {
  const taken: Box[] = [...named, ...others].map(({ x, y }) => ({
    left: x - reach,
    right: x + reach,
    top: y - reach,
    bottom: y + reach,
  }))
  return named.map((dot) => {
    const places = placesBeside(dot, room)
    const place = places.find(({ box }) => taken.every((other) => isApart(box, other))) ?? (places[0] as Placed)
    taken.push(place.box)
    return { x: place.x, y: place.y, anchor: place.anchor }
  })
}

interface Placed extends LabelPlace {
  readonly box: Box
}

/** Inside the picture, the best place first: level with the dot, then below or above it, on the side with more room only where the other has none. */
function placesBeside({ text, x, y }: NamedDot, { width, perCharacter, lineHeight }: LabelRoom): Placed[] {
  const length = text.length * perCharacter
  return [0, -0.9, 0.9, -1.6, 1.6].flatMap((lines) => {
    const baseline = y + (0.3 + lines) * lineHeight
    const [top, bottom] = [baseline - 0.8 * lineHeight, baseline + 0.2 * lineHeight]
    const right: Placed = { x: x + 10, y: baseline, anchor: 'start', box: { left: x + 9, right: x + 10 + length, top, bottom } }
    const left: Placed = { x: x - 10, y: baseline, anchor: 'end', box: { left: x - 10 - length, right: x - 9, top, bottom } }
    const [roomier, other] = x > width / 2 ? [left, right] : [right, left]
    const fits = other.box.left >= 0 && other.box.right <= width
    if (!fits) return [roomier]
    return other === right ? [right, left] : [roomier, other]
  })
}

function isApart(one: Box, other: Box): boolean {
  return one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top
}
