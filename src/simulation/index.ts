export { type DrawKey, drawResponse } from './draw-response.js'
export {
  type SyntheticExam,
  type SyntheticExamOptions,
  type SyntheticPerson,
  syntheticEffects,
  syntheticExam,
  syntheticExamCsv,
} from './synthetic-exam.js'
