/** The documentation's table of texts has every sentence and an action for every error. */
import { expect } from '../support/expect.js';
import { errorCodes } from '../../src/wire/errors.js';
import { en } from '../../src/strings/en.js';
import type { Text } from '../../src/strings/text.js';
import { failureTable, wordTable } from '../../stories/docs/words.js';

const rows = (table: string) =>
  table
    .split('\n')
    .slice(2)
    .map((row) => row.slice(2, -2).split(' | '));

const english: Record<string, Text> = en;

describe('the table of texts', () => {
  it('has cause, message and action for each error', () => {
    const table = rows(failureTable(en));
    expect(table.map(([code]) => code)).to.have.members(errorCodes.map((code) => `\`${code}\``));
    for (const row of table) for (const cell of row) expect(cell).not.to.equal('');
  });

  it('has every other sentence once, with its element', () => {
    const table = rows(wordTable(en));
    const others = Object.keys(en).filter((key) => !key.startsWith('error:'));
    expect(table.map(([key]) => key)).to.have.members(others.map((key) => `\`${key}\``));
    for (const [key = '', when, said, by] of table) {
      const text = english[key.replaceAll('`', '')];
      expect(said).to.equal(typeof text === 'object' ? Object.values(text).join(' / ') : text);
      expect(when).not.to.equal('');
      expect(by, key).to.match(/^`<[a-z-]+>`/);
    }
  });
});
