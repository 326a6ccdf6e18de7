/**
 * Checks a write-ahead log that a killed server left behind. SQLite stops reading at the first broken
 * frame and takes what follows for the remains of an unfinished write, so a flipped bit would silently
 * undo acknowledged transactions. Our log is only ever appended to or emptied (see `sqlite.ts`), so a
 * kill can cut its last frame short but leaves no complete frame broken.
 *
 * Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 */

const headerSize = 32;
const frameHeaderSize = 24;

/** The offset of the first damaged part, or undefined when the log is as SQLite wrote it. */
export function damageInLog(log: Buffer): number | undefined {
  if (log.length < headerSize) return undefined;
  const bigEndian = (log.readUInt32BE(0) & 1) === 1;
  const pageSize = log.readUInt32BE(8);
  let sum = checksum(log, 0, 24, bigEndian, [0, 0]);
  if (log.readUInt32BE(0) >>> 1 !== 0x377f0682 >>> 1 || !matches(log, 24, sum)) return 0;

  const frameSize = frameHeaderSize + pageSize;
  for (let at = headerSize; at + frameSize <= log.length; at += frameSize) {
    sum = checksum(log, at, 8, bigEndian, sum);
    sum = checksum(log, at + frameHeaderSize, pageSize, bigEndian, sum);
    const salted = log.compare(log, 16, 24, at + 8, at + 16) === 0;
    if (!salted || !matches(log, at + 16, sum)) return at;
  }
  return undefined;
}

type Sum = readonly [number, number];

function matches(log: Buffer, at: number, [first, second]: Sum): boolean {
  return log.readUInt32BE(at) === first && log.readUInt32BE(at + 4) === second;
}

function checksum(log: Buffer, start: number, length: number, bigEndian: boolean, seed: Sum): Sum {
  let [first, second] = seed;
  for (let at = start; at < start + length; at += 8) {
    first = (first + word(log, at, bigEndian) + second) >>> 0;
    second = (second + word(log, at + 4, bigEndian) + first) >>> 0;
  }
  return [first, second];
}

function word(log: Buffer, at: number, bigEndian: boolean): number {
  return bigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at);
}
