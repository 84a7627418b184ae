/** The version of the package; 0.0.0 where it was never released. `tools/stamp-version.mjs` writes it into what is compiled. */
export const VERSION: string = '0.0.0';
