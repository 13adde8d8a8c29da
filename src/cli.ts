import { verifyAudit } from '#access';
import { type Database, migrate, openPool } from '#db';
import { directoryCommands } from '#directory';
import { ConfigError, readConfig } from './config.ts';

/** One thing that an operator can do: `npm run tessera -- <name> ...`. */
export interface CliCommand {
  readonly name: string;
  /** What follows the name, and what it does, for the list of commands. */
  readonly usage: string;
  /** Returns the exit code. */
  run(args: readonly string[], context: CliContext): Promise<number>;
}

export interface CliContext {
  readonly database: Database;
  readonly ownerUrl: string;
  /** Where words for the operator go. */
  readonly out: NodeJS.WriteStream;
}

const COMMANDS: readonly CliCommand[] = [
  {
    name: 'migrate',
    usage: 'migrate                 bring the database to the newest form',
    run: async (_, { ownerUrl, out }) => {
      const applied = await migrate({ url: ownerUrl });
      out.write(
        applied.length > 0 ? `Applied ${applied.join(', ')}\n` : 'The database is at its newest form.\n',
      );
      return 0;
    },
  },
  {
    name: 'audit verify',
    usage: 'audit verify            check the hash chain over the whole audit',
    run: async (_, { database, out }) => {
      const broken = await verifyAudit(database);
      out.write(broken === null ? 'The chain is whole.\n' : `The chain is broken at seal ${broken}.\n`);
      return broken === null ? 0 : 1;
    },
  },
  ...directoryCommands,
];

function help(): string {
  return `Usage: npm run tessera -- COMMAND\n\n${COMMANDS.map(({ usage }) => `  ${usage}`).join('\n')}\n`;
}

async function main(args: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (!command) {
    process.stderr.write(help());
    return args.length === 0 || args[0] === 'help' ? 0 : 2;
  }
  const config = readConfig(process.env);
  const pool = openPool({ url: config.databaseUrl, role: 'tessera_app', size: 4, name: 'tessera-cli' });
  try {
    const context = {
      database: { pool, clock: { now: () => new Date() } },
      ownerUrl: config.databaseOwnerUrl,
      out: process.stdout,
    };
    return await command.run(args.slice(command.name.split(' ').length), context);
  } finally {
    await pool.end();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : String((error as Error).message ?? error)}\n`,
  );
  process.exitCode = 1;
}
