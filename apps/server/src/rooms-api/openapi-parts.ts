import { z } from 'zod';

export type Json = Record<string, unknown>;

const SAYS: Readonly<Record<number, string>> = {
  400: 'Not what was wanted',
  401: 'Nobody is known by this request',
  403: 'Not yours to change',
  404: 'There is no such thing here',
  409: 'Somebody else’s, or none',
  429: 'Too many; it was not written down',
  413: 'More than a room may have',
  415: 'The body is not application/json',
  507: 'The disk is full; nothing was changed',
};

const json = (schema: Json): Json => ({ 'application/json': { schema } });

/**
 * The pieces that a description of an API (OpenAPI 3.1) is made of, with the schemas that check it.
 *
 * @param schemas bodies by the name that they have in the description; `Refusal` is what a refused request is answered with
 */
export function describing<Name extends string>(schemas: Readonly<Record<Name | 'Refusal', z.ZodType>>) {
  const ref = (name: Name | 'Refusal'): Json => ({ $ref: `#/components/schemas/${name}` });
  const answer = (description: string, schema: Json): Json => ({ description, content: json(schema) });
  return {
    ref,
    answer,
    octets: (description: string, type: string): Json => ({ description, content: { [type]: {} } }),
    refusals: (...statuses: number[]): Json =>
      Object.fromEntries(statuses.map((status) => [status, answer(SAYS[status] ?? '', ref('Refusal'))])),
    body: (name: Name): Json => ({ required: true, content: json(ref(name)) }),
    inPath: (name: string, type: 'integer' | 'string', description: string): Json => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type },
    }),
    queryParameters(query: z.ZodType): Json[] {
      const { properties = {} } = z.toJSONSchema(query, { io: 'input' });
      return Object.entries(properties).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema,
      }));
    },
    components(): Json {
      const registry = z.registry<{ id: string }>();
      for (const [id, schema] of Object.entries<z.ZodType>(schemas)) registry.add(schema, { id });
      const generated = z.toJSONSchema(registry, {
        uri: (id) => `#/components/schemas/${id}`,
        io: 'input',
      }).schemas;
      // An id and a dialect in every schema are for files that stand alone.
      return Object.fromEntries(
        Object.entries(generated).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema]),
      );
    },
  };
}
