/** What an end-to-end test can do in a real browser; the same in Chromium and in Firefox. */

/**
 * Answers a page's request. Nothing: the request fails, as without a network. `proxy`: it goes to the proxy that the
 * browser was started with.
 */
export type Serve = (
  url: URL,
) => { body: string; contentType?: string; status?: number } | 'proxy' | undefined;

/** A file of the extension that opens as a page and runs no script: in it tests ask with the extension's rights. */
export const pageAtRest = 'icon/16.png';

/** A node of the accessibility tree: what assistive technology sees, closed shadow roots included. */
export interface AccessibleNode {
  /** ARIA role. */
  readonly role: string;
  readonly name: string;
  /** Of a toggle button. */
  readonly pressed?: boolean;
  /** Of a check or a choice. */
  readonly checked?: boolean;
  /** Its box in the viewport, in CSS pixels, after scrolling it into view. Nothing if it isn't shown. */
  box(): Promise<Box | undefined>;
}

/** A node of the whole tree. */
export interface TreeNode extends AccessibleNode {
  /** Nearest first. */
  readonly ancestors: readonly { readonly role: string; readonly name: string }[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Selects nodes: by exact role, by name as text or pattern, inside another node. */
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
  /** Evaluates an expression in the page's own world and returns its JSON value; promises are awaited. */
  evaluate<T = unknown>(expression: string): Promise<T>;
  /** All nodes that match a query now, in document order. Costs a third of what the whole tree costs. */
  findAll(query: Query): Promise<AccessibleNode[]>;
  /** Whether a node's `box` is measured when it is asked for; if not, it is the one of when the node was found. */
  readonly boxesAreLive: boolean;
  /** The accessibility tree, flat, in document order. */
  tree(): Promise<TreeNode[]>;
  /** Real pointer input at viewport coordinates. */
  move(x: number, y: number): Promise<void>;
  clickAt(x: number, y: number, options?: ClickOptions): Promise<void>;
  /** Presses at one place, moves to another in steps and releases there. */
  drag(from: Pick<Box, 'x' | 'y'>, to: Pick<Box, 'x' | 'y'>): Promise<void>;
  /** A real key press: `Tab`, `Enter`, `z`, `Alt+ArrowDown`. */
  press(key: string): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** From now on the page in front has the styles that it is printed with. */
  onPaper(): Promise<void>;
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
  /** Addresses that pages requested and `serve` did not answer. */
  readonly unserved: string[];
  /** Gives the extension what a press of its button in this tab gives it: access to the page until it is left. */
  pressButton(page: Page): Promise<void>;
  /** Ends the extension's worker (Firefox: its background page), as the browser does after 30 idle seconds. */
  killWorker(): Promise<void>;
  /** Whether the worker runs. */
  isWorkerAwake(): Promise<boolean>;
  /** Reloads the extension, as an update does. */
  reloadExtension(): Promise<void>;
  /** Switches the extension off under its open pages. */
  disableExtension(): Promise<void>;
  /** Switches it on again, which is no install, update or browser start. Chromium only. */
  enableExtension(): Promise<void>;
  /**
   * Limits the extension's databases to this many bytes; without a number, restores the default. Works only in a build
   * without `unlimitedStorage`. Chromium only.
   */
  setQuota(bytes?: number): Promise<void>;
  /** Takes all pages and the worker offline, or online again. Chromium only. */
  setOffline(offline: boolean): Promise<void>;
  /**
   * Closes the extension's database connections, as the browser does when its storage fails; stored data stays intact.
   * `prepared`, if given, runs right before. Resolves when they are closed.
   */
  closeConnections(prepared?: () => Promise<void>): Promise<void>;
  /**
   * Revokes the extension's access to the sites' pages, or grants it again, as a user does in the browser's settings.
   */
  allowHosts(allowed: boolean): Promise<void>;
  /** Makes the browser say yes when the extension asks for access to a site (`https://host`). */
  agreeTo(origin: string): Promise<void>;
  /** Takes the access to a site away, as a user does in the browser's settings. */
  revoke(origin: string): Promise<void>;
  /** Evaluates an expression in a page of the extension and returns its JSON value. */
  ask<T>(expression: string): Promise<T>;
  /** Everything in the extension's `storage.local`. */
  storage(): Promise<Record<string, unknown>>;
  /** Quits the browser cleanly. */
  close(): Promise<void>;
  /** SIGKILLs the browser. */
  kill(): Promise<void>;
  /** Ends the browser in the quickest way, where its profile is thrown away. */
  end(): Promise<void>;
}

/** A running browser on a profile of its own, which several drivers use one after the other. */
export interface SharedBrowser {
  /** Installs an extension, and drives the browser with it. */
  install(extension: string, serve: Serve): Promise<Driver>;
  /**
   * Removes the extension, what pages stored, and all tabs but the empty first one, so that nothing is left of the last
   * driver. Throws where that can't be done.
   */
  clean(): Promise<void>;
  /** SIGKILLs it, and resolves once it is gone. */
  kill(): Promise<void>;
  /** SIGKILLs it without a wait, at the end of this process. */
  killNow(): void;
}

export interface LaunchOptions {
  /** Folder of the built extension. */
  readonly extension: string;
  readonly executable: string;
  /** Profile folder, kept across restarts. */
  readonly profile: string;
  readonly serve: Serve;
  /** Folders of other extensions to load. */
  readonly others?: readonly string[];
  /**
   * The port of a proxy on this machine that gets everything which `serve` does not answer. Without one the browser
   * resolves no host name, so no request can leave.
   */
  readonly proxy?: number;
  /** What the user chose in the browser or the system; a light theme without anything else by default. */
  readonly look?: Look;
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly forcedColors?: boolean;
  readonly reducedMotion?: boolean;
  /** The text size that the user chose in the browser, in px, in place of 16. */
  readonly textSize?: number;
}
