/** JSON responses, with their text and `_tag` kept beside them so that nothing has to read the stream again. */
import type { Context, Env } from 'hono';

interface JsonBody {
  text: string;
  tag: string | undefined;
}

const jsonBodies = new WeakMap<Response, JsonBody>();

/** The type is exactly `application/json`: Passlock's browser library ignores an error with a charset. */
export function jsonResponse<E extends Env>(c: Context<E>, body: unknown, status = 200): Response {
  c.header('Content-Type', 'application/json');
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  const text = JSON.stringify(body);
  const { _tag: tag } = (body ?? {}) as { _tag?: unknown };
  const response = c.body(text, status as 200);
  jsonBodies.set(response, { text, tag: typeof tag === 'string' ? tag : undefined });
  return response;
}

/** The `_tag` of a JSON response. */
export function tagOf(response: Response): string | undefined {
  return jsonBodies.get(response)?.tag;
}

/** The text of a JSON response. */
export function jsonTextOf(response: Response): string | undefined {
  return jsonBodies.get(response)?.text;
}

const unknownRoutes = new WeakSet<Response>();

/** Marks a 404 for a path without a route, as opposed to a 404 for a missing record. */
export function markUnknownRoute(response: Response): Response {
  unknownRoutes.add(response);
  return response;
}

export function isUnknownRoute(response: Response): boolean {
  return unknownRoutes.has(response);
}
