import { sizeLimits } from './packaging/budgets.js'

export default sizeLimits
