/** A teacher proposes two members as client and server; each says yes or no. */
import type { ClassPair, RoomId } from '@ehlo/wire';
import { ClassAgreeSchema, ClassPairSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { badRequest, notFound, Refused } from '../../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../../rooms-api/request.ts';
import type { ClassRoutesParts } from '../class-api.ts';
import type { ClassState } from '../class-state.ts';
import { teller } from '../tell.ts';
import { isLive, rolesOf } from './pairs.ts';

export function pairRoutes(api: Router, parts: ClassRoutesParts): void {
  const { classes, asMember } = parts;
  const tell = teller(api, parts);

  tell('post', 'pairs', (request, state) => {
    const { server, client } = readBody(ClassPairSchema, request);
    if (server === client) throw badRequest(400, 'A pair is of two: name two members.');
    if (state.assessment)
      throw new Refused(
        409,
        'not-now',
        'Nobody is paired while the class is assessed. End the assessment first.',
      );
    return {
      kind: 'class.pair',
      state: 'offered',
      server: member(state, server),
      client: member(state, client),
    };
  });

  tell('delete', 'members/:home/pair', (request, state) => {
    const pair = state.pairs.get(String(request.params.home));
    return pair && { kind: 'class.pair', state: 'over', server: pair.server, client: pair.client };
  });

  api.put('/:class/me/pair', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { agree } = readBody(ClassAgreeSchema, request);
    if (agree && state.assessment)
      throw new Refused(
        409,
        'not-now',
        'Nobody is paired while the class is assessed. Say yes once the assessment is over.',
      );
    const pair = state.pairs.get(person.home);
    if (!pair || !isLive(pair))
      throw new Refused(409, 'not-now', 'Nobody would pair you now: your teacher may have taken it back.');
    const { server, client, agreed } = pair;
    const by = rolesOf(pair, person.home);
    // Who said yes and is done with it, says that it is over.
    const next: ClassPair['state'] = agree ? 'agreed' : agreed.length === 2 ? 'over' : 'refused';
    if (!agree || !agreed.includes(by))
      await classes.note(state, [{ kind: 'class.pair', state: next, server, client, by }]);
    response.status(204).end();
  });
}

/** @throws Refused 404, 409 */
function member(state: ClassState, home: RoomId): ClassPair['server'] {
  const found = state.members.get(home);
  if (!found)
    throw notFound('Nobody of this class has this room. They may have left: look at the list again.');
  if (isLive(state.pairs.get(home)))
    throw new Refused(409, 'not-now', `${found.name} is in a pair already. Take that one back first.`);
  const { name, handle } = found;
  return { home, name, handle };
}
