import { adaptiveErrors } from './adaptive-errors.js'
import { bankDetails } from './bank-details.js'
import { calibrationDetails } from './calibration-details.js'
import { commandErrors } from './command-errors.js'
import { documentErrors } from './document-errors.js'
import { fileDetails } from './file-details.js'
import { fileErrors } from './file-errors.js'
import { inspectDoubts } from './inspect-doubts.js'
import { itemFileDetails } from './item-file-details.js'
import { modelErrors } from './model-errors.js'
import { scoreErrors } from './score-errors.js'
import { sessionDetails } from './session-details.js'
import { shareDetails } from './share-details.js'
import { standardDetails } from './standard-details.js'
import { standardSettingErrors } from './standard-setting-errors.js'

/** What kind of problem the code of an error stands for, and what to do, in Indonesian. */
export const errorSentences: Readonly<Record<string, string>> = {
  ...documentErrors,
  ...standardSettingErrors,
  ...adaptiveErrors,
  ...fileErrors,
  ...scoreErrors,
  ...modelErrors,
  ...commandErrors,
}

/** The same for the code of an issue, a refused row, a warning or a note, which may be that of an error and mean less. */
export const detailSentences: Readonly<Record<string, string>> = {
  ...inspectDoubts,
  ...bankDetails,
  ...itemFileDetails,
  ...standardDetails,
  ...sessionDetails,
  ...fileDetails,
  ...calibrationDetails,
  ...shareDetails,
}
