/** The part of Mozilla's linter that is used here; it comes without types. */
declare module 'addons-linter' {
  export interface Message {
    readonly code: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
  }
  export function createInstance(options: {
    readonly config: {
      readonly _: readonly string[];
      readonly logLevel: 'fatal' | 'debug';
      readonly output: 'none';
    };
    readonly runAsBinary: false;
  }): {
    run(): Promise<Record<'errors' | 'notices' | 'warnings', readonly Message[]>>;
  };
}
