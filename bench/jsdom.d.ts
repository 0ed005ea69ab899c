/** What the bench uses of jsdom: its own types draw in a dozen packages. */
declare module 'jsdom' {
  export class VirtualConsole {}
  export class JSDOM {
    constructor(html: Uint8Array, options: { readonly virtualConsole: VirtualConsole });
    readonly window: { readonly document: Document; close(): void };
  }
}
