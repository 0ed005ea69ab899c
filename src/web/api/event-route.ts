import { type Route, route } from './route.ts';
import { seenAs } from './viewer.ts';

/** What happens to the record while somebody looks on. */
export const eventRoute: Route = route({
  id: 'listen',
  method: 'get',
  path: '/events',
  summary:
    'Server-sent events: `hello` at once, `changed` when anything did, `progress` while reports are added, `trouble` with the store.',
  answers: { 200: { description: 'The stream.', types: ['text/event-stream'] } },
  handle(_, asked) {
    const { live } = asked;
    const as = seenAs(undefined, asked);
    return {
      status: 200,
      events(send) {
        send('hello', { revision: live.revision() }, String(live.revision()));
        return live.onEvent(event => {
          const { type, ...data } = event;
          if (event.type !== 'changed') send(type, data);
          else {
            // While two coders work apart neither hears what the other decides.
            const reviews = live.blind ? event.reviews.filter(({ by }) => by === as) : event.reviews;
            send(type, { ...data, reviews }, String(event.revision));
          }
        });
      },
    };
  },
});
