/** What a browser is asked, whichever way it is asked: the commands of WebDriver that the tests need. */

export interface Driver {
  /** A command by its name in Marionette, without `WebDriver:`. */
  send(command: Command, parameters?: object): Promise<unknown>;
  close(): Promise<void>;
}

/** How the same command is spelled over HTTP. Those of virtual authenticators exist in Firefox alone. */
export const endpoints = {
  Navigate: 'POST /url',
  GetCurrentURL: 'GET /url',
  ExecuteScript: 'POST /execute/sync',
  PerformActions: 'POST /actions',
  DeleteAllCookies: 'DELETE /cookie',
} as const;

export type Command = keyof typeof endpoints | `WebAuthn:${string}`;
