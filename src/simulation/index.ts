export {
  type SyntheticExam,
  type SyntheticExamOptions,
  type SyntheticPerson,
  syntheticEffects,
  syntheticExam,
  syntheticExamCsv,
} from './synthetic-exam.js'
