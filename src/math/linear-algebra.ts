import { create, eigsDependencies, invDependencies, lusolveDependencies } from 'mathjs'
