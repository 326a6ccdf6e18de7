/** Bodies, read up to a limit: a peer that sends more cannot fill the memory. */

/** The response's body, or undefined once it is larger than `limit` bytes: the rest is not read. */
export async function readBytes({ body }: Response, limit: number): Promise<ArrayBuffer | undefined> {
  let left = limit;
  const limiter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0) controller.terminate();
      else controller.enqueue(chunk);
    },
  });
  const bytes = await new Response(body?.pipeThrough(limiter)).arrayBuffer();
  return left < 0 ? undefined : bytes;
}

/** The same for a request. Firefox's `Request` has no `body`: there the whole is read before it is measured. */
export const readRequestBytes = async (request: Request, limit: number): Promise<ArrayBuffer | undefined> =>
  readBytes(new Response(request.body ?? (await request.blob())), limit);
