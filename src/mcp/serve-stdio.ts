import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createMcpServer, type McpOptions } from './mcp-server.ts';

/** Serves over standard input and output until the client closes the stream, or `stop` is given. Standard output carries the protocol and nothing else. */
export async function serveMcpOverStdio(options: McpOptions, stop: AbortSignal): Promise<void> {
  const server = createMcpServer(options);
  const transport = new StdioServerTransport();
  await server.connect(transport);
  await new Promise<void>(resolve => {
    server.server.onclose = resolve;
    // The SDK does not take the end of standard input for the end of the client.
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
}
