/** JSON Schemas of valibot schemas. */
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

export type JsonSchema = { [key: string]: unknown };

/** Throws for a construct without a JSON Schema. Checks in code are left out, so that it may accept more. */
export function jsonSchema(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'output',
    ignoreActions: ['check', 'transform', 'raw_transform', 'trim'],
    // The only custom schema is that of an object with any members.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'custom' ? { type: 'object' } : undefined),
    // The library rejects the flag "u", which JSON Schema implies.
    overrideAction: ({ valibotAction, jsonSchema: converting }) =>
      isRegex(valibotAction) ? { ...converting, pattern: valibotAction.requirement.source } : undefined,
  });
  return converted;
}

function isRegex(action: { type: string }): action is { type: 'regex'; requirement: RegExp } {
  return action.type === 'regex';
}
