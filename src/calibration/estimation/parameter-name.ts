/** A parameter of a model by the bank's word, or one place of a list, counted from 0: `difficulty`, `thresholds[1]`. */
export type ParameterName = ListParameter | ScalarParameter | `${ListParameter}[${number}]`

export type ScalarParameter = 'discrimination' | 'difficulty' | 'lowerAsymptote' | 'upperAsymptote'
export type ListParameter = 'thresholds' | 'steps' | 'slopes' | 'intercepts'

/** Name of a parameter, with its place where it stands in a list. */
export function parameterName(parameter: string, place?: number): string {
  return place === undefined ? parameter : `${parameter}[${place}]`
}

/** Whether a name means this parameter: itself, or the list that it stands in. */
export function namesParameter(name: string, parameter: string, place?: number): boolean {
  return name === parameter || name === parameterName(parameter, place)
}
