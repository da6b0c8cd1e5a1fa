/** The beginnings of ids that end in a number, each known by its place. */
export interface IdPrefixes {
  /** Place of a beginning, a new one if there is room; −1 where there is none. */
  placeOf(key: number): number
}

/** Files number their persons under one prefix or a few; where each id has another, the first ones are enough to see it. */
const most = 4096

/** @returns the beginnings seen so far, none at first; a key is a number that stands for the text */
export function createIdPrefixes(): IdPrefixes {
  const places = new Map<number, number>()
  let lastKey = Number.NaN
  let lastPlace = -1
  return {
    placeOf(key) {
      if (key === lastKey) return lastPlace
      let place = places.get(key) ?? -1
      if (place === -1 && places.size < most) {
        place = places.size
        places.set(key, place)
      }
      lastKey = key
      lastPlace = place
      return place
    },
  }
}
