export { createMcpServer, type McpOptions } from './mcp-server.ts';
export { serveMcpOverStdio } from './serve-stdio.ts';
