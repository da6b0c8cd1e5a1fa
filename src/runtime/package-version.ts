/** Version of this package, as results and passports name it; a test holds it equal to package.json. */
export const packageVersion = '0.1.0'
