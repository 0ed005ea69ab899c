import { readFileSync } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { openLiveRecord } from '../work/index.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import type { Register } from './register.ts';
import { DEFAULT_STORE, type StoreOption, withStore } from './store-option.ts';
import { describe, type Terminal } from './terminal.ts';

export interface McpCommandOptions extends StoreOption {
  readonly writeAs?: string;
}

/** `parley mcp` */
export const registerMcp: Register = (program, terminal, finish) =>
  program
    .command('mcp')
    .description(
      'answer an assistant’s questions about a record, over standard input and output (Model Context Protocol)',
    )
    .option('--store <place>', `the record: a folder, or postgres://… (default: ${DEFAULT_STORE})`)
    .option(
      '--write-as <name>',
      'let the assistant add reviews, signed with this name (default: it can change nothing)',
    )
    .action(async (options: McpCommandOptions) => finish(await mcpCommand(options, terminal)));

/** `parley mcp [--store PLACE] [--write-as NAME]` */
export async function mcpCommand({ writeAs, ...where }: McpCommandOptions, terminal: Terminal): Promise<ExitCode> {
  // Loaded when asked for: no other command should wait for the protocol's library.
  const { serveMcpOverStdio } = await import('../mcp/index.ts');
  return withStore(where, { create: false }, async store => {
    const record = await openLiveRecord(store);
    record.onEvent(event => {
      if (event.type === 'trouble') terminal.say(describe(new ParleyError(event.code, event.message, event.next)));
    });
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    try {
      await serveMcpOverStdio({ record, version: versionOfParley(), writeAs: writeAs ?? null }, stop.signal);
    } finally {
      await record.close();
    }
    return EXIT_CODES.done;
  });
}

function versionOfParley(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
