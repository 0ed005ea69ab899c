import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// `parley mcp` as a client starts it: a process of its own, the protocol on its standard streams.

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PARLEY = ['--import', 'tsx', pathOf('../src/cli/main.ts')];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-mcp-'));
  execFileSync(process.execPath, [...PARLEY, 'add', pathOf('../examples/strike/'), '--store', folder, '--jobs', '1'], {
    stdio: 'ignore',
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function started(more: readonly string[] = []) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...PARLEY, 'mcp', '--store', folder, ...more],
    stderr: 'pipe',
  });
  const said: string[] = [];
  transport.stderr?.on('data', chunk => said.push(String(chunk)));
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return { client, transport, said };
}

describe('parley mcp', () => {
  it('answers over its standard streams, changes nothing, and ends with its client', async () => {
    const { client, transport, said } = await started();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('review');
    const found = await client.callTool({ name: 'search', arguments: { words: 'union' } });
    const { hits } = found.structuredContent as { hits: { report: string }[] };
    expect(hits.length).toBeGreaterThan(0);
    const read = await client.callTool({ name: 'report', arguments: { id: hits[0]!.report } });
    expect((read.structuredContent as { text: string }).text.length).toBeGreaterThan(100);

    const { pid } = transport;
    await client.close();
    await expect.poll(() => isRunning(pid!), { timeout: 10_000 }).toBe(false);
    expect(said.join('')).not.toMatch(/fault|Error/);
  }, 60_000);
  it('adds reviews only where it was told whose', async () => {
    const { client } = await started(['--write-as', 'Ann Bell']);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain('review');
    await client.close();
  }, 60_000);
  it('names a record that is not there, on standard error', () => {
    const run = () =>
      execFileSync(process.execPath, [...PARLEY, 'mcp', '--store', join(folder, 'none')], { stdio: 'pipe', input: '' });
    expect(run).toThrow(/none/);
  });
});

describe('docs/mcp.md', () => {
  const page = readFileSync(pathOf('../docs/mcp.md'), 'utf8');
  it('has a configuration that starts the server', () => {
    const [, json] = /```json\n([\s\S]*?)```/.exec(page)!;
    const { mcpServers } = JSON.parse(json!) as { mcpServers: { parley: { command: string; args: string[] } } };
    expect(mcpServers.parley).toEqual({ command: 'parley', args: ['mcp', '--store', '/home/ann/parley-data'] });
  });
  it('names every tool', async () => {
    const { client } = await started(['--write-as', 'Ann Bell']);
    for (const { name } of (await client.listTools()).tools) expect(page).toContain(`\`${name}\``);
    await client.close();
  }, 60_000);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
