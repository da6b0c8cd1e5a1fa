/** A standard as a person would write it: four cuts, five levels, one of their names in two languages. */
export const exampleStandard = {
  format: 'melek-standard/1',
  id: 'demonstration',
  version: '1',
  scaleId: 'example/1',
  levels: [
    { id: '1', from: null, name: { id: 'Paham', en: 'Aware' } },
    { id: '2', from: -1, name: 'Dasar' },
    { id: '3', from: 0, name: { id: 'Menengah', en: 'Intermediate' } },
    { id: '4', from: 1, name: { id: 'Mumpuni', en: 'Proficient' } },
    { id: '5', from: 2, name: { id: 'Ahli', en: 'Expert' } },
  ],
  cutStandardErrors: [0.1, 0.1, 0.1, 0.1],
  targetLevel: '3',
  rule: 'compensatory',
  certificate: { probability: 0.8 },
  reportingScale: { slope: 100, intercept: 500, low: 200, high: 800, round: 1 },
  provenance: { note: 'made up for tests' },
} as const
