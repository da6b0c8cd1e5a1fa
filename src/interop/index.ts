/**
 * `melek/interop`: pure mappers between melek's documents and the files of other programs. Item parameters of mirt, TAM, catR,
 * flexMIRT, BILOG-MG, PARSCALE, Winsteps and ConQuest.
 */
export {
  type ConquestConstraint,
  type FileModel,
  fileModels,
  type ItemFileOptions,
  type ItemProgram,
  itemPrograms,
} from './item-files/item-file.js'
export { checkItemFile, type ItemFileCheck } from './item-files/read-item-file.js'
export { itemFileOf, type WrittenItemFile } from './item-files/write-item-file.js'
