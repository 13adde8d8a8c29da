import type { Command } from './command-line.ts';
import { exportCommand } from './export/cli.ts';
import { importCommand } from './import/command.ts';
import { mapCommand } from './import/mapping-cli.ts';

/** What the directory can be asked to do on a command line. */
export const directoryCommands: readonly Command[] = [importCommand, mapCommand, exportCommand];
