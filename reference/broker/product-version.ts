/** The version of this package, written out because a browser cannot read package.json. */

/** Equal to `version` in package.json; a test compares them. */
export const productVersion = '0.1.0';
