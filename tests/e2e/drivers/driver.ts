/** What an end-to-end test may do in a real browser; the same in Chromium and in Firefox. */

/**
 * Answers a request of a page. Nothing: the request fails, as without a network. `proxy`: it goes on to the proxy that
 * the browser was started with.
 */
export type Serve = (
  url: URL,
) => { body: string; contentType?: string; status?: number } | 'proxy' | undefined;

/** A node of the accessibility tree: what assistive technology sees, closed shadow roots included. */
export interface AccessibleNode {
  /** ARIA role. */
  readonly role: string;
  readonly name: string;
  /** Of a toggle button. */
  readonly pressed?: boolean;
  /** Of a check or a choice. */
  readonly checked?: boolean;
  /** Nearest first. */
  readonly ancestors: readonly { readonly role: string; readonly name: string }[];
  /** Where it is in the viewport, CSS pixels; scrolls it into view first. Nothing where it is not shown. */
  box(): Promise<Box | undefined>;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which node is meant: exact role, name as text or pattern, inside another node. */
export interface Query {
  readonly role: string;
  readonly name?: string | RegExp;
  readonly within?: { readonly role: string; readonly name?: string | RegExp };
}

export interface ClickOptions {
  readonly button?: 'left' | 'middle';
  readonly modifier?: 'Alt' | 'Control' | 'Shift';
}

/** A tab. */
export interface Page {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** Runs an expression in the page's own world and gives its JSON value; promises are awaited. */
  evaluate<T = unknown>(expression: string): Promise<T>;
  /** The accessibility tree, flat, in document order. */
  tree(): Promise<AccessibleNode[]>;
  /** Real pointer input at viewport coordinates. */
  move(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number, options?: ClickOptions): Promise<void>;
  /** Presses at one place, goes to another in steps and lets go there. */
  drag(from: Pick<Box, 'x' | 'y'>, to: Pick<Box, 'x' | 'y'>): Promise<void>;
  /** A real key press: `Tab`, `Enter`, `z`, `Alt+ArrowDown`. */
  press(key: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  front(): Promise<void>;
  close(): Promise<void>;
  /** Text and tooltip of the toolbar button for this tab. */
  badge(): Promise<{ text: string; title: string }>;
}

/** A running browser with the built extension in it. */
export interface Driver {
  readonly name: 'chromium' | 'firefox';
  /** A new tab. */
  open(url: string): Promise<Page>;
  /** A tab in a private window, which stays open until the browser is closed. */
  openPrivately(url: string): Promise<Page>;
  /** The popup, as a page of its own in a new tab. */
  popup(): Promise<Page>;
  /** A page of the extension by its name, in a new tab: `options.html`. */
  extensionPage(name: string): Promise<Page>;
  /** Addresses that any page asked for and nobody served. */
  readonly unserved: string[];
  /** Ends the extension's worker (Firefox: its background page), as the browser does after 30 idle seconds. */
  killWorker(): Promise<void>;
  /** Whether it runs. */
  isWorkerAwake(): Promise<boolean>;
  /** Loads the extension anew, as an update does. */
  reloadExtension(): Promise<void>;
  /** Switches the extension off under its open pages. */
  disableExtension(): Promise<void>;
  /** Switches it on again: no install, no update, no start of the browser. Chromium only. */
  enableExtension(): Promise<void>;
  /**
   * Lets the extension's databases grow to so many bytes; without a number, as ever. Bites only in a build without
   * `unlimitedStorage`. Chromium only.
   */
  setQuota(bytes?: number): Promise<void>;
  /** Takes the network from all pages and the worker, or gives it back. Chromium only. */
  setOffline(offline: boolean): Promise<void>;
  /**
   * Closes the extension's database connections under it, as the browser does when its storage fails; nothing stored is
   * touched. `prepared`, where there is one, comes right before. Resolves when they are closed.
   */
  closeConnections(prepared?: () => Promise<void>): Promise<void>;
  /** Takes the sites' pages away from the extension, or gives them back, as a user does in the browser's settings. */
  allowHosts(allowed: boolean): Promise<void>;
  /** Runs an expression in a page of the extension and gives its JSON value. */
  ask<T>(expression: string): Promise<T>;
  /** Everything in the extension's `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Ends the browser in good order. */
  close(): Promise<void>;
  /** SIGKILLs the browser. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  readonly executable: string;
  /** Profile folder, kept over restarts. */
  readonly profile: string;
  readonly serve: Serve;
  /** Folders of other extensions that run beside it. */
  readonly others?: readonly string[];
  /**
   * The port of a proxy on this machine, through which everything goes that `serve` does not answer. Without one the
   * browser knows no host by its name: nothing can leave.
   */
  readonly proxy?: number;
}
