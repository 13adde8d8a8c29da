/** For tests of other rooms that bring files to the directory, or take them from it. */
export { fixtureFolder, foodBank } from './import/fixtures.ts';
export { openPackage } from './import/package-file.ts';
