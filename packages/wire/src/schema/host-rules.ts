import { z } from 'zod';
import { HOST_RULES, type HostRules } from '../host-rule.ts';

export const RuleStateSchema = z.strictObject({ state: z.enum(['on', 'off']) });

export const HostRulesSchema = z.object({
  host: z.string().describe('A server of the world: `mx1.faculty.test`'),
  on: z.array(z.enum(HOST_RULES)).describe('Rules that are on'),
  changed: z.boolean().describe('Some rule is other than the world was born with'),
}) satisfies z.ZodType<HostRules>;
